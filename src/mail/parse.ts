import { readAddresses } from './addresses.ts';
import type { MailAddress } from './addresses.ts';
import { assembleBody } from './body.ts';
import type { MailAttachment } from './body.ts';
import { limits } from './limits.ts';
import { headerText, readableHeader, readParts } from './mime-parts.ts';
import { readHeaderBlock } from './raw-headers.ts';

export type { MailAddress } from './addresses.ts';
export type { MailAttachment } from './body.ts';

/** What a message says. Message ids keep their angle brackets; `date` is ISO 8601 in UTC. */
export type ParsedMessage = {
  /** Unfolded, in order, every repetition; the name in lower case, the value without decoding of encoded words. */
  headers: readonly { name: string; value: string }[];
  /** The addresses of every From header, for display; who may decide is asked of `shapeOfFrom`. */
  from: readonly MailAddress[];
  to: readonly MailAddress[];
  cc: readonly MailAddress[];
  replyTo: readonly MailAddress[];
  subject: string;
  date: string | null;
  messageId: string | null;
  inReplyTo: readonly string[];
  references: readonly string[];
  /** The whole body as plain text; null where a part of it exists as HTML only. */
  text: string | null;
  /** The whole body as HTML; null where no part of it is HTML. */
  html: string | null;
  attachments: readonly MailAttachment[];
  /** Names of what is broken or beyond a limit, such as `MissingBoundary` or `CharsetMismatch`. */
  problems: readonly string[];
};

/** Reads a raw message. Never throws: what is broken is named in `problems`, and the rest is read. */
export async function parseMessage(raw: Uint8Array): Promise<ParsedMessage> {
  const bytes = withLineFeeds(withoutLeadingBlankLines(raw));
  const problems = new Set<string>();
  if (bytes.length === 0) problems.add('EmptyMessage');
  const block = readHeaderBlock(bytes);
  for (const problem of block.problems) problems.add(problem);
  const headers = block.headers.map(({ name, value }) => ({ name, value: headerText(value) }));
  const body = assembleBody(readParts(bytes, block, problems), problems);
  const values = (name: string): string[] => headers.filter((header) => header.name === name).map((header) => header.value);
  const addresses = (name: string): MailAddress[] => values(name).flatMap(readAddresses);
  return {
    headers,
    from: addresses('from'),
    to: addresses('to'),
    cc: addresses('cc'),
    replyTo: addresses('reply-to'),
    subject: readableHeader(values('subject')[0] ?? ''),
    date: isoDate(values('date')[0]),
    messageId: messageIds(values('message-id'))[0] ?? null,
    inReplyTo: messageIds(values('in-reply-to')),
    references: messageIds(values('references')),
    ...body,
    problems: [...problems],
  };
}

function messageIds(values: readonly string[]): string[] {
  const ids = values.flatMap((value) => value.match(/<[^<>\s]{1,990}>/g) ?? []);
  return [...new Set(ids)].slice(0, limits.messageIds);
}

function isoDate(value: string | undefined): string | null {
  const milliseconds = Date.parse((value ?? '').slice(0, 200).replaceAll(/\([^()]*\)/g, '').trim());
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}

function withoutLeadingBlankLines(raw: Uint8Array): Uint8Array {
  let start = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (raw[start] === 0x0a || raw[start] === 0x0d) start += 1;
  return raw.subarray(start);
}

/** A message without a single LF has CR as its line break. */
function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (bytes.includes(0x0a) || !bytes.includes(0x0d)) return bytes;
  return bytes.map((byte) => (byte === 0x0d ? 0x0a : byte));
}
