import { addressParser } from 'postal-mime';
import { decodeWords } from './header-words.ts';
import { limits } from './limits.ts';

/** `address` is trimmed and its domain in lower case; `name` is what the sender calls himself and proves nothing. */
export type MailAddress = { name: string; address: string };

/** The addresses of a To, Cc or Reply-To header, as well as they can be made out. Never throws. */
export function readAddresses(header: string): MailAddress[] {
  const list: MailAddress[] = [];
  for (const entry of addressParser(header.slice(0, limits.addressCharacters), { flatten: true })) {
    if (entry.address === undefined || !entry.address.includes('@')) continue;
    list.push({ name: decodeWords(entry.name).trim(), address: normalAddress(entry.address) });
  }
  return list;
}

export function normalAddress(address: string): string {
  const trimmed = address.trim();
  const at = trimmed.lastIndexOf('@');
  return at === -1 ? trimmed : `${trimmed.slice(0, at)}@${trimmed.slice(at + 1).toLowerCase()}`;
}
