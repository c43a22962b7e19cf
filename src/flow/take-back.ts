import type { TakeBack } from './commands.ts';
import { descendantsOf } from './lineage.ts';
import type { Movement } from './movement.ts';
import { placeOf, record, refuse, runOf, taskOf, userTaskOf } from './movement.ts';
import { requireRunning } from './permit.ts';
import { cancelRuns, openReadySeats, renewSeat, tasksOf } from './seats.ts';
import type { Run, Task } from './state.ts';
import { tally } from './tally.ts';
import { setTimer } from './timer.ts';

/**
 * Take back 「拿回」: the one who just decided asks for his task again, as long as the next has not acted.
 * His decision stays in the log; his seat gets a new task.
 */
export function takeBack(movement: Movement, command: TakeBack): void {
  const task = taskOf(movement, command.taskId);
  if (task.decidedBy !== movement.command.actor.userId) refuse({ kind: 'NotTheApprover' });
  requireRunning(movement);
  const run = runOf(movement, task.runId);
  if (!canBeTakenBack(movement, task, run)) refuse({ kind: 'NothingToTakeBack' });
  const following = descendantsOf(movement.state, run.id);
  requireNextHasNotActed(movement, task, following);
  record(movement, { kind: 'DecisionTakenBack', ...placeOf(task) });
  cancelRuns(movement, following, 'takenBack');
  if (run.status === 'completed') reopen(movement, run);
  renewSeat(movement, run, task);
  queueFollowers(movement, task);
  requireOpen(movement, run);
  openReadySeats(movement, run.id);
  if (run.status === 'completed') setTimer(movement, run.id);
}

function canBeTakenBack(movement: Movement, task: Task, run: Run): boolean {
  const isVote = task.kind === 'vote' && (task.status === 'approved' || task.status === 'rejected');
  const latest = tasksOf(movement.state, run.id).findLast((other) => other.seatId === task.seatId);
  return isVote && latest?.id === task.id && run.status !== 'cancelled' && run.round === movement.state.round;
}

/** Next are those behind him in the same node, and all in the nodes behind it. */
function requireNextHasNotActed(movement: Movement, task: Task, following: Run[]): void {
  const behind = seatsBehind(tasksOf(movement.state, task.runId), task.seatId);
  const runIds = new Set(following.map((run) => run.id));
  for (const other of movement.state.tasks) {
    if (!runIds.has(other.runId) && !(other.runId === task.runId && behind.has(other.seatId))) continue;
    const hasActed = ['approved', 'rejected', 'returned', 'answered', 'transferred'].includes(other.status);
    if (hasActed && other.decidedBy !== null && other.decidedAt !== null) {
      refuse({ kind: 'NextHasActed', by: other.decidedBy, at: other.decidedAt });
    }
  }
}

function seatsBehind(tasks: Task[], seatId: string): Set<string> {
  const behind = new Set<string>();
  const queue = [seatId];
  for (const current of queue) {
    for (const task of tasks) {
      if (task.waitsForSeatId !== current || behind.has(task.seatId)) continue;
      behind.add(task.seatId);
      queue.push(task.seatId);
    }
  }
  return behind;
}

/** Those who no longer had to decide when the node was finished are asked again, so that N is what it was. */
function reopen(movement: Movement, run: Run): void {
  record(movement, { kind: 'NodeReopened', runId: run.id, nodeId: run.nodeId });
  const latest = new Map(tasksOf(movement.state, run.id).map((task) => [task.seatId, task]));
  for (const task of latest.values()) {
    if (task.kind === 'vote' && task.status === 'voided' && task.voidReason === 'nodeFinished') renewSeat(movement, run, task);
  }
}

/** Where the votes of the others decide the node all the same, there is nothing to take back. */
function requireOpen(movement: Movement, run: Run): void {
  const count = tally(userTaskOf(movement, run.nodeId), tasksOf(movement.state, run.id));
  if (count.verdict !== 'open') refuse({ kind: 'NothingToTakeBack' });
}

function queueFollowers(movement: Movement, task: Task): void {
  for (const other of tasksOf(movement.state, task.runId)) {
    if (other.status === 'open' && other.waitsForSeatId === task.seatId) {
      record(movement, { kind: 'TaskQueued', taskId: other.id, waitsForSeatId: task.seatId });
    }
  }
}
