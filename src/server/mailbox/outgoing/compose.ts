import { randomUUID } from 'node:crypto';
import type { OutgoingMessage } from '../../../mail/compose/message.ts';
import { readStaff } from '../../accounts/organisation.ts';
import { readSetting, SETTINGS } from '../../accounts/settings.ts';
import { tableOf, type AccountSet } from '../../account-set.ts';
import { transaction } from '../../database/connect.ts';
import { first, run, sql } from '../../database/query.ts';
import { actRecord } from './act-record.ts';
import { answerMail } from './answer.ts';
import { approvalRequest } from './approval-request.ts';
import { mimeBytes, type AttachedFile } from './mime.ts';
import type { OutboxRow } from './outbox.ts';
import { addressed, type Addressed } from './recipient.ts';
import { hashToken, newToken, TOKEN_PLACEHOLDER } from './token.ts';

/** What a mail is made of, and the task that its answer may decide. */
export type Composed = {
  message: OutgoingMessage; files: readonly AttachedFile[]; evidence: Record<string, unknown>;
  decides: { taskId: string; contentVersion: number } | null; inReplyTo?: string;
};

/**
 * Composes a mail once: its bytes go into the file store, its archive row and its token are written with it,
 * so that every attempt sends the same bytes under the same Message-ID.
 * @returns false when the mail is not owed any more
 */
export async function composeMail(set: AccountSet, row: OutboxRow): Promise<boolean> {
  const to = await addressed(set, await readStaff(set.pool, set), row);
  const composed = to && (await contentOf(to, row));
  if (!to || !composed) return false;
  const domain = to.smtp.fromAddress.split('@')[1] ?? 'localhost';
  const token = composed.decides ? newToken() : null;
  const messageId = `<${token ? TOKEN_PLACEHOLDER : randomUUID()}@${domain}>`;
  const mailApproval = await readSetting(set.pool, set, SETTINGS.mailApproval);
  const bytes = await mimeBytes(composed.message, {
    from: { address: to.smtp.fromAddress, name: to.smtp.fromName || set.title },
    to: { address: to.address, name: to.name },
    messageId,
    ...(token && mailApproval.subaddress ? { replyTo: to.smtp.fromAddress.replace('@', `+${TOKEN_PLACEHOLDER}@`) } : {}),
    ...(composed.inReplyTo ? { inReplyTo: composed.inReplyTo } : {}),
  }, composed.files);
  const sha256 = await set.installation.files.put(set.name, bytes);
  await record(set, row, to, composed, { sha256, messageId: token ? null : messageId, token, tokenDays: mailApproval.tokenDays });
  return true;
}

function contentOf(to: Addressed, row: OutboxRow): Promise<Composed | null> {
  switch (row.kind) {
    case 'approvalRequest': return approvalRequest(to, row);
    case 'actRecord': return actRecord(to, row);
    case 'answer': return answerMail(to, row);
  }
}

async function record(set: AccountSet, row: OutboxRow, to: Addressed, composed: Composed, made: { sha256: string; messageId: string | null; token: string | null; tokenDays: number }): Promise<void> {
  await transaction(set.pool, async (connection) => {
    const mail = await first<{ id: string }>(connection, sql`
      insert into ${tableOf(set, 'mail')} (direction, status, sha256, message_id, from_address, to_addresses, subject, type, record_id, instance_id, task_id, user_id, evidence, automatic)
      values ('out', 'waiting', ${made.sha256}, ${made.messageId}, ${to.smtp.fromAddress}, ${[to.address]}, ${composed.message.subject}, ${row.type}, ${row.recordId}, ${row.instanceId}, ${row.taskId}, ${row.recipientId},
        ${JSON.stringify(composed.evidence)}, true) returning id`);
    const sealed = made.token === null ? {} : { sealedToken: set.installation.secrets.seal(made.token) };
    const kept = await run(connection, sql`update ${tableOf(set, 'outbox')} set mail_id = ${mail?.id}, message_id = ${made.messageId}, recipient = ${to.address}, content = content || ${JSON.stringify(sealed)}::jsonb
      where id = ${row.id} and leased_by = ${row.leasedBy}`);
    if (kept === 0) throw new Error('another node took the mail over');
    if (made.token !== null && composed.decides !== null) {
      await run(connection, sql`insert into ${tableOf(set, 'mail_token')} (hash, task_id, instance_id, user_id, address, content_version, outbox_id, expires_at)
        values (${hashToken(made.token)}, ${composed.decides.taskId}, ${row.instanceId}, ${row.recipientId}, ${to.address}, ${composed.decides.contentVersion}, ${row.id}, now() + make_interval(days => ${made.tokenDays}))`);
    }
    row.mailId = mail?.id ?? null;
    row.recipient = to.address;
    row.content = { ...row.content, ...sealed };
  });
}
