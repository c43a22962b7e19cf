import type { Transfer } from './commands.ts';
import type { Movement } from './movement.ts';
import { refuse, taskOf } from './movement.ts';
import { isAdministrator, requireOwnOpenVote, requireUndecided } from './permit.ts';
import { moveSeat, requireEligible } from './seats.ts';
import type { Task } from './state.ts';
import { isUndecided } from './state.ts';

/** Transfer 「转办」: the seat moves for good. An administrator may move anybody's, as when his mail bounces. */
export function transfer(movement: Movement, command: Transfer): void {
  const task = isAdministrator(movement)
    ? requireUndecidedVote(movement, command.taskId)
    : requireOwnOpenVote(movement, command.taskId);
  requireEligible(movement, task.runId, command.to);
  moveSeat(movement, task, command.to, 'transfer', command.comment);
}

function requireUndecidedVote(movement: Movement, taskId: string): Task {
  const task = taskOf(movement, taskId);
  requireUndecided(movement, task);
  if (!isUndecided(task)) refuse({ kind: 'TaskNotOpen', status: task.status });
  return task.kind === 'vote' ? task : refuse({ kind: 'NotAllowed', rule: 'voteOnly' });
}
