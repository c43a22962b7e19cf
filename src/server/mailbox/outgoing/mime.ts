import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { OutgoingMessage } from '../../../mail/compose/message.ts';

export type Envelope = { from: { address: string; name: string }; to: { address: string; name: string }; messageId: string; replyTo?: string; inReplyTo?: string };
export type AttachedFile = { name: string; type: string; bytes: Uint8Array };

/** The bytes of a mail of ours, without Bcc and the like: what is composed is what is sent. */
export async function mimeBytes(message: OutgoingMessage, envelope: Envelope, files: readonly AttachedFile[]): Promise<Buffer> {
  const composer = new MailComposer({
    from: envelope.from,
    to: envelope.to,
    ...(envelope.replyTo ? { replyTo: { address: envelope.replyTo, name: envelope.from.name } } : {}),
    ...(envelope.inReplyTo ? { inReplyTo: envelope.inReplyTo, references: envelope.inReplyTo } : {}),
    messageId: envelope.messageId,
    subject: message.subject,
    text: message.text,
    html: message.html,
    headers: message.headers,
    attachments: files.map(({ name, type, bytes }) => ({ filename: name, contentType: type, content: Buffer.from(bytes) })),
    disableFileAccess: true,
    disableUrlAccess: true,
    // Long non-ASCII lines survive every server this way.
    textEncoding: 'base64',
  });
  return composer.compile().build();
}
