import { tableOf, type AccountSet } from '../account-set.ts';
import { rows, sql } from '../database/query.ts';
import { Refusal } from '../refusal.ts';
import { command, systemCommand } from './command.ts';

const BATCH = 50;

/**
 * Hands the undecided seats of users who were disabled or deleted to those who stand in for them, flow by flow; in no order,
 * so that those whom nobody can stand in for hold up nobody else.
 * Found by looking, not by being told: however a user came to be disabled, nothing of his is left lying.
 * @returns how many flows moved on
 */
export async function reassignDisabled(set: AccountSet): Promise<number> {
  const left = await rows<{ userId: string; instanceId: string; type: string; recordId: string }>(set.pool, sql`
    select * from (select distinct t.assignee_id as "userId", t.instance_id as "instanceId", t.type, t.record_id as "recordId"
    from ${tableOf(set, 'user')} u join ${tableOf(set, 'task')} t on t.assignee_id = u.id and t.status in ('open', 'waiting', 'delegated')
    where u.enabled is false or u.deleted_at is not null) seats order by random() limit ${sql.lit(BATCH)}`);
  let moved = 0;
  for (const { userId, instanceId, type, recordId } of left) {
    try {
      await command(set, systemCommand({ kind: 'userDisabled', userId }, type, recordId, instanceId));
      moved += 1;
    } catch (error) {
      // A flow that has nobody else to ask keeps the seat where it is, until an administrator acts.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return moved;
}
