import { limits } from './limits.ts';

/** One header exactly as sent, unfolded: its name in lower case, its value as bytes. */
export type RawHeader = { name: string; value: Uint8Array };

export type HeaderBlock = { headers: readonly RawHeader[]; bodyStart: number; problems: readonly string[] };

/**
 * The header block at the start of a message or part, in order and with every repetition: two From headers
 * are seen as two. Line breaks may be CRLF, LF or CR. Never throws.
 */
export function readHeaderBlock(bytes: Uint8Array, start = 0): HeaderBlock {
  const headers: { name: string; pieces: Uint8Array[] }[] = [];
  const problems = new Set<string>();
  let position = start;
  let isFirst = true;
  while (position < bytes.length) {
    const line = lineAt(bytes, position);
    if (line.end === position) {
      position = line.next;
      break;
    }
    const content = bytes.subarray(position, line.end);
    const last = headers.at(-1);
    if (isFirst && (startsWith(content, 'From ') || startsWith(content, '>From '))) {
      position = line.next;
      isFirst = false;
      continue;
    }
    if ((content[0] === 0x20 || content[0] === 0x09) && last !== undefined) {
      last.pieces.push(content);
    } else {
      const header = splitHeader(content);
      if (header === null && headers.length === 0) return { headers: [], bodyStart: position, problems: ['NoHeaders'] };
      if (header === null) problems.add('MalformedHeader');
      else headers.push({ name: header.name, pieces: [header.value] });
    }
    position = line.next;
    isFirst = false;
    if (position - start > limits.headerBytes || headers.length > limits.headerCount) {
      problems.add('HeadersTooLarge');
      position = endOfHeaders(bytes, position);
      break;
    }
  }
  return {
    headers: headers.map(({ name, pieces }) => ({ name, value: trimmed(pieces.length === 1 ? pieces[0] ?? empty : Buffer.concat(pieces)) })),
    bodyStart: position,
    problems: [...problems],
  };
}

const empty = new Uint8Array(0);

/** CR alone ends a line only where the message has no LF at all; the caller converts those. */
function lineAt(bytes: Uint8Array, start: number): { end: number; next: number } {
  const newline = bytes.indexOf(0x0a, start);
  if (newline === -1) return { end: bytes.length, next: bytes.length };
  let end = newline;
  while (end > start && bytes[end - 1] === 0x0d) end -= 1;
  return { end, next: newline + 1 };
}

function splitHeader(line: Uint8Array): { name: string; value: Uint8Array } | null {
  const colon = line.indexOf(0x3a);
  if (colon <= 0 || colon > 200) return null;
  const name = headerName(line.subarray(0, colon));
  return name === null ? null : { name, value: line.subarray(colon + 1) };
}

/** Invisible bytes in a name are dropped, so that "F\0rom" counts as the From that some reader will see. */
function headerName(bytes: Uint8Array): string | null {
  let name = '';
  let spaceSeen = false;
  for (const byte of bytes) {
    if (byte === 0x20 || byte === 0x09) spaceSeen = true;
    else if (byte > 0x20 && byte < 0x7f) {
      if (spaceSeen) return null;
      name += String.fromCharCode(byte);
    }
  }
  return name === '' ? null : name.toLowerCase();
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let start = 0;
  let end = bytes.length;
  const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;
  while (start < end && isSpace(bytes[start])) start += 1;
  while (end > start && isSpace(bytes[end - 1])) end -= 1;
  return bytes.subarray(start, end);
}

function endOfHeaders(bytes: Uint8Array, from: number): number {
  let position = from;
  while (position < bytes.length) {
    const line = lineAt(bytes, position);
    if (line.end === position) return line.next;
    position = line.next;
  }
  return position;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  if (bytes.length < text.length) return false;
  for (let index = 0; index < text.length; index += 1) if (bytes[index] !== text.charCodeAt(index)) return false;
  return true;
}
