import { tableOf, type AccountSet } from '../account-set.ts';
import { run, sql } from '../database/query.ts';

export type AccessKind =
  | 'signedIn' | 'signInRefused' | 'passwordChanged' | 'passwordReset' | 'secondFactorOn' | 'secondFactorOff'
  | 'settingsChanged' | 'flowPublished' | 'apiKeyMade' | 'apiKeyRevoked' | 'mailSourceRead' | 'mailResent';

/** Adds to the append-only log of who did what to the account set itself; details hold no personal data beyond the user's id. */
export async function logAccess(set: AccountSet, userId: string | null, kind: AccessKind, detail: Record<string, unknown>): Promise<void> {
  await run(set.pool, sql`insert into ${tableOf(set, 'access_log')} (user_id, kind, detail) values (${userId}, ${kind}, ${JSON.stringify(detail)})`);
}
