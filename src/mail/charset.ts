import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { guessCharset, isPlausible, looksLikeUtf16 } from './charset-guess.ts';
import { limits } from './limits.ts';

export type DecodedText = { text: string; charset: string; problem: string | null };

/**
 * Bytes to text, whatever the message claims: the label is a hint that is checked against the bytes
 * (rule 9). Never throws. `problem` is `UnknownCharset` or `CharsetMismatch` where the label was no help.
 */
export function decodeBytes(bytes: Uint8Array, label: string | null): DecodedText {
  const declared = canonicalCharset(label);
  const marked = charsetOfByteOrderMark(bytes);
  const charset = marked ?? trueCharset(bytes, declared);
  const text = charset === 'utf-8' && !isUtf8(bytes) ? decodeMixedLines(bytes) : decodeAs(bytes, charset);
  const second = text.includes('\ufffd') && charset !== 'utf-8' && marked === null ? secondGuess(bytes) : null;
  if (second !== null) return { text: withoutNul(second.text), charset: second.charset, problem: 'CharsetMismatch' };
  return { text: withoutNul(text), charset, problem: problemOf(label, declared, charset, bytes) };
}

/** Where the bytes do not fit their label, another charset counts if they fit that one without a gap. */
function secondGuess(bytes: Uint8Array): { text: string; charset: string } | null {
  const charset = isUtf8(bytes) ? 'utf-8' : guessCharset(bytes);
  const text = decodeAs(bytes, charset);
  return text.includes('\ufffd') ? null : { text, charset };
}

/** The charset that a label means to a mail reader, or null where it means nothing. */
export function canonicalCharset(label: string | null): string | null {
  const name = (label ?? '').trim().toLowerCase().replaceAll(/["'\s]/g, '');
  const alias = aliases.get(name) ?? name;
  if (alias === '' || unknownLabels.has(alias)) return null;
  if (alias === 'hz' || alias.startsWith('utf-16') || isTextDecoderLabel(alias) || iconv.encodingExists(alias)) return alias;
  return null;
}

function trueCharset(bytes: Uint8Array, declared: string | null): string {
  if (declared === 'hz' || declared === 'utf-7' || declared?.startsWith('iso-2022')) return isAscii(bytes) ? declared : trueCharset(bytes, null);
  if (declared?.startsWith('utf-16') === true) return looksLikeSingleBytes(bytes) ? trueCharset(bytes, null) : utf16Order(bytes, declared);
  if (hasJapaneseEscape(bytes)) return 'iso-2022-jp';
  if (declared === null || declared === 'utf-8') {
    const wide = looksLikeUtf16(bytes);
    if (wide !== null) return wide;
  }
  if (isAscii(bytes)) return declared !== null && isWide(declared) ? declared : 'utf-8';
  if (isUtf8(bytes) && (declared === null || declared === 'utf-8' || isUtf8Rather(bytes, declared))) return 'utf-8';
  if (declared === null) return guessCharset(bytes);
  if (declared === 'utf-8') return 'utf-8';
  return isPlausible(bytes, declared) ? declared : guessCharset(bytes);
}

/**
 * A legacy charset was declared, and yet the bytes are well-formed UTF-8: by chance only where all are pairs, as
 * Chinese ones are, and then they do not stand among plain letters, as accented ones do.
 */
function isUtf8Rather(bytes: Uint8Array, declared: string): boolean {
  if (!doubleByte.has(declared) || bytes.some((byte) => byte >= 0xe0)) return true;
  const text = utf8.decode(bytes.subarray(0, limits.lineCharacters));
  const accented = text.match(/[\u0080-\u07ff]/g)?.length ?? 0;
  const amongLetters = text.match(/(?:(?<=[a-z])[\u00c0-\u024f]|[\u00c0-\u024f](?=[a-z]))/gi)?.length ?? 0;
  return amongLetters * 2 > accented;
}

/** UTF-8 with lines that are not: a gateway's footer, or a client that writes its own charset above a quote. */
function decodeMixedLines(bytes: Uint8Array): string {
  const runs = runsOfLines(bytes);
  const guessed = guessCharset(Buffer.concat(runs.filter((run) => !run.isUtf8).map((run) => run.bytes)));
  return runs.map((run) => (run.isUtf8 || isMostlyUtf8(run.bytes) ? utf8.decode(run.bytes) : decodeAs(run.bytes, guessed))).join('');
}

/** A character that was cut in two leaves few replacements among many good characters. */
function isMostlyUtf8(line: Uint8Array): boolean {
  const decoded = utf8.decode(line);
  let broken = 0;
  let wide = 0;
  for (const character of decoded) {
    if (character === '\ufffd') broken += 1;
    else if (character > '\u07ff') wide += 1;
  }
  return wide > broken;
}

const utf8 = new TextDecoder('utf-8');

/** Neighbouring lines that are, or are not, UTF-8; beyond a limit the rest is one run. */
function runsOfLines(bytes: Uint8Array): { bytes: Uint8Array; isUtf8: boolean }[] {
  const runs: { start: number; end: number; isUtf8: boolean }[] = [];
  let start = 0;
  for (let count = 0; start < bytes.length; count += 1) {
    const newline = count < limits.mixedCharsetLines ? bytes.indexOf(0x0a, start) : -1;
    const end = newline === -1 ? bytes.length : newline + 1;
    const isRunUtf8 = isUtf8(bytes.subarray(start, end));
    const last = runs.at(-1);
    if (last?.isUtf8 === isRunUtf8) last.end = end;
    else runs.push({ start, end, isUtf8: isRunUtf8 });
    start = end;
  }
  return runs.map((run) => ({ bytes: bytes.subarray(run.start, run.end), isUtf8: run.isUtf8 }));
}

/** Node's TextDecoder knows EUC-KR without Microsoft's additions, which mail uses. */
function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === 'hz') return decodeHz(bytes);
  if (charset === 'euc-kr') return iconv.decode(Buffer.from(bytes), 'cp949');
  if (isTextDecoderLabel(charset)) return new TextDecoder(charset).decode(bytes);
  return iconv.decode(Buffer.from(bytes), charset);
}

