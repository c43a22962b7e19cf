import type { FlowState, Run, Task, TaskKind, VoidReason } from './state.ts';
import { isUndecided } from './state.ts';
import type { CancelReason } from './events.ts';
import type { Movement } from './movement.ts';
import { placeOf, record, refuse } from './movement.ts';
import { actingFor } from './proxy.ts';
import { seatsOf } from './tally.ts';

/** A seat to be made; `seatId` continues an existing one. */
export type Seat = {
  ownerId: string;
  reasons: string[];
  ordinal: number;
  weight: number;
  waitsForSeatId: string | null;
  addedBySeatId: string | null;
  seatId?: string;
};

export function tasksOf(state: FlowState, runId: string): Task[] {
  return state.tasks.filter((task) => task.runId === runId);
}

/** Gives somebody, or his standing proxy, a vote. Returns the id of the seat. */
export function createSeat(movement: Movement, run: Run, seat: Seat): string {
  const proxy = actingFor(movement, seat.ownerId);
  if (proxy.cycle) {
    record(movement, { kind: 'ProxyCycleFound', runId: run.id, nodeId: run.nodeId, userId: seat.ownerId });
  }
  const taskId = movement.context.newId();
  const seatId = seat.seatId ?? taskId;
  record(movement, {
    kind: 'TaskCreated',
    taskId,
    runId: run.id,
    nodeId: run.nodeId,
    taskKind: 'vote',
    assigneeId: proxy.userId,
    ownerId: seat.ownerId,
    seatId,
    reasons: seat.reasons,
    ordinal: seat.ordinal,
    weight: seat.weight,
    waitsForSeatId: seat.waitsForSeatId,
    addedBySeatId: seat.addedBySeatId,
    parentTaskId: null,
  });
  return seatId;
}

/** Gives somebody a task that serves another one's vote, and opens it. */
export function createHelperTask(
  movement: Movement,
  parent: Task,
  kind: Exclude<TaskKind, 'vote'>,
  assigneeId: string,
): void {
  const taskId = movement.context.newId();
  const place = { taskId, runId: parent.runId, nodeId: parent.nodeId, taskKind: kind, assigneeId, ownerId: parent.ownerId };
  record(movement, {
    kind: 'TaskCreated',
    ...place,
    seatId: taskId,
    reasons: [kind],
    ordinal: parent.ordinal,
    weight: 0,
    waitsForSeatId: null,
    addedBySeatId: null,
    parentTaskId: parent.id,
  });
  record(movement, { kind: 'TaskOpened', ...place, contentVersion: movement.context.document.contentVersion });
}

/** The same seat asked afresh: a new task, so that the old one stays as it was decided. */
export function renewSeat(movement: Movement, run: Run, task: Task): void {
  createSeat(movement, run, { ...task, seatId: task.seatId });
}

/** Opens every waiting seat whose turn has come. */
export function openReadySeats(movement: Movement, runId: string): void {
  const seats = seatsOf(tasksOf(movement.state, runId));
  const blocking = new Set(seats.filter(isUndecided).map((seat) => seat.seatId));
  for (const seat of seats) {
    if (seat.status !== 'waiting' || (seat.waitsForSeatId !== null && blocking.has(seat.waitsForSeatId))) continue;
    openTask(movement, seat);
  }
}

export function openTask(movement: Movement, task: Task): void {
  record(movement, {
    kind: 'TaskOpened',
    ...placeOf(task),
    contentVersion: movement.context.document.contentVersion,
  });
}

export function voidTask(movement: Movement, task: Task, reason: VoidReason, comment: string | null = null): void {
  record(movement, { kind: 'TaskVoided', ...placeOf(task), reason, comment });
}

/** Closes all that is still open in a run: its undecided tasks and its timers. */
export function clearRun(movement: Movement, runId: string, reason: VoidReason): void {
  for (const task of tasksOf(movement.state, runId).filter(isUndecided)) voidTask(movement, task, reason);
  for (const timer of movement.state.timers.filter((candidate) => candidate.runId === runId)) {
    record(movement, { kind: 'TimerCleared', timerId: timer.id, runId });
  }
}

export function cancelRuns(movement: Movement, runs: Run[], reason: CancelReason): void {
  for (const run of runs.filter((candidate) => candidate.status === 'active')) {
    clearRun(movement, run.id, 'nodeCancelled');
    record(movement, { kind: 'NodeCancelled', runId: run.id, nodeId: run.nodeId, reason });
  }
}

/** Moves an undecided seat to somebody else; N stays. The seat's helpers stop. */
export function moveSeat(
  movement: Movement,
  task: Task,
  ownerId: string,
  cause: 'transfer' | 'escalation' | 'disabled',
  comment: string | null,
): void {
  const run = movement.state.runs.find((candidate) => candidate.id === task.runId);
  if (!run) throw new Error(`Run ${task.runId} is not part of the flow.`);
  for (const helper of movement.state.tasks) {
    if (helper.parentTaskId === task.id && isUndecided(helper)) voidTask(movement, helper, 'seatMoved');
  }
  record(movement, { kind: 'TaskTransferred', ...placeOf(task), to: ownerId, cause, comment });
  createSeat(movement, run, { ...task, ownerId, reasons: [...task.reasons, cause] });
  openReadySeats(movement, run.id);
}

/** @throws Refused where he must not get a vote on this run: unknown, disabled, seated already, the initiator */
export function requireEligible(movement: Movement, runId: string, userId: string): void {
  requireEnabled(movement, userId);
  if (movement.definition.selfApproval !== 'himself' && userId === movement.state.initiator) {
    refuse({ kind: 'NotAllowed', rule: 'selfApproval' });
  }
  const seats = seatsOf(tasksOf(movement.state, runId));
  if (seats.some((seat) => seat.ownerId === userId || seat.assigneeId === userId)) {
    refuse({ kind: 'AlreadyHasSeat', userId });
  }
}

/** @throws Refused UnknownUser */
export function requireEnabled(movement: Movement, userId: string): void {
  if (!movement.context.organisation.user(userId)?.enabled) refuse({ kind: 'UnknownUser', userId });
}
