import { limits } from './limits.ts';

/**
 * A line as it is compared: NFKC (so ＃ is #), without invisible characters, every space a plain one, lower case.
 */
export function plainLine(line: string): string {
  return normalLine(line).toLowerCase();
}

/** The same with its capitals. */
export function normalLine(line: string): string {
  const visible = visibleLine(line);
  if (isPlainAscii.test(visible)) return visible;
  return visible.normalize('NFKC').replaceAll(invisible, '').replaceAll(/[\s\p{Zs}]+/gu, ' ').trim();
}

/**
 * A line as it is shown and kept: the writer's own characters, without zero-width and direction marks, every run of
 * spaces one. A line beyond the limit ends in a mark, so that its beginning never counts as the whole.
 */
export function visibleLine(line: string): string {
  const isCut = line.length > limits.lineCharacters;
  const head = isCut ? `${line.slice(0, limits.lineCharacters - 1).toWellFormed()}${cutMark}` : line;
  if (isPlainAscii.test(head)) return head.replaceAll(/[ \t\r]+/g, ' ').trim();
  return head
    .replaceAll(unseen, '')
    .replaceAll(keycap, '$1')
    .replaceAll(/[\s\p{Zs}]+/gu, ' ')
    .replaceAll(/^(?: |\u200d|\ufe0e|\ufe0f)+|(?: |\u200d|\ufe0e|\ufe0f)+$/g, '');
}

/** No punctuation that is tolerated after a keyword, not even after NFKC (which turns … into three dots). */
const cutMark = '⋯';

const isPlainAscii = /^[\t\r\u0020-\u007e]*$/;

/** Zero-width and direction marks, BOM, soft hyphen, fillers, controls; joiners inside an emoji stay. */
const unseen = /(?!\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}|[\u2800\ufff9-\ufffc]|(?![\t\r\n])\p{Cc}/gu;

/** The `#` key of a phone's emoji keyboard. */
const keycap = /([#＃])\ufe0f?\u20e3/gu;

const invisible = /[\p{Cf}\p{Variation_Selector}]/gu;