/** HZ (RFC 1843): GB 2312 with the high bits off, between `~{` and `~}`. */
function decodeHz(bytes: Uint8Array): string {
  const gb: number[] = [];
  let shifted = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    const next = bytes[index + 1];
    if (byte === 0x7e && next === 0x7b) { shifted = true; index += 1; continue; }
    if (byte === 0x7e && next === 0x7d) { shifted = false; index += 1; continue; }
    if (byte === 0x7e && next === 0x7e && !shifted) index += 1;
    if (byte === 0x0a) shifted = false;
    gb.push(shifted && byte > 0x20 ? byte | 0x80 : byte);
  }
  return new TextDecoder('gb18030').decode(Uint8Array.from(gb));
}

function charsetOfByteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function utf16Order(bytes: Uint8Array, declared: string): string {
  let even = 0;
  let odd = 0;
  bytes.subarray(0, 4_096).forEach((byte, index) => {
    if (byte === 0 && index % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  });
  if (odd !== even) return odd > even ? 'utf-16le' : 'utf-16be';
  return declared === 'utf-16le' ? 'utf-16le' : 'utf-16be';
}

/** "charset=utf-16" over another charset: no zero byte, no control characters. */
function looksLikeSingleBytes(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

function hasJapaneseEscape(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at !== -1; at = bytes.indexOf(0x1b, at + 1)) {
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true;
  }
  return false;
}

function problemOf(label: string | null, declared: string | null, charset: string, bytes: Uint8Array): string | null {
  if (isAscii(bytes) && !isWide(charset)) return null;
  if (label !== null && label.trim() !== '' && declared === null) return 'UnknownCharset';
  const isDeclared = declared === null || charset === declared || (declared.startsWith('utf-16') && charset.startsWith('utf-16'));
  return isDeclared && (charset !== 'utf-8' || isUtf8(bytes)) ? null : 'CharsetMismatch';
}

function isWide(charset: string): boolean {
  return charset === 'hz' || charset === 'utf-7' || charset.startsWith('utf-16') || charset.startsWith('utf-32') || charset.startsWith('iso-2022');
}

function withoutNul(text: string): string {
  const unmarked = text.startsWith('\ufeff') ? text.slice(1) : text;
  return unmarked.includes('\0') ? unmarked.replaceAll('\0', '') : unmarked;
}

/** iconv-lite decodes what TextDecoder does not know (utf-7, cp852 …); the reverse holds for ISO-2022-JP. */
function isTextDecoderLabel(label: string): boolean {
  const known = textDecoderLabels.get(label);
  if (known !== undefined) return known;
  let exists = true;
  try {
    new TextDecoder(label);
  } catch {
    exists = false;
  }
  if (textDecoderLabels.size < 500) textDecoderLabels.set(label, exists);
  return exists;
}

const textDecoderLabels = new Map<string, boolean>();

const doubleByte = new Set(['gb18030', 'big5', 'euc-kr', 'shift_jis', 'euc-jp']);

const unknownLabels = new Set([
  'us-ascii', 'ascii', 'ansi_x3.4-1968', 'unknown', 'unknown-8bit', 'x-unknown', 'x-user-defined', '8bit', '7bit',
  'binary', 'default', 'default_charset', '_autodetect', '_autodetect_all', 'none', 'undefined', 'base64', 'hex',
  'replacement', 'iso-2022-cn', 'iso-2022-kr',
]);

/** Labels of mail that mean more than they say: gb2312 is written for all of GB 18030, ks_c_5601 for cp949. */
const aliases = new Map<string, string>([
  ...['gb2312', 'gb_2312', 'gb_2312-80', 'gb-2312', 'csgb2312', 'gbk', 'x-gbk', 'cp936', 'ms936', 'windows-936', 'euc-cn', 'euccn', 'chinese', 'gb18030', 'gb-18030', 'iso-ir-58', 'gb2312-80', 'gb18030-2000', 'gb18030-2005', 'gb18030-2022']
    .map((name) => [name, 'gb18030'] as const),
  ...['ks_c_5601', 'ks_c_5601-1987', 'ks_c_5601-1989', 'ksc5601', 'ksc_5601', 'cp949', 'ms949', 'windows-949', 'uhc', 'korean', 'euckr', 'euc-kr']
    .map((name) => [name, 'euc-kr'] as const),
  ...['big5', 'big-5', 'big5-hkscs', 'big5hkscs', 'cp950', 'ms950', 'windows-950', 'x-x-big5', 'cn-big5', 'csbig5', 'big5-eten', 'x-big5']
    .map((name) => [name, 'big5'] as const),
  ...['utf8', 'utf-8', 'utf_8', 'unicode-1-1-utf-8', 'utf8mb4', 'cp65001', 'windows-65001', 'x-utf-8'].map((name) => [name, 'utf-8'] as const),
  ...['hz', 'hz-gb-2312', 'hz-gb2312'].map((name) => [name, 'hz'] as const),
  ...['iso-2022-jp', 'iso2022jp', 'csiso2022jp', 'iso-2022-jp-1', 'iso-2022-jp-2', 'iso-2022-jp-ms', 'cp50220', 'cp50221'].map((name) => [name, 'iso-2022-jp'] as const),
  ...['sjis', 'shift-jis', 'shiftjis', 'x-sjis', 'cp932', 'ms932', 'windows-31j', 'windows-932'].map((name) => [name, 'shift_jis'] as const),
  ['eucjp', 'euc-jp'], ['utf7', 'utf-7'], ['unicode-1-1-utf-7', 'utf-7'], ['utf16', 'utf-16'], ['unicode', 'utf-16'], ['utf-16le', 'utf-16le'],
  ['cp1250', 'windows-1250'], ['cp1252', 'windows-1252'], ['iso8859-2', 'iso-8859-2'], ['latin2', 'iso-8859-2'], ['iso8859-1', 'windows-1252'], ['iso-8859-1', 'windows-1252'], ['latin1', 'windows-1252'],
]);
