import { decodeBase64 } from './transfer-encoding.ts';

/**
 * A copy of a raw message in which every live token is overwritten with `*` of the same length (rule 12): written
 * plainly, broken by a soft line break of quoted-printable, or inside base64. Lengths and line breaks stay, so the
 * copy parses like the original.
 */
export function maskTokens(raw: Uint8Array, tokens: readonly string[]): Uint8Array {
  const copy = Uint8Array.from(raw);
  const wanted = tokens.filter((token) => token.length > 0).map((token) => Buffer.from(token, 'latin1'));
  for (const token of wanted) maskPlain(copy, token);
  maskBase64(copy, wanted);
  return copy;
}

const star = 0x2a;
/** A long run is worked on in windows, with an overlap longer than any token; both keep base64's groups of four. */
const windowDigits = 400_000;
const overlapDigits = 4_000;

function maskPlain(bytes: Uint8Array, token: Uint8Array): boolean {
  const first = lowered(token[0] ?? 0);
  let found = false;
  for (let index = 0; index < bytes.length; index += 1) {
    if (lowered(bytes[index] ?? 0) !== first) continue;
    const positions = matchAt(bytes, index, token);
    if (positions === null) continue;
    for (const position of positions) bytes[position] = star;
    found = true;
  }
  return found;
}

/** The positions of a token's characters, letters in any case, over soft line breaks; or null. */
function matchAt(bytes: Uint8Array, start: number, token: Uint8Array): number[] | null {
  const positions: number[] = [];
  let index = start;
  for (const wanted of token) {
    while (bytes[index] === 0x3d && (bytes[index + 1] === 0x0a || (bytes[index + 1] === 0x0d && bytes[index + 2] === 0x0a))) {
      index += bytes[index + 1] === 0x0a ? 2 : 3;
    }
    if (lowered(bytes[index] ?? 0) !== lowered(wanted)) return null;
    positions.push(index);
    index += 1;
  }
  return positions;
}

function lowered(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

/** Runs of lines that hold base64 only are decoded, masked and written back in place. */
function maskBase64(bytes: Uint8Array, tokens: readonly Uint8Array[]): void {
  let digits: number[] = [];
  const flush = (): void => {
    if (digits.length >= 16) maskRun(bytes, digits, tokens);
    digits = [];
  };
  let position = 0;
  while (position < bytes.length) {
    const newline = bytes.indexOf(0x0a, position);
    const end = newline === -1 ? bytes.length : newline;
    const line = base64Line(bytes, position, end);
    if (line === null) flush();
    else {
      for (const digit of line) digits.push(digit);
      if (digits.length > windowDigits) {
        maskRun(bytes, digits, tokens);
        digits = digits.slice(Math.floor((digits.length - overlapDigits) / 4) * 4);
      }
      if (bytes[end - 1] === 0x3d || bytes[end - 2] === 0x3d) flush();
    }
    position = end + 1;
  }
  flush();
}

function base64Line(bytes: Uint8Array, start: number, end: number): number[] | null {
  const digits: number[] = [];
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === 0x0d || byte === 0x3d) continue;
    if (!isBase64Digit(byte)) return null;
    digits.push(index);
  }
  return digits.length === 0 ? null : digits;
}

function isBase64Digit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x2b || byte === 0x2f;
}

function maskRun(bytes: Uint8Array, digits: readonly number[], tokens: readonly Uint8Array[]): void {
  const decoded = decodeBase64(Uint8Array.from(digits, (position) => bytes[position] ?? 0)).bytes;
  let isChanged = false;
  for (const token of tokens) isChanged = maskPlain(decoded, token) || isChanged;
  if (!isChanged) return;
  const encoded = Buffer.from(decoded).toString('base64');
  digits.forEach((position, index) => {
    if (index < encoded.length && encoded[index] !== '=') bytes[position] = encoded.charCodeAt(index);
  });
}
