import type pg from 'pg';
import { run, sql } from '../database/query.ts';

const BEAT_MS = 3_000;
const LEASE_SECONDS = 15;

/**
 * Keeps this node's lease alive, so that others can tell whether it still works on what it took.
 * @param alone no other node can use this database, so every lease in it is one that a killed program left behind
 */
export async function startHeartbeat(pool: pg.Pool, node: string, alone: boolean, log: (line: string) => void): Promise<{ stop(): Promise<void> }> {
  if (alone) await run(pool, sql`delete from installation.lease`);
  const beat = () => run(pool, sql`insert into installation.lease (name, holder, until) values (${`node/${node}`}, ${node}, now() + make_interval(secs => ${sql.lit(LEASE_SECONDS)}))
    on conflict (name) do update set until = excluded.until`);
  await beat();
  await run(pool, sql`delete from installation.lease where until < now() - interval '1 day'`);
  const timer = setInterval(() => void beat().catch((error: Error) => log(`The node's lease was not renewed: ${error.message}`)), BEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await run(pool, sql`delete from installation.lease where name = ${`node/${node}`}`).catch(() => 0);
    },
  };
}

/** SQL that says whether the node which took a row has ended, or hangs: others may take the row over. */
export const nodeIsGone = (holder: string) =>
  sql<boolean>`not exists (select from installation.lease l where l.name = 'node/' || ${sql.ref(holder)} and l.until > now())`;

/** Takes or renews a lease that only one node may hold; false when another one has it. */
export async function holdLease(pool: pg.Pool, name: string, node: string): Promise<boolean> {
  return (await run(pool, sql`insert into installation.lease as l (name, holder, until) values (${name}, ${node}, now() + make_interval(secs => ${sql.lit(LEASE_SECONDS)}))
    on conflict (name) do update set holder = excluded.holder, until = excluded.until where l.holder = excluded.holder or l.until < now()`)) === 1;
}

export async function releaseLease(pool: pg.Pool, name: string, node: string): Promise<void> {
  await run(pool, sql`delete from installation.lease where name = ${name} and holder = ${node}`);
}
