import { stat } from 'node:fs/promises';
import type pg from 'pg';
import { first, run, sql } from '../database/query.ts';

const HELD = 'mailHeld';
const KNOWN_SYSTEM = 'databaseSystem';

/**
 * Notices that this database is a copy. One that was dumped and restored has another system identifier than the one it
 * was first opened with; a copied folder of the embedded database keeps the identifier but is another folder. A copy sends
 * no mail until somebody says so, lest it repeats what the original sends (mail-rules 36). A failover keeps the identifier
 * and sends on.
 * @param cluster the folder of the embedded database; null for a database given by its address
 * @returns whether mail is held
 */
export async function noteDatabaseSystem(administrator: pg.Pool, cluster: string | null): Promise<boolean> {
  const system = await first<{ id: string }>(administrator, sql`select system_identifier::text as id from pg_control_system()`);
  const known = await first<{ value: unknown }>(administrator, sql`select value from installation.setting where key = ${KNOWN_SYSTEM}`);
  const identity = cluster === null ? (system?.id ?? '') : `${system?.id ?? ''}/${(await stat(cluster)).ino}`;
  if (known && known.value !== identity) await write(administrator, HELD, true);
  await write(administrator, KNOWN_SYSTEM, identity);
  return isMailHeld(administrator);
}

export async function isMailHeld(pool: pg.Pool): Promise<boolean> {
  return (await first<{ value: unknown }>(pool, sql`select value from installation.setting where key = ${HELD}`))?.value === true;
}

/** Somebody decided that this installation sends from now on. */
export async function releaseMail(pool: pg.Pool): Promise<void> {
  await write(pool, HELD, false);
}

async function write(pool: pg.Pool, key: string, value: unknown): Promise<void> {
  await run(pool, sql`insert into installation.setting (key, value) values (${key}, ${JSON.stringify(value)}) on conflict (key) do update set value = excluded.value`);
}
