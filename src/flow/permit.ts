import { isEmpty } from '../model/filter.ts';
import type { FlowDocument } from './context.ts';
import type { UserTask } from './definition.ts';
import type { Movement } from './movement.ts';
import { refuse, runOf, taskOf, userTaskOf } from './movement.ts';
import { isStrongEnough, requiredWay } from './policy.ts';
import { actingFor } from './proxy.ts';
import type { Task } from './state.ts';
import { hasEnded } from './state.ts';

/** @throws Refused FlowEnded, FlowReturned */
export function requireRunning(movement: Movement): void {
  const { state } = movement;
  if (hasEnded(state)) refuse({ kind: 'FlowEnded', status: state.status, at: state.endedAt });
  if (state.status === 'returned') refuse({ kind: 'FlowReturned' });
}

/** @throws Refused NotTheInitiator */
export function requireInitiator(movement: Movement): void {
  if (movement.command.actor.userId !== movement.state.initiator) refuse({ kind: 'NotTheInitiator' });
}

export function isAdministrator(movement: Movement): boolean {
  return movement.context.organisation.administratorIds.includes(movement.command.actor.userId);
}

/** @throws Refused NotAllowed for one who is neither initiator nor administrator nor was ever asked */
export function requireParticipant(movement: Movement): void {
  const { userId } = movement.command.actor;
  const asked = movement.state.tasks.some((task) => task.assigneeId === userId || task.ownerId === userId);
  if (!asked && userId !== movement.state.initiator && !isAdministrator(movement)) {
    refuse({ kind: 'NotAllowed', rule: 'participantsOnly' });
  }
}

/**
 * The actor's own open task; the owner may do himself what his proxy was given. Whoever comes second reads who was first and when, not an error.
 * @throws Refused UnknownTask, NotTheApprover, AlreadyDecided, FlowEnded, FlowReturned, DocumentChanged,
 *   TaskNotOpen, ActorDisabled, ProxyEnded
 */
export function requireOwnOpenTask(movement: Movement, taskId: string): Task {
  const task = taskOf(movement, taskId);
  const { userId } = movement.command.actor;
  const isOwner = task.kind === 'vote' && task.ownerId === userId;
  if (task.assigneeId !== userId && !isOwner) refuse({ kind: 'NotTheApprover' });
  requireUndecided(movement, task);
  // His seat was given a new task, because what he was shown does not stand any more.
  if (task.voidReason === 'contentChanged') refuse({ kind: 'DocumentChanged', shown: task.contentVersion, current: movement.context.document.contentVersion });
  if (task.status !== 'open') refuse({ kind: 'TaskNotOpen', status: task.status });
  if (!movement.context.organisation.user(userId)?.enabled) refuse({ kind: 'ActorDisabled' });
  if (task.kind === 'vote' && !isOwner) requireProxy(movement, task);
  return task;
}

/** A proxy must stand both when the task was given and when it is done. */
function requireProxy(movement: Movement, task: Task): void {
  if (actingFor(movement, task.ownerId).userId !== task.assigneeId) refuse({ kind: 'ProxyEnded', ownerId: task.ownerId });
}

/** The actor's own open vote. @throws Refused as `requireOwnOpenTask`, and NotAllowed for a helper's task */
export function requireOwnOpenVote(movement: Movement, taskId: string): Task {
  const task = requireOwnOpenTask(movement, taskId);
  return task.kind === 'vote' ? task : refuse({ kind: 'NotAllowed', rule: 'voteOnly' });
}

/** @throws Refused AlreadyDecided, FlowEnded, FlowReturned */
export function requireUndecided(movement: Movement, task: Task): void {
  const { status, decidedBy, decidedAt } = task;
  if (decidedBy !== null && decidedAt !== null) {
    if (status === 'approved' || status === 'rejected' || status === 'returned' || status === 'answered') {
      refuse({ kind: 'AlreadyDecided', by: decidedBy, at: decidedAt, outcome: status });
    }
  }
  const run = runOf(movement, task.runId);
  if (status === 'voided' && task.voidReason === 'nodeFinished' && run.decidedBy !== null && run.leftAt !== null) {
    const wasReturned = movement.state.tasks.some((other) => other.runId === run.id && other.status === 'returned');
    const outcome = wasReturned ? 'returned' : run.outcome === 'failed' ? 'rejected' : 'approved';
    refuse({ kind: 'AlreadyDecided', by: run.decidedBy, at: run.leftAt, outcome });
  }
  requireRunning(movement);
}

/** @throws Refused DocumentChanged when he was shown another content than the one he would decide on */
export function requireCurrentDocument(movement: Movement, task: Task, shown: number): void {
  const current = movement.context.document.contentVersion;
  if (shown !== current || task.contentVersion !== current) refuse({ kind: 'DocumentChanged', shown, current });
}

/** @throws Refused StrongerWayNeeded */
export function requireStrongWay(movement: Movement, task: Task): void {
  const required = requiredWay(movement.definition, userTaskOf(movement, task.nodeId), movement.context.document);
  if (required !== 'reply' && !isStrongEnough(movement.command, required)) {
    refuse({ kind: 'StrongerWayNeeded', required });
  }
}

/** @throws Refused RequiredFieldMissing; a column of a detail table must be filled in every row */
export function requireFields(movement: Movement, node: UserTask): void {
  for (const [field, right] of Object.entries(node.fieldRights)) {
    if (right === 'required' && isMissing(movement.context.document, field)) {
      refuse({ kind: 'RequiredFieldMissing', field });
    }
  }
}

function isMissing(document: FlowDocument, field: string): boolean {
  const [table = '', column] = field.split('.');
  const rows = document.lines[table];
  const values = column === undefined ? [document.values[field]] : (rows ?? []).map((row) => row[column]);
  if (rows && column === undefined) return rows.length === 0;
  return values.some((value) => value === undefined || isEmpty(value));
}
