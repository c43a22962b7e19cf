import { shapeOfFrom } from '../../../mail/from.ts';
import type { ParsedMessage } from '../../../mail/parse.ts';
import type { MailReason } from '../../../words/log/mail-reasons.ts';
import type { Reason } from '../../../mail/reasons.ts';
import { tableOf, type AccountSet } from '../../account-set.ts';
import { first, sql, type Connection } from '../../database/query.ts';
import { TOKEN_PLACEHOLDER } from '../outgoing/token.ts';
import { finish, type InboxRow } from './store.ts';

/** What a received mail is about, as far as it could be found out. */
export type Place = { type: string; recordId: string; instanceId: string; taskId: string | null };
export type IncomingStatus = 'decided' | 'comment' | 'refused' | 'unclear' | 'automatic' | 'quarantined' | 'bounce' | 'ignored';
export type Verdict = { status: IncomingStatus; reason: MailReason | Reason | ''; place: Place | null; userId: string | null; evidence: Record<string, unknown> };

/** Keeps a received mail where it belongs, and closes its inbox row in the same transaction. */
export async function archiveIncoming(connection: Connection, set: AccountSet, row: InboxRow, message: ParsedMessage, verdict: Verdict): Promise<string> {
  const from = shapeOfFrom(message);
  const mail = await first<{ id: string }>(connection, sql`
    insert into ${tableOf(set, 'mail')} (direction, status, reason, sha256, message_id, from_address, to_addresses, cc_addresses, subject, type, record_id, instance_id, task_id, user_id, evidence, automatic)
    values ('in', ${verdict.status}, ${verdict.reason}, ${row.sha256}, ${message.messageId}, ${from.ok ? from.address : ''}, ${message.to.map(({ address }) => withoutToken(address))}, ${message.cc.map(({ address }) => withoutToken(address))},
      ${cleanSubject(message.subject)}, ${verdict.place?.type ?? null}, ${verdict.place?.recordId ?? null}, ${verdict.place?.instanceId ?? null}, ${verdict.place?.taskId ?? null}, ${verdict.userId},
      ${JSON.stringify(verdict.evidence)}, ${verdict.status === 'automatic'}) returning id`);
  if (!mail) throw new Error('insert gave no row');
  await finish(connection, set, row, mail.id);
  return mail.id;
}

/** A reply goes to `mailbox+token@domain`: whoever reads the archive must not get the token with the address (mail-rules 12). */
const withoutToken = (address: string) => address.replace(/\+[A-Za-z0-9_-]{32}@/, `+${TOKEN_PLACEHOLDER}@`);

const SUBJECT_LIMIT = 998;
const cleanSubject = (subject: string) => subject.toWellFormed().replaceAll(/[\p{Cc}]/gu, ' ').slice(0, SUBJECT_LIMIT);
