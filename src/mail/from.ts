import { normalAddress } from './addresses.ts';
import { decodeWords } from './header-words.ts';
import { limits } from './limits.ts';
import type { ParsedMessage } from './parse.ts';

export type FromProblem = 'TwoFromHeaders' | 'SeveralAddresses' | 'MalformedFrom' | 'NoFrom';
export type FromShape = { ok: true; address: string; name: string } | { ok: false; problem: FromProblem };

/**
 * The one address in the one From (rule 10). Stricter than reading mail needs: what two programs could read
 * differently is malformed, and the display name never yields an address. Never throws.
 */
export function shapeOfFrom(message: ParsedMessage): FromShape {
  const headers = message.headers.filter((header) => header.name === 'from');
  if (headers.length > 1) return { ok: false, problem: 'TwoFromHeaders' };
  const value = headers[0]?.value;
  if (value === undefined) return { ok: false, problem: 'NoFrom' };
  if (message.problems.includes('HeadersTooLarge')) return { ok: false, problem: 'MalformedFrom' };
  return parseFrom(value);
}

function parseFrom(value: string): FromShape {
  const malformed = { ok: false, problem: 'MalformedFrom' } as const;
  if (value.length > limits.addressCharacters || forbidden.test(value)) return malformed;
  const tokens = tokenize(value);
  if (tokens === null) return malformed;
  const mailboxes = splitAtCommas(tokens);
  if (mailboxes.filter(holdsAddress).length > 1) return { ok: false, problem: 'SeveralAddresses' };
  const mailbox = mailboxes[0];
  if (mailboxes.length !== 1 || mailbox === undefined) return malformed;
  return readMailbox(mailbox);
}

/** Control characters: one program cuts the line there, another reads on. */
const forbidden = /(?!\t)\p{Cc}/u;

type Token = { kind: 'text' | 'quoted' | 'angle' | 'comma' | 'colon'; text: string };

/** Splits outside quotes and comments; null where one of them does not end. */
function tokenize(value: string): Token[] | null {
  const tokens: Token[] = [];
  let text = '';
  const endText = (): void => {
    if (text.trim() !== '') tokens.push({ kind: 'text', text: text.trim() });
    text = '';
  };
  for (let index = 0; index < value.length; index += 1) {
    const character = value[index] ?? '';
    if (character === '"') {
      const end = endOfQuoted(value, index);
      if (end === -1) return null;
      if (text.trim() === '' && value[end + 1] === '@') {
        text += value.slice(index, end + 1);
      } else {
        endText();
        tokens.push({ kind: 'quoted', text: value.slice(index + 1, end) });
      }
      index = end;
    } else if (character === '(') {
      const end = endOfComment(value, index);
      if (end === -1) return null;
      text += ' ';
      index = end;
    } else if (character === '<') {
      const end = value.indexOf('>', index);
      if (end === -1) return null;
      endText();
      tokens.push({ kind: 'angle', text: value.slice(index + 1, end).trim() });
      index = end;
    } else if (character === '>' || character === ')') {
      return null;
    } else if (character === ',' || character === ';' || character === ':') {
      endText();
      tokens.push({ kind: character === ':' ? 'colon' : 'comma', text: character });
    } else {
      text += character;
    }
  }
  endText();
  return tokens;
}

function endOfQuoted(value: string, start: number): number {
  for (let index = start + 1; index < value.length; index += 1) {
    if (value[index] === '\\') index += 1;
    else if (value[index] === '"') return index;
  }
  return -1;
}

function endOfComment(value: string, start: number): number {
  let depth = 0;
  for (let index = start; index < value.length; index += 1) {
    if (value[index] === '\\') index += 1;
    else if (value[index] === '(') depth += 1;
    else if (value[index] === ')') {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}

function splitAtCommas(tokens: readonly Token[]): Token[][] {
  const groups: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'comma') groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return groups;
}

function holdsAddress(tokens: readonly Token[]): boolean {
  return tokens.some((token) => (token.kind === 'angle' || token.kind === 'text') && token.text.includes('@'));
}

function readMailbox(tokens: readonly Token[]): FromShape {
  const malformed = { ok: false, problem: 'MalformedFrom' } as const;
  const angles = tokens.filter((token) => token.kind === 'angle');
  if (angles.length > 1) return { ok: false, problem: 'SeveralAddresses' };
  if (tokens.some((token) => token.kind === 'colon')) return malformed;
  const angle = angles[0];
  if (angle === undefined) {
    const only = tokens[0];
    if (tokens.length !== 1 || only === undefined || only.kind !== 'text') return malformed;
    return isAddress(only.text) ? { ok: true, address: normalAddress(only.text), name: '' } : malformed;
  }
  if (tokens.at(-1) !== angle || !isAddress(angle.text)) return malformed;
  const names = tokens.filter((token) => token !== angle);
  const isAmbiguous = names.some((token) => token.kind === 'text' && token.text.includes('@') && token.text.toLowerCase() !== angle.text.toLowerCase());
  if (isAmbiguous) return malformed;
  const name = names.map((token) => (token.kind === 'quoted' ? token.text.replaceAll(/\\(.)/g, '$1') : token.text)).join(' ');
  return { ok: true, address: normalAddress(angle.text), name: decodeWords(name).trim() };
}

/** An addr-spec (RFC 5322 3.4.1, with the letters of RFC 6532), without spaces or obsolete routes. */
function isAddress(address: string): boolean {
  if (address.length > 320) return false;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (at <= 0 || domain === '') return false;
  const isDotAtom = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(local);
  const isQuoted = /^"(?:[^"\\]|\\.)*"$/.test(local);
  const isDomain = /^[\p{L}\p{N}\p{M}_](?:[\p{L}\p{N}\p{M}_-]*)(?:\.[\p{L}\p{N}\p{M}_-]+)*$/u.test(domain);
  return (isDotAtom || isQuoted) && (isDomain || /^\[[0-9a-fA-F:.IPv]{3,60}\]$/.test(domain));
}
