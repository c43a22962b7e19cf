import { decodeBytes } from './charset.ts';
import { decodeWords } from './header-words.ts';
import { limits } from './limits.ts';

/** A structured header such as `text/plain; charset=utf-8`: its value in lower case and its parameters, decoded. */
export type StructuredHeader = { value: string; parameters: ReadonlyMap<string, string> };

/**
 * Reads a Content-Type or Content-Disposition with RFC 2231 continuations, RFC 2047 words inside quotes and raw
 * text, as clients really write them. The first of two parameters with the same name counts. Never throws.
 */
export function parseStructuredHeader(header: string): StructuredHeader {
  const pieces = splitOutsideQuotes(header);
  const plain = new Map<string, string>();
  const sections = new Map<string, { number: number; value: string; encoded: boolean }[]>();
  for (const piece of pieces.slice(1, limits.headerParameters)) {
    const equals = piece.indexOf('=');
    if (equals === -1) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    const value = unquoted(piece.slice(equals + 1).trim());
    const star = name.indexOf('*');
    if (star === -1) {
      if (!plain.has(name)) plain.set(name, value);
      continue;
    }
    const base = name.slice(0, star);
    const number = Number.parseInt(name.slice(star + 1), 10);
    const list = sections.get(base) ?? [];
    list.push({ number: Number.isNaN(number) ? 0 : number, value, encoded: name.endsWith('*') });
    sections.set(base, list);
  }
  const parameters = new Map<string, string>();
  for (const [name, value] of plain) parameters.set(name, decodeWords(value));
  for (const [name, list] of sections) parameters.set(name, joinSections(list));
  return { value: withoutComments(pieces[0] ?? '').trim().toLowerCase(), parameters };
}

/** The bytes of all sections are joined before they are decoded: a character may be split between two. */
function joinSections(list: { number: number; value: string; encoded: boolean }[]): string {
  const ordered = list.toSorted((left, right) => left.number - right.number);
  let charset: string | null = null;
  const bytes: Uint8Array[] = [];
  ordered.forEach((section, index) => {
    let value = section.value;
    const language = index === 0 && section.encoded ? /^([^']*)'[^']*'/.exec(value) : null;
    if (language !== null) {
      charset = language[1] ?? null;
      value = value.slice(language[0].length);
    }
    bytes.push(section.encoded ? percentDecoded(value) : Buffer.from(value, 'utf8'));
  });
  return decodeWords(decodeBytes(Buffer.concat(bytes), charset).text);
}

export function percentDecoded(value: string): Uint8Array {
  const bytes = Buffer.from(value, 'utf8');
  const out = Buffer.alloc(bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const digits = bytes[index] === 0x25 ? bytes.toString('latin1', index + 1, index + 3) : '';
    if (/^[0-9a-fA-F]{2}$/.test(digits)) {
      out[length] = Number.parseInt(digits, 16);
      index += 2;
    } else {
      out[length] = bytes[index] ?? 0;
    }
    length += 1;
  }
  return out.subarray(0, length);
}

function splitOutsideQuotes(header: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let index = 0; index < header.length; index += 1) {
    const character = header[index];
    if (isQuoted && character === '\\') index += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === ';' && !isQuoted) {
      pieces.push(header.slice(start, index));
      start = index + 1;
    }
  }
  pieces.push(header.slice(start));
  return pieces;
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return withoutComments(value).trim();
  const end = value.lastIndexOf('"');
  return value.slice(1, end > 0 ? end : undefined).replaceAll(/\\(["\\])/g, '$1');
}

function withoutComments(value: string): string {
  if (!value.includes('(') || !value.includes(')')) return value;
  return value.replaceAll(/\([^()]{0,500}\)/g, '');
}
