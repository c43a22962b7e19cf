import { readAddresses } from './addresses.ts';
import type { ParsedMessage } from './parse.ts';

/** The ids of the messages that this one answers, the nearest first, each once, with angle brackets. */
export function answeredMessageIds(message: ParsedMessage): string[] {
  return [...new Set([...message.inReplyTo, ...message.references.toReversed()])];
}

/** The tokens of sub-addresses `local+token@domain` among the recipients, for one mailbox of ours (rule 12). */
export function subAddressTokens(message: ParsedMessage, mailbox: string): string[] {
  const at = mailbox.lastIndexOf('@');
  const prefix = `${mailbox.slice(0, at).toLowerCase()}+`;
  const domain = mailbox.slice(at).toLowerCase();
  const delivered = message.headers.filter(({ name }) => deliveryHeaders.has(name)).flatMap(({ value }) => readAddresses(value));
  const tokens: string[] = [];
  for (const { address } of [...message.to, ...message.cc, ...delivered]) {
    const lower = address.toLowerCase();
    if (lower.startsWith(prefix) && lower.endsWith(domain)) tokens.push(address.slice(prefix.length, address.length - domain.length));
  }
  return [...new Set(tokens.filter((token) => token !== ''))];
}

const deliveryHeaders = new Set(['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'apparently-to']);
