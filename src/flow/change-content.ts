import type { Movement } from './movement.ts';
import { placeOf, record, refuse, userTaskOf, nodeOf } from './movement.ts';
import { openReadySeats, renewSeat, tasksOf, voidTask } from './seats.ts';
import type { Run } from './state.ts';
import { hasEnded, isUndecided } from './state.ts';
import { seatsOf } from './tally.ts';

/**
 * The document changed while people decide on it. Where the node voids votes, every seat is asked afresh;
 * else votes stay and open tasks are about the new content, so that an answer to the old one is refused.
 */
export function changeContent(movement: Movement): void {
  const { state, context } = movement;
  const { contentVersion } = context.document;
  if (hasEnded(state)) refuse({ kind: 'FlowEnded', status: state.status, at: state.endedAt });
  if (contentVersion <= state.contentVersion) refuse({ kind: 'NothingChanged' });
  record(movement, { kind: 'ContentChanged', contentVersion });
  for (const run of state.runs.filter((candidate) => candidate.status === 'active')) {
    if (nodeOf(movement, run.nodeId).kind !== 'userTask') continue;
    if (userTaskOf(movement, run.nodeId).contentChange === 'void') askAfresh(movement, run);
    else updateTasks(movement, run);
  }
}

function askAfresh(movement: Movement, run: Run): void {
  const tasks = tasksOf(movement.state, run.id);
  const seats = seatsOf(tasks);
  for (const task of tasks) {
    if (isUndecided(task) && task.kind !== 'assist') voidTask(movement, task, 'contentChanged');
  }
  for (const seat of seats) renewSeat(movement, run, seat);
  updateTasks(movement, run);
  openReadySeats(movement, run.id);
}

function updateTasks(movement: Movement, run: Run): void {
  const { contentVersion } = movement.context.document;
  for (const task of tasksOf(movement.state, run.id)) {
    if (!isUndecided(task) || task.contentVersion === contentVersion) continue;
    record(movement, { kind: 'TaskContentUpdated', ...placeOf(task), contentVersion });
  }
}
