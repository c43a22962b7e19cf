export type DecodedBytes = { bytes: Uint8Array; problem: string | null };

/**
 * Undoes a Content-Transfer-Encoding (RFC 2045). Broken input is read as far as it goes; a body that is plainly
 * not what it claims is kept as it is and named `TransferEncodingMismatch`. Never throws.
 */
export function decodeTransferEncoding(body: Uint8Array, encoding: string): DecodedBytes {
  if (encoding === 'base64') return decodeBase64(body);
  if (encoding === 'quoted-printable') return { bytes: decodeQuotedPrintable(body), problem: null };
  const isKnown = encoding === '' || encoding === '7bit' || encoding === '8bit' || encoding === 'binary';
  return { bytes: body, problem: isKnown ? null : 'UnknownTransferEncoding' };
}

/** Padding inside ends one unit and starts another; after it, or after a whole unit, a line of ordinary words is a gateway's footer. */
export function decodeBase64(body: Uint8Array): DecodedBytes {
  const out = new Uint8Array(Math.floor((body.length * 3) / 4) + 3);
  let length = 0;
  let bits = 0;
  let bitCount = 0;
  let junk = 0;
  let digits = 0;
  let isPadded = false;
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index] ?? 0;
    if (byte === 0x0a && (isPadded ? isFooterLine(body, index + 1, 1) : digits > 0 && digits % 4 === 0 && isFooterLine(body, index + 1, 3))) break;
    const value = base64Values[byte] ?? noDigit;
    if (value === noDigit) {
      if (byte === 0x3d) { bits = 0; bitCount = 0; isPadded = true; }
      else if (byte > 0x20) junk += 1;
      continue;
    }
    digits += 1;
    bits = ((bits << 6) | value) & 0xffffff;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      out[length] = (bits >> bitCount) & 0xff;
      length += 1;
    }
  }
  if (junk > digits / 2) return { bytes: body, problem: 'TransferEncodingMismatch' };
  return { bytes: out.subarray(0, length), problem: junk > 0 ? 'JunkInBase64' : null };
}

export function decodeQuotedPrintable(body: Uint8Array): Uint8Array {
  const out = new Uint8Array(body.length);
  let length = 0;
  let spaces = 0;
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index] ?? 0;
    if (byte === 0x20 || byte === 0x09) {
      spaces += 1;
    } else if (byte === 0x0a || (byte === 0x0d && body[index + 1] === 0x0a)) {
      length -= spaces;
      spaces = 0;
    } else {
      spaces = 0;
    }
    if (byte === 0x3d) {
      const high = hexDigit(body[index + 1]);
      const low = hexDigit(body[index + 2]);
      if (high >= 0 && low >= 0) {
        out[length] = high * 16 + low;
        length += 1;
        index += 2;
        continue;
      }
      const afterBreak = endOfSoftBreak(body, index + 1);
      if (afterBreak !== -1) {
        index = afterBreak - 1;
        continue;
      }
    }
    out[length] = byte;
    length += 1;
  }
  return out.subarray(0, length);
}

/** The position after `=` + optional spaces + line break, or -1. */
function endOfSoftBreak(body: Uint8Array, from: number): number {
  let index = from;
  while (index - from < 200 && (body[index] === 0x20 || body[index] === 0x09)) index += 1;
  if (index >= body.length) return index;
  if (body[index] === 0x0d && body[index + 1] === 0x0a) return index + 2;
  return body[index] === 0x0a ? index + 1 : -1;
}

/** Does this line hold so many characters that no base64 has? */
function isFooterLine(body: Uint8Array, start: number, least: number): boolean {
  let strange = 0;
  for (let index = start; index < body.length && index - start < 1_000; index += 1) {
    const byte = body[index] ?? 0;
    if (byte === 0x0a) return false;
    if (byte !== 0x0d && byte !== 0x3d && (base64Values[byte] ?? noDigit) === noDigit) strange += 1;
    if (strange >= least) return true;
  }
  return false;
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

const noDigit = 255;
const base64Values = new Uint8Array(256).fill(noDigit);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].forEach((digit, value) => {
  base64Values[digit.charCodeAt(0)] = value;
});
