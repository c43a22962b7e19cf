import { tableOf, type AccountSet } from '../account-set.ts';
import { run, sql } from '../database/query.ts';

/** A command that comes again after so long is a new one. */
const COMMAND_KEY_DAYS = 30;
/** Error mails are counted by the hour. */
const ERROR_MAIL_DAYS = 1;
/** Till then whoever answers an old request is told that it has expired. */
const EXPIRED_TOKEN_DAYS = 365;

/** Deletes what is kept for a time only. It may run on every node, and again at any time. */
export async function sweep(set: AccountSet): Promise<void> {
  await run(set.pool, sql`delete from ${tableOf(set, 'command_key')} where at < now() - make_interval(days => ${sql.lit(COMMAND_KEY_DAYS)})`);
  await run(set.pool, sql`delete from ${tableOf(set, 'error_mail')} where at < now() - make_interval(days => ${sql.lit(ERROR_MAIL_DAYS)})`);
  await run(set.pool, sql`delete from ${tableOf(set, 'mail_token')} where expires_at < now() - make_interval(days => ${sql.lit(EXPIRED_TOKEN_DAYS)})`);
}
