import { z } from 'zod';
import { Done, Id, Instant, Uuid } from './common.ts';
import { MailSummary } from './records.ts';
import { route } from './route.ts';

export const Mail = MailSummary.extend({
  cc: z.array(z.string()),
  messageId: z.string().nullable(),
  text: z.string(),
  /** Sanitised by the server, without remote content; shown in a sandboxed frame. */
  html: z.string().nullable(),
  attachments: z.array(z.object({ index: z.number().int(), name: z.string(), type: z.string(), size: z.number().int() })),
  sha256: z.string(),
  record: z.object({ type: z.string(), id: Id, number: z.string() }).nullable(),
  evidence: z.record(z.string(), z.unknown()).nullable(),
});
export type Mail = z.infer<typeof Mail>;

const OfMail = z.object({ id: Id });

export const readMail = route({
  method: 'GET', path: '/api/mail/:id', tag: 'mail', access: 'signedIn', summary: 'One archived mail', params: OfMail, answer: Mail,
});
export const resendMail = route({
  method: 'POST', path: '/api/mail/:id/sending', tag: 'mail', access: 'administrator',
  summary: 'Send again a mail that failed, bounced, or of which nobody knows whether it went out', params: OfMail, answer: Done,
});
export const mailSource = route({
  method: 'GET', path: '/api/mail/:id/source', tag: 'mail', access: 'signedIn',
  summary: 'The raw source (message/rfc822), live tokens masked', params: OfMail, answer: z.unknown(),
});
export const mailAttachment = route({
  method: 'GET', path: '/api/mail/:id/attachments/:index', tag: 'mail', access: 'signedIn',
  summary: 'One attachment', params: z.object({ id: Id, index: z.coerce.number().int().min(0).max(999) }), answer: z.unknown(),
});

/** The mail sandbox of a demo account set: everyone reads his own mailbox, an administrator reads all. */
export const SandboxMailbox = z.object({ userId: Id, name: z.string(), address: z.string(), unread: z.number().int() });
export const SandboxMessage = z.object({
  id: Id, from: z.string(), to: z.string(), subject: z.string(), at: Instant, read: z.boolean(), answered: z.boolean(),
  direction: z.enum(['in', 'out']).describe('out: written by the mailbox’s owner'),
});
export const listSandboxMailboxes = route({
  method: 'GET', path: '/api/sandbox/mailboxes', tag: 'sandbox', access: 'signedIn', summary: 'Mailboxes one may open',
  answer: z.array(SandboxMailbox),
});
export const listSandboxMessages = route({
  method: 'GET', path: '/api/sandbox/mailboxes/:userId', tag: 'sandbox', access: 'signedIn', summary: 'Messages of a mailbox, newest first',
  params: z.object({ userId: Id }), answer: z.array(SandboxMessage),
});
export const readSandboxMessage = route({
  method: 'GET', path: '/api/sandbox/messages/:id', tag: 'sandbox', access: 'signedIn', summary: 'One message; marks it read',
  params: OfMail, answer: Mail,
});
export const sandboxAttachment = route({
  method: 'GET', path: '/api/sandbox/messages/:id/attachments/:index', tag: 'sandbox', access: 'signedIn',
  summary: 'One attachment of a sandbox message', params: z.object({ id: Id, index: z.coerce.number().int().min(0).max(999) }), answer: z.unknown(),
});
export const replyInSandbox = route({
  method: 'POST', path: '/api/sandbox/messages/:id/reply', tag: 'sandbox', access: 'signedIn',
  summary: 'Answer as the mailbox’s owner; the answer comes in through the SMTP door like any other',
  params: OfMail, body: z.object({ text: z.string().min(1).max(100_000), key: Uuid }), answer: Done,
});
