import type { FastifyReply } from 'fastify';
import * as contract from '../../contract/mail.ts';
import { listRecordMail } from '../../contract/records.ts';
import { mailReason } from '../../words/log/mail-reasons.ts';
import { logAccess } from '../accounts/access-log.ts';
import { typeOf } from '../account-set.ts';
import { archivedMail, mailOf, type ArchivedMail } from '../mailbox/archive.ts';
import { sendAgain } from '../mailbox/outgoing/outbox.ts';
import { readMailContent } from '../mailbox/content.ts';
import { readRecord } from '../records/read.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from './context.ts';
import { fileNameParameters } from './file-name.ts';
import { DONE, serve, type Serving } from './serve.ts';

export function serveMail(serving: Serving): void {
  serve(serving, listRecordMail, async ({ set, actor, language }, { params }) => {
    const type = typeOf(set, params.type);
    await readRecord(set.pool, set, actor, type, params.id);
    return (await mailOf(set.pool, set, type.name, params.id)).map((mail) => summary(mail, language));
  });

  serve(serving, contract.readMail, async (caller, { params }) => viewMail(caller, await readableMail(caller, params.id)));

  serve(serving, contract.mailSource, async (caller, { params, reply }) => {
    const mail = await readableMail(caller, params.id);
    const { raw } = await contentOf(caller, mail);
    await logAccess(caller.set, caller.actor.userId, 'mailSourceRead', { mailId: mail.id });
    return sendFile(reply, raw, { name: `mail-${mail.id}.eml`, type: 'message/rfc822', download: true });
  });

  serve(serving, contract.resendMail, async (caller, { params }) => {
    const mail = await readableMail(caller, params.id);
    if (!(await sendAgain(caller.set, mail.id))) throw new Refusal('NotAllowed');
    await logAccess(caller.set, caller.actor.userId, 'mailResent', { mailId: mail.id });
    return DONE;
  });

  serve(serving, contract.mailAttachment, async (caller, { params, reply }) => {
    const { parsed } = await contentOf(caller, await readableMail(caller, params.id));
    const attachment = parsed.attachments[params.index];
    if (!attachment) throw new Refusal('NotFound');
    return sendFile(reply, attachment.bytes, { name: attachment.name, type: attachment.type, download: false });
  });
}

/** Shown in the browser itself; everything else a stranger sends is only ever downloaded. */
const SHOWN_TYPES = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'text/plain']);

/** The one way a file goes out: no type is guessed, nothing in it can run with the rights of this site. */
export function sendFile(reply: FastifyReply, bytes: Uint8Array, file: { name: string; type: string; download: boolean }): FastifyReply {
  const type = SHOWN_TYPES.has(file.type) ? file.type : 'application/octet-stream';
  const disposition = file.download || type === 'application/octet-stream' ? 'attachment' : 'inline';
  return reply
    .header('content-disposition', `${disposition}; ${fileNameParameters(file.name)}`)
    .header('content-security-policy', type === 'application/pdf' ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'" : "default-src 'none'; sandbox; frame-ancestors 'self'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .type(type === 'text/plain' ? 'text/plain; charset=utf-8' : type)
    .send(Buffer.from(bytes));
}

export async function viewMail(caller: Caller, mail: ArchivedMail) {
  const { content } = await contentOf(caller, mail);
  const { set } = caller;
  const record = mail.type !== null && mail.recordId !== null
    ? await readRecord(set.pool, set, caller.actor, typeOf(set, mail.type), mail.recordId).then(({ id, number }) => ({ type: mail.type ?? '', id, number: number ?? '' }), () => null)
    : null;
  return { ...summary(mail, caller.language), cc: mail.cc, messageId: mail.messageId, ...content, sha256: mail.sha256 ?? '', record, evidence: mail.evidence };
}

/** A mail belongs to its record: who may read that may read its mail; mail of no record is for administrators. */
async function readableMail(caller: Caller, id: string): Promise<ArchivedMail> {
  const { set, actor } = caller;
  const mail = await archivedMail(set.pool, set, id);
  if (mail.type !== null && mail.recordId !== null) await readRecord(set.pool, set, actor, typeOf(set, mail.type), mail.recordId);
  else if (!actor.administrator) throw new Refusal('NotFound');
  return mail;
}

async function contentOf({ set }: Caller, mail: ArchivedMail) {
  if (mail.sha256 === null) throw new Refusal('NotFound');
  return readMailContent(set, mail.sha256);
}

function summary(mail: ArchivedMail, language: Caller['language']) {
  return { id: mail.id, direction: mail.direction, status: mail.status, reason: mailReason(language, mail.reason), from: mail.from, to: mail.to, subject: mail.subject, at: mail.at };
}
