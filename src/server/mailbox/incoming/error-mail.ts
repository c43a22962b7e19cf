import { tableOf, type AccountSet } from '../../account-set.ts';
import { first, run, sql, type Connection } from '../../database/query.ts';
import { oweAnswer } from '../outgoing/outbox.ts';
import type { Answer } from '../outgoing/answer.ts';
import type { Place } from './archive-incoming.ts';

/** More error mails than this to one address in an hour help nobody (mail-rules 21). */
const ERROR_MAILS_AN_HOUR = 10;
const DAEMONS = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+-].*)?@/i;

/** Owes the writer of a mail one answer: never twice for one mail, never to a machine or to ourselves, never too many. */
export async function answerWriter(connection: Connection, set: AccountSet, answered: {
  sha256: string; address: string; userId: string | null; ownAddress: string; place: Place | null; answer: Answer;
}): Promise<void> {
  const { address } = answered;
  if (DAEMONS.test(address) || address.toLowerCase() === answered.ownAddress.toLowerCase()) return;
  // Mails of one address are understood side by side; they are counted one after the other.
  await run(connection, sql`select pg_advisory_xact_lock(hashtext(${`error mail ${set.schema} ${address.toLowerCase()}`}))`);
  const recent = await first<{ count: string }>(connection, sql`select count(*) as count from ${tableOf(set, 'error_mail')} where address = ${address.toLowerCase()} and at > now() - interval '1 hour'`);
  if (Number(recent?.count ?? 0) >= ERROR_MAILS_AN_HOUR) return;
  await run(connection, sql`insert into ${tableOf(set, 'error_mail')} (address) values (${address.toLowerCase()})`);
  await oweAnswer(connection, set, {
    key: `answer/${answered.sha256}`, recipientId: answered.userId, recipient: address, content: { ...answered.answer },
    type: answered.place?.type ?? null, recordId: answered.place?.recordId ?? null, instanceId: answered.place?.instanceId ?? null, taskId: answered.place?.taskId ?? null,
  });
}
