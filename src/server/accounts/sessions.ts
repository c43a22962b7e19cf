import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { schemaOf, SET_NAME, tableOf, type AccountSet } from '../account-set.ts';
import { prepared, run, sql, type Connection } from '../database/query.ts';

const LIFETIME_HOURS = 12;
/** The time last seen is kept to the minute; a write at every request would cost more than it tells. */
const SEEN_EVERY_SECONDS = 60;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Opens a session; the token goes into the cookie, only its hash is stored. */
export async function openSession(set: AccountSet, userId: string): Promise<{ cookie: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + LIFETIME_HOURS * 3_600_000);
  await run(set.pool, sql`insert into installation.session (hash, account_set, user_id, expires_at)
    values (${hashOf(token)}, ${set.name}, ${userId}, ${expiresAt})`);
  await run(set.pool, sql`delete from installation.session where expires_at < now()`);
  return { cookie: `${set.name}.${token}`, expiresAt };
}

/** Reads the account set's name off a cookie, before anything is asked of the database. */
export function accountSetOfCookie(cookie: string): string | undefined {
  const name = cookie.split('.', 1)[0] ?? '';
  return SET_NAME.test(name) ? name : undefined;
}

/** The session's user and, in the same query, the organisation's version of his account set. */
export async function readSession(set: AccountSet, cookie: string): Promise<{ userId: string; hash: string; organisationVersion: string } | undefined> {
  const hash = hashOf(cookie.slice(set.name.length + 1));
  const [session] = await prepared<{ user_id: string; stale: boolean; version: string }>(set.pool, sql`
    select user_id, last_seen_at < now() - make_interval(secs => ${sql.lit(SEEN_EVERY_SECONDS)}) as stale,
      coalesce((select value from ${sql.id(schemaOf(set.name), 'counter')} where key = 'organisation'), 0)::text as version
    from installation.session where hash = ${hash} and account_set = ${set.name} and expires_at > now()`);
  if (!session) return undefined;
  if (session.stale) await run(set.pool, sql`update installation.session set last_seen_at = now() where hash = ${hash}`);
  return { userId: session.user_id, hash, organisationVersion: session.version };
}

export async function closeSession(pool: pg.Pool, cookie: string): Promise<void> {
  await run(pool, sql`delete from installation.session where hash = ${hashOf(cookie.slice(cookie.indexOf('.') + 1))}`);
}

/** Ends a user's sessions, but for the one named. */
export async function closeSessionsOf(set: AccountSet, userId: string, exceptHash = ''): Promise<void> {
  await run(set.pool, sql`delete from installation.session where account_set = ${set.name} and user_id = ${userId} and hash <> ${exceptHash}`);
}

/** Ends the sessions of people who were disabled or removed; they must not come to life again with the person. */
export async function closeSessionsOfDisabled(connection: Connection, set: AccountSet): Promise<void> {
  await run(connection, sql`delete from installation.session s where s.account_set = ${set.name}
    and not exists (select from ${tableOf(set, 'user')} u where u.id = s.user_id and u.enabled is not false and u.deleted_at is null)`);
}
