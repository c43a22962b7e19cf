import { decodeBytes } from './charset.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts';

/**
 * Decodes the encoded words of a header (RFC 2047). Neighbours of one charset are joined as bytes first, because
 * clients split them in mid-character. Never throws.
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  let result = '';
  let position = 0;
  let charset = '';
  let pending: Uint8Array[] = [];
  const flush = (): void => {
    if (pending.length > 0) result += decodeBytes(Buffer.concat(pending), charset).text;
    pending = [];
  };
  for (const match of value.matchAll(encodedWord)) {
    const between = value.slice(position, match.index);
    const isNeighbour = pending.length > 0 && between.trim() === '';
    const wordCharset = (match[1] ?? '').split('*')[0]?.toLowerCase() ?? '';
    if (!isNeighbour || wordCharset !== charset) flush();
    if (!isNeighbour) result += between;
    charset = wordCharset;
    pending.push(bytesOfWord(match[2] ?? '', match[3] ?? ''));
    position = match.index + match[0].length;
  }
  flush();
  return result + value.slice(position);
}

const encodedWord = /=\?([^?\s]{1,60})\?([QqBb])\?([^?]*)\?=/g;

function bytesOfWord(encoding: string, content: string): Uint8Array {
  if (encoding.toUpperCase() === 'B') return decodeBase64(Buffer.from(content, 'latin1')).bytes;
  return decodeQuotedPrintable(Buffer.from(content.replaceAll('_', '=20'), 'utf8'));
}
