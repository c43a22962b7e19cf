import type { Delegate } from './commands.ts';
import type { Movement } from './movement.ts';
import { placeOf, record, refuse } from './movement.ts';
import { requireOwnOpenVote } from './permit.ts';
import { createHelperTask, requireEnabled } from './seats.ts';

/** Delegate 「委办」: somebody else works on it, and it returns to its owner before it counts. */
export function delegate(movement: Movement, command: Delegate): void {
  const task = requireOwnOpenVote(movement, command.taskId);
  requireEnabled(movement, command.to);
  if (command.to === task.assigneeId) refuse({ kind: 'AlreadyHasSeat', userId: command.to });
  record(movement, { kind: 'TaskDelegated', ...placeOf(task), to: command.to, comment: command.comment });
  createHelperTask(movement, task, 'delegation', command.to);
}
