import type { Movement } from './movement.ts';
import { isActive, record, runOf, userTaskOf } from './movement.ts';

/** Sets the time limit of a node, in working time from now, where it has one and is still undecided. */
export function setTimer(movement: Movement, runId: string): void {
  if (!isActive(movement, runId)) return;
  const { timeLimit } = userTaskOf(movement, runOf(movement, runId).nodeId);
  if (!timeLimit) return;
  const { context } = movement;
  record(movement, {
    kind: 'TimerSet',
    timerId: context.newId(),
    runId,
    dueAt: context.calendar.addWorkingMinutes(context.now, timeLimit.workingMinutes),
    action: timeLimit.action,
  });
}
