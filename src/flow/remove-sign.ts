import type { RemoveSign } from './commands.ts';
import type { Movement } from './movement.ts';
import { record, refuse, taskOf } from './movement.ts';
import { isAdministrator, requireUndecided } from './permit.ts';
import { tasksOf, voidTask } from './seats.ts';
import { settle } from './settle.ts';
import type { Task } from './state.ts';
import { isUndecided } from './state.ts';
import { seatsOf } from './tally.ts';

/** Remove a signer 「减签」: an undecided seat, never the last one; by one who signs at this node, or an administrator. */
export function removeSign(movement: Movement, command: RemoveSign): void {
  const task = taskOf(movement, command.taskId);
  requireUndecided(movement, task);
  if (!isUndecided(task)) refuse({ kind: 'TaskNotOpen', status: task.status });
  if (task.kind !== 'vote') refuse({ kind: 'NotAllowed', rule: 'voteOnly' });
  requireRight(movement, task);
  const tasks = tasksOf(movement.state, task.runId);
  if (seatsOf(tasks).length <= 1) refuse({ kind: 'LastSeat' });
  for (const helper of tasks) {
    if (helper.parentTaskId === task.id && isUndecided(helper)) voidTask(movement, helper, 'removed');
  }
  voidTask(movement, task, 'removed', command.comment);
  closeGap(movement, task);
  settle(movement, task.runId);
}

function requireRight(movement: Movement, task: Task): void {
  if (isAdministrator(movement)) return;
  if (movement.definition.model === 'fixed') refuse({ kind: 'NotAllowed', rule: 'fixedModel' });
  const { userId } = movement.command.actor;
  const signs = tasksOf(movement.state, task.runId).some(
    (other) => other.kind === 'vote' && other.assigneeId === userId && (other.status === 'open' || other.status === 'waiting'),
  );
  if (!signs) refuse({ kind: 'NotAllowed', rule: 'participantsOnly' });
}

/** Those who waited for him wait for the one he waited for. */
function closeGap(movement: Movement, task: Task): void {
  if (task.waitsForSeatId === null) return;
  for (const other of tasksOf(movement.state, task.runId)) {
    if (other.status === 'waiting' && other.waitsForSeatId === task.seatId) {
      record(movement, { kind: 'TaskQueued', taskId: other.id, waitsForSeatId: task.waitsForSeatId });
    }
  }
}
