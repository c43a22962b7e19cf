import type { Answer, Decide } from './commands.ts';
import type { Movement } from './movement.ts';
import { placeOf, record, refuse, taskOf, userTaskOf } from './movement.ts';
import { requireCurrentDocument, requireFields, requireOwnOpenTask, requireStrongWay } from './permit.ts';
import { openTask } from './seats.ts';
import { settle } from './settle.ts';
import type { Task } from './state.ts';

/** Approve or reject. A delegate's verdict goes to the owner of the task as a proposal and does not count. */
export function decide(movement: Movement, command: Decide): void {
  const task = requireOwnOpenTask(movement, command.taskId);
  if (task.kind === 'assist') refuse({ kind: 'NotAllowed', rule: 'adviceOnly' });
  requireCurrentDocument(movement, task, command.documentVersion);
  if (task.kind === 'delegation') return answerTask(movement, task, command.decision, command.opinion);
  requireStrongWay(movement, task);
  const isByPerson = movement.command.way !== 'system';
  if (command.decision === 'approve' && isByPerson) requireFields(movement, userTaskOf(movement, task.nodeId));
  record(movement, {
    kind: 'TaskDecided',
    ...placeOf(task),
    decision: command.decision === 'approve' ? 'approved' : 'rejected',
    opinion: command.opinion,
    contentVersion: command.documentVersion,
  });
  settle(movement, task.runId, movement.command.actor.userId);
}

/** The opinion of an assistant 「协办」 or a delegate 「委办」: no vote. */
export function giveOpinion(movement: Movement, command: Answer): void {
  const task = requireOwnOpenTask(movement, command.taskId);
  if (task.kind === 'vote') refuse({ kind: 'NotAllowed', rule: 'adviceOnly' });
  answerTask(movement, task, null, command.opinion);
}

function answerTask(
  movement: Movement,
  task: Task,
  proposal: 'approve' | 'reject' | null,
  opinion: string | null,
): void {
  record(movement, { kind: 'TaskAnswered', ...placeOf(task), proposal, opinion });
  if (task.kind !== 'delegation' || task.parentTaskId === null) return;
  const owners = taskOf(movement, task.parentTaskId);
  if (owners.status === 'delegated') openTask(movement, owners);
}
