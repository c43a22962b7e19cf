import { decodeBytes } from './charset.ts';
import { decodeWords } from './header-words.ts';
import { parseStructuredHeader, percentDecoded } from './header-parameters.ts';
import { limits } from './limits.ts';
import { readHeaderBlock } from './raw-headers.ts';
import type { HeaderBlock } from './raw-headers.ts';
import { decodeTransferEncoding } from './transfer-encoding.ts';

/** One node of the MIME tree. A leaf has its decoded bytes; a multipart has children. */
export type Part = {
  type: string;
  charset: string | null;
  isFlowed: boolean;
  deletesSpace: boolean;
  disposition: string;
  fileName: string;
  hasDispositionName: boolean;
  contentId: string | null;
  bytes: Uint8Array;
  children: readonly Part[];
};

/**
 * Splits a message into its parts (RFC 2046). Written here and not taken from a library because reading a
 * decision needs the bytes of a text before its charset is believed, and because a message that is nested too
 * deeply is to be read as far as it goes. Never throws; `problems` collects what is broken.
 */
export function readParts(bytes: Uint8Array, block: HeaderBlock, problems: Set<string>): Part {
  return readPart(bytes, block, 'text/plain', { depth: 0, count: { parts: 0 }, problems });
}

type Walk = { depth: number; count: { parts: number }; problems: Set<string> };

function readPart(bytes: Uint8Array, block: HeaderBlock, defaultType: string, walk: Walk): Part {
  walk.count.parts += 1;
  const header = (name: string): string => headerText(block.headers.find((candidate) => candidate.name === name)?.value);
  const contentType = parseStructuredHeader(header('content-type'));
  const disposition = parseStructuredHeader(header('content-disposition'));
  const encoding = header('content-transfer-encoding').toLowerCase().match(/[a-z0-9-]+/)?.[0] ?? '';
  const type = mediaType(contentType.value, defaultType);
  const body = bytes.subarray(block.bodyStart);
  const part: Part = {
    type,
    charset: contentType.parameters.get('charset') ?? null,
    isFlowed: contentType.parameters.get('format')?.toLowerCase() === 'flowed',
    deletesSpace: contentType.parameters.get('delsp')?.toLowerCase() === 'yes',
    disposition: disposition.value,
    fileName: fileName(disposition.parameters.get('filename') ?? contentType.parameters.get('name') ?? ''),
    hasDispositionName: (disposition.parameters.get('filename') ?? '') !== '',
    contentId: /<([^<>]*)>/.exec(header('content-id'))?.[1] ?? null,
    bytes: body,
    children: [],
  };
  if (type.startsWith('multipart/')) return readMultipart(part, contentType.parameters.get('boundary') ?? '', walk);
  const decoded = decodeTransferEncoding(body, encoding);
  if (decoded.problem !== null) walk.problems.add(decoded.problem);
  return { ...part, bytes: decoded.bytes };
}

function readMultipart(part: Part, declaredBoundary: string, walk: Walk): Part {
  if (walk.depth >= limits.partDepth) {
    walk.problems.add('NestingTooDeep');
    return { ...part, type: 'application/octet-stream' };
  }
  let boundary = declaredBoundary.trimEnd();
  if (boundary === '') walk.problems.add('MissingBoundary');
  let pieces = boundary === '' ? [] : splitAtBoundary(part.bytes, boundary, walk);
  if (pieces.length === 0) {
    if (boundary !== '') walk.problems.add('BoundaryNotFound');
    boundary = guessBoundary(part.bytes);
    pieces = boundary === '' ? [] : splitAtBoundary(part.bytes, boundary, walk);
  }
  if (pieces.length === 0) return { ...part, type: 'text/plain' };
  const defaultType = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const children: Part[] = [];
  for (const piece of pieces) {
    if (walk.count.parts >= limits.partCount) {
      walk.problems.add('TooManyParts');
      break;
    }
    children.push(readPart(piece, readHeaderBlock(piece), defaultType, { ...walk, depth: walk.depth + 1 }));
  }
  return { ...part, bytes: new Uint8Array(0), children };
}

