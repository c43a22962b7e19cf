import type { Urge } from './commands.ts';
import type { Movement } from './movement.ts';
import { record, refuse } from './movement.ts';
import { isAdministrator, requireInitiator, requireRunning } from './permit.ts';

/** Urge 「催办」: reminds those who have it now, not more often than the cooling time allows. */
export function urge(movement: Movement, command: Urge): void {
  requireRunning(movement);
  if (!isAdministrator(movement)) requireInitiator(movement);
  const { state, definition, context } = movement;
  const coolUntil = Date.parse(state.lastUrgedAt ?? '') + definition.urgeCoolingMinutes * 60_000;
  if (coolUntil > Date.parse(context.now)) refuse({ kind: 'TooSoon', until: new Date(coolUntil).toISOString() });
  const taskIds = state.tasks.filter((task) => task.status === 'open').map((task) => task.id);
  if (taskIds.length === 0) refuse({ kind: 'NobodyToUrge' });
  record(movement, { kind: 'PeopleUrged', taskIds, comment: command.comment });
}
