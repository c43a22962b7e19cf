import type pg from 'pg';
import { run, sql } from '../database/query.ts';

const BEAT_MS = 3_000;
const LEASE_SECONDS = 15;

/** Keeps this node's lease alive, so that others can tell whether it still works on what it took. */
export async function startHeartbeat(pool: pg.Pool, node: string, log: (line: string) => void): Promise<{ stop(): Promise<void> }> {
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

/** Takes or renews a lease that only one node may hold; false when another one has it. */
export async function holdLease(pool: pg.Pool, name: string, node: string): Promise<boolean> {
  return (await run(pool, sql`insert into installation.lease as l (name, holder, until) values (${name}, ${node}, now() + make_interval(secs => ${sql.lit(LEASE_SECONDS)}))
    on conflict (name) do update set holder = excluded.holder, until = excluded.until where l.holder = excluded.holder or l.until < now()`)) === 1;
}

export async function releaseLease(pool: pg.Pool, name: string, node: string): Promise<void> {
  await run(pool, sql`delete from installation.lease where name = ${name} and holder = ${node}`);
}
