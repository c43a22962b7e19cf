import { tableOf, type AccountSet } from '../account-set.ts';
import { rows, run, sql } from '../database/query.ts';
import { Refusal } from '../refusal.ts';
import { command, systemCommand } from './command.ts';

const BATCH = 20;

/**
 * Tells the flows whose time has come; a timer that is not the flow's any more is forgotten, and one that fails holds up nobody else.
 * @returns how many are through
 */
export async function fireTimers(set: AccountSet): Promise<number> {
  const due = await rows<{ id: string; instanceId: string; type: string; recordId: string }>(set.pool, sql`
    select t.id, t.instance_id as "instanceId", i.type, i.record_id as "recordId" from ${tableOf(set, 'timer')} t join ${tableOf(set, 'flow_instance')} i on i.id = t.instance_id
    where t.due_at <= now() order by t.due_at limit ${sql.lit(BATCH)}`);
  let through = 0;
  for (const timer of due) {
    try {
      await command(set, systemCommand({ kind: 'timerFired', timerId: timer.id }, timer.type, timer.recordId, timer.instanceId));
    } catch (error) {
      if (!(error instanceof Refusal)) {
        set.installation.log(`Timer ${timer.id} of ${set.name} failed and is tried again: ${error instanceof Error ? error.message : String(error)}`);
        continue;
      }
      await run(set.pool, sql`delete from ${tableOf(set, 'timer')} where id = ${timer.id}::uuid`);
    }
    through += 1;
  }
  return through;
}
