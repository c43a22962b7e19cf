import { findRecipients } from './assignees.ts';
import type { SendCopies } from './commands.ts';
import type { SendTask } from './definition.ts';
import { leaveTo } from './enter.ts';
import type { Movement } from './movement.ts';
import { record } from './movement.ts';
import { requireParticipant, requireRunning } from './permit.ts';
import { requireEnabled } from './seats.ts';
import type { Run } from './state.ts';

/** Copy 「抄送」 by hand, from anybody who takes part. It blocks nothing and decides nothing. */
export function sendCopies(movement: Movement, command: SendCopies): void {
  requireRunning(movement);
  requireParticipant(movement);
  const userIds = new Set(command.userIds);
  for (const userId of userIds) requireEnabled(movement, userId);
  for (const userId of userIds) sendCopy(movement, userId, null, command.comment);
}

/** Copies of a node: nobody to get one is no hindrance. */
export function sendCopiesOf(movement: Movement, run: Run, node: SendTask): void {
  for (const userId of findRecipients(node.recipients, run, movement.state, movement.context)) {
    sendCopy(movement, userId, node.id, null);
  }
  leaveTo(movement, run, node.next);
}

function sendCopy(movement: Movement, userId: string, nodeId: string | null, comment: string | null): void {
  record(movement, { kind: 'CopySent', copyId: movement.context.newId(), userId, nodeId, comment });
}
