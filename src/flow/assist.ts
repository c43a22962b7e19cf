import type { AskAssistance } from './commands.ts';
import type { Movement } from './movement.ts';
import { placeOf, record, refuse } from './movement.ts';
import { requireOwnOpenVote } from './permit.ts';
import { createHelperTask, requireEnabled } from './seats.ts';

/** Ask for assistance 「协办」: opinions before one decides oneself; they are no votes and block nothing. */
export function askAssistance(movement: Movement, command: AskAssistance): void {
  const task = requireOwnOpenVote(movement, command.taskId);
  const userIds = [...new Set(command.from)];
  if (userIds.length === 0) refuse({ kind: 'NothingChanged' });
  for (const userId of userIds) {
    requireEnabled(movement, userId);
    if (userId === task.assigneeId) refuse({ kind: 'AlreadyHasSeat', userId });
  }
  record(movement, { kind: 'AssistanceAsked', ...placeOf(task), of: userIds, comment: command.comment });
  for (const userId of userIds) createHelperTask(movement, task, 'assist', userId);
}