/** Jumps from one boundary to the next; a look-alike inside a line costs one jump to that line's end. */
function splitAtBoundary(body: Uint8Array, boundary: string, walk: Walk): Uint8Array[] {
  const haystack = Buffer.from(body.buffer, body.byteOffset, body.length);
  const marker = Buffer.from(`--${boundary}`, 'utf8');
  const pieces: Uint8Array[] = [];
  let start = -1;
  let position = 0;
  let isClosed = false;
  while (position < haystack.length && pieces.length <= limits.partCount) {
    const found = haystack.indexOf(marker, position);
    if (found === -1) break;
    const newline = haystack.indexOf(0x0a, found);
    const next = newline === -1 ? haystack.length : newline + 1;
    const kind = found === 0 || haystack[found - 1] === 0x0a ? boundaryKind(haystack, found + marker.length, next) : null;
    if (kind !== null) {
      if (start !== -1) pieces.push(body.subarray(start, Math.max(start, endBefore(haystack, found))));
      start = next;
      if (kind === 'close') { isClosed = true; start = -1; break; }
    }
    position = next;
  }
  if (start !== -1 && start < body.length) pieces.push(body.subarray(start));
  if (!isClosed && pieces.length > 0) walk.problems.add('UnclosedMultipart');
  return pieces;
}

function boundaryKind(bytes: Uint8Array, from: number, lineEnd: number): 'open' | 'close' | null {
  let index = from;
  const isClose = bytes[index] === 0x2d && bytes[index + 1] === 0x2d;
  if (isClose) index += 2;
  for (; index < lineEnd; index += 1) {
    const byte = bytes[index];
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d && byte !== 0x0a) return null;
  }
  return isClose ? 'close' : 'open';
}

function endBefore(bytes: Uint8Array, boundaryStart: number): number {
  const newline = boundaryStart - 1;
  return newline > 0 && bytes[newline - 1] === 0x0d ? newline - 1 : newline;
}

/** Where the header names no boundary: the first line that begins with `--` and is followed by a header. */
function guessBoundary(body: Uint8Array): string {
  const head = Buffer.from(body.subarray(0, 20_000)).toString('latin1');
  return /(?:^|\n)--([^\s-][^\r\n]{0,100}?)[ \t]*\r?\n(?:Content-|content-|\r?\n)/.exec(head)?.[1]
    ?? /(?:^|\n)--(-{1,40}[^\s-][^\r\n]{0,100}?)[ \t]*\r?\n(?:Content-|content-)/.exec(head)?.[1] ?? '';
}

function mediaType(value: string, defaultType: string): string {
  if (value === 'text') return 'text/plain';
  const isValid = /^[a-z0-9!#$&^_.+-]{1,100}\/[a-z0-9!#$&^_.+-]{1,100}$/.test(value);
  return isValid ? value : defaultType;
}

/** The last path segment without control and direction characters; a name never leads out of a folder. */
function fileName(name: string): string {
  const decoded = /^(?:[\w .()-]|%[0-9a-fA-F]{2})+$/.test(name.slice(0, 1_000)) && name.includes('%')
    ? decodeBytes(percentDecoded(name), null).text
    : name;
  const clean = decoded.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '');
  return clean.split(/[\\/]/).at(-1)?.trim().slice(0, 255) ?? '';
}

/** A header's value as text: raw 8-bit bytes are guessed, encoded words are left as sent, a NUL stays visible. */
export function headerText(value: Uint8Array | undefined): string {
  if (value === undefined) return '';
  return decodeBytes(value.includes(0) ? value.map((byte) => (byte === 0 ? substitute : byte)) : value, null).text;
}

const substitute = 0x1a;

/** A header's value for people: encoded words decoded, one line. */
export function readableHeader(value: string): string {
  return decodeWords(value).replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}
