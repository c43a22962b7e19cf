import { createTransport, type SendMailOptions } from 'nodemailer';
import { parseMessage } from '../../../mail/parse.ts';
import type { Colleague } from '../../accounts/organisation.ts';
import { tableOf, type AccountSet } from '../../account-set.ts';
import { first, run, sql } from '../../database/query.ts';
import { formatInstant } from '../../records/format.ts';
import type { SandboxMessage } from './mailbox.ts';
import { SANDBOX_HEADER, signSandboxMail } from './signature.ts';

/** Answers a message as its mailbox's owner would in his mail program: with the original quoted, through the SMTP door. */
export async function replyFromSandbox(set: AccountSet, doorPort: number, given: { message: SandboxMessage; owner: Colleague; text: string; key: string }): Promise<void> {
  const { message, owner } = given;
  const repeated = await first<{ one: number }>(set.pool, sql`select 1 as one from ${tableOf(set, 'sandbox_message')} where user_id = ${owner.id} and key = ${given.key}`);
  if (repeated) return;
  const original = await parseMessage(await set.installation.files.get(set.name, message.sha256));
  const messageId = `<${given.key}@${owner.email.split('@')[1] ?? 'localhost'}>`;
  const subject = /^(re|回复|回覆)[::]/i.test(original.subject) ? original.subject : `Re: ${original.subject}`;
  const quoted = (original.text ?? '').split('\n').map((line) => `> ${line}`).join('\n');
  const raw = await buildMail({
    from: { name: owner.name, address: owner.email }, to: message.from, subject, messageId,
    ...(original.messageId === null ? {} : { inReplyTo: original.messageId, references: [...original.references, original.messageId] }),
    headers: { [SANDBOX_HEADER]: signSandboxMail(set, messageId, owner.email) },
    text: `${given.text}\n\n${quoteHeading(owner.language, message.at, message.from)}\n${quoted}\n`,
  });
  const transport = createTransport({ host: '127.0.0.1', port: doorPort, secure: false, ignoreTLS: true });
  await transport.sendMail({ envelope: { from: owner.email, to: [message.from] }, raw });
  transport.close();
  const sha256 = await set.installation.files.put(set.name, raw);
  await run(set.pool, sql`insert into ${tableOf(set, 'sandbox_message')} (user_id, direction, sha256, from_address, to_address, subject, read_at, key)
    values (${owner.id}, 'out', ${sha256}, ${owner.email}, ${message.from}, ${subject}, now(), ${given.key})`);
  await run(set.pool, sql`update ${tableOf(set, 'sandbox_message')} set answered_at = now() where id = ${message.id}`);
}

/** The line above a quote, as mail programs of the language write it. */
function quoteHeading(language: Colleague['language'], at: string, from: string): string {
  const moment = formatInstant(at, { language, timeZone: 'Asia/Shanghai' });
  switch (language) {
    case 'zh-CN': return `在 ${moment}，${from} 写道：`;
    case 'zh-TW': return `在 ${moment}，${from} 寫道：`;
    case 'cs': return `Dne ${moment} ${from} napsal(a):`;
    case 'en': return `On ${moment}, ${from} wrote:`;
  }
}

async function buildMail(options: SendMailOptions): Promise<Buffer> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await composer.sendMail(options);
  if (!Buffer.isBuffer(message)) throw new Error('the mail was not built');
  return message;
}
