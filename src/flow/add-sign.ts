import type { AddSign } from './commands.ts';
import type { Movement } from './movement.ts';
import { placeOf, record, refuse, runOf } from './movement.ts';
import { requireOwnOpenVote } from './permit.ts';
import { createSeat, requireEligible, tasksOf } from './seats.ts';
import { settle } from './settle.ts';
import type { Task } from './state.ts';

/**
 * Add signers 「加签」: before oneself (they decide first), after (they decide next, in the order given),
 * or beside (at once). N grows, so the node is counted anew.
 */
export function addSign(movement: Movement, command: AddSign): void {
  const task = requireOwnOpenVote(movement, command.taskId);
  if (movement.definition.model === 'fixed') refuse({ kind: 'NotAllowed', rule: 'fixedModel' });
  const userIds = [...new Set(command.userIds)];
  if (userIds.length === 0) refuse({ kind: 'NothingChanged' });
  for (const userId of userIds) requireEligible(movement, task.runId, userId);
  const { position, comment } = command;
  record(movement, { kind: 'SignersAdded', ...placeOf(task), position, userIds, comment });
  if (position === 'before') addBefore(movement, task, userIds);
  if (position === 'after') addAfter(movement, task, userIds);
  if (position === 'beside') userIds.forEach((userId) => add(movement, task, userId, null, null));
  settle(movement, task.runId);
}

function addBefore(movement: Movement, task: Task, userIds: string[]): void {
  const lastSeatId = addInTurn(movement, task, userIds, null);
  record(movement, { kind: 'TaskQueued', taskId: task.id, waitsForSeatId: lastSeatId });
}

/** Those who were next after him are next after the last one added. */
function addAfter(movement: Movement, task: Task, userIds: string[]): void {
  const followers = tasksOf(movement.state, task.runId).filter(
    (other) => other.status === 'waiting' && other.waitsForSeatId === task.seatId,
  );
  const lastSeatId = addInTurn(movement, task, userIds, task.seatId);
  for (const follower of followers) {
    record(movement, { kind: 'TaskQueued', taskId: follower.id, waitsForSeatId: lastSeatId });
  }
}

function addInTurn(movement: Movement, task: Task, userIds: string[], firstWaitsFor: string | null): string {
  let previousSeatId = firstWaitsFor;
  for (const userId of userIds) previousSeatId = add(movement, task, userId, previousSeatId, task.seatId);
  return previousSeatId ?? task.seatId;
}

function add(
  movement: Movement,
  task: Task,
  userId: string,
  waitsForSeatId: string | null,
  addedBySeatId: string | null,
): string {
  return createSeat(movement, runOf(movement, task.runId), {
    ownerId: userId,
    reasons: ['addSign'],
    ordinal: task.ordinal,
    weight: 1,
    waitsForSeatId,
    addedBySeatId,
  });
}
