import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseMessage, type ParsedMessage } from '../../../src/mail/parse.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../../src/mail/fixtures');

/** What a reply is made of; left out, it is what a mail program would write. */
export type Reply = {
  from: string;
  /** The mail it answers, as it lay in the mailbox; null for a new mail. */
  to: ParsedMessage | null;
  recipient?: string; subject?: string; messageId?: string;
  /** Lines that stand above all others. */
  headers?: readonly string[];
};

/** A reply in plain text, with the mail it answers quoted below. */
export function plainReply(reply: Reply, text: string): Buffer {
  const quoted = reply.to === null ? '' : `\n\n在 2026-11-23 09:12:00，会签 写道：\n${(reply.to.text ?? '').split('\n').map((line) => `> ${line.trimEnd()}`).join('\n')}\n`;
  const body = Buffer.from(text + quoted).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  return Buffer.from([
    ...(reply.headers ?? []), ...ownHeaders(reply), 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '', body, '',
  ].join('\r\n'));
}

/** The reply that a mail program wrote in a fixture of `src/mail/fixtures`, as an answer to the mail at hand. */
export async function replyLike(fixture: string, reply: Reply): Promise<{ raw: Buffer; decision: string; opinion: string }> {
  const written = (await readFile(path.join(FIXTURES, `${fixture}.eml`))).toString('latin1');
  const bodyStart = written.indexOf('\r\n\r\n');
  const kept = written.slice(0, bodyStart).split(/\r\n(?![ \t])/).filter((line) => !/^(received|from|to|subject|date|message-id|in-reply-to|references):/i.test(line));
  const raw = Buffer.from([...(reply.headers ?? []), ...ownHeaders(reply), ...kept].join('\r\n') + written.slice(bodyStart), 'latin1');
  const expected: unknown = JSON.parse(await readFile(path.join(FIXTURES, `${fixture}.json`), 'utf8'));
  return { raw, decision: textOf(expected, 'decision'), opinion: textOf(expected, 'opinion') };
}

/** A message as a mail program has it. */
export const opened = (raw: Uint8Array): Promise<ParsedMessage> => parseMessage(raw);

function ownHeaders({ from, to, recipient, subject, messageId }: Reply): string[] {
  const answered = to?.messageId ?? null;
  return [
    `From: ${from}`,
    `To: ${recipient ?? to?.replyTo[0]?.address ?? to?.from[0]?.address ?? ''}`,
    `Subject: ${encoded(subject ?? `Re: ${to?.subject ?? ''}`)}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${messageId ?? `<${randomUUID()}@${from.replace(/^.*@|>$/g, '')}>`}`,
    ...(answered === null ? [] : [`In-Reply-To: ${answered}`, `References: ${[...(to?.references ?? []), answered].join(' ')}`]),
  ];
}

/** RFC 2047, one word a line: a word may not be longer than 75 characters. */
function encoded(text: string): string {
  const pieces = [...text].reduce<string[]>((lines, character) => {
    const last = lines.at(-1) ?? '';
    return Buffer.byteLength(last + character) > 42 ? [...lines, character] : [...lines.slice(0, -1), last + character];
  }, ['']);
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ');
}

function textOf(value: unknown, key: string): string {
  const found = typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
  return typeof found === 'string' ? found : '';
}
