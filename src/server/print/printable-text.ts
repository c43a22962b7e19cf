const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{1faff}\u{20000}-\u{3ffff}]/u;
const UNBROKEN_RUN = /[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]+/gu;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A stranger's text as it may stand on paper: without control characters and without the marks that reverse the
 * direction of reading (they make 「100」 look like 「001」) or have no width, with at most four combining marks on a letter (more would
 * paint over the lines above), and always valid Unicode.
 */
export function printableText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, '  ')
    // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
    .replace(/[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trimEnd();
}

/**
 * Breaks the words that are wider than the room they have; all other words stay as they are. The breaks are those of
 * lines: a zero-width space would end up in the letters next to it when somebody copies the text out of the PDF.
 */
export function breakLongWords(text: string, roomInEm: number): string {
  return text.replace(UNBROKEN_RUN, (word) => (widthInEm(word) <= roomInEm ? word : piecesOf(word, roomInEm).join('\n')));
}

function piecesOf(word: string, roomInEm: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const { segment } of graphemes.segment(word)) {
    const segmentWidth = widthInEm(segment);
    if (piece !== '' && width + segmentWidth > roomInEm) {
      pieces.push(piece);
      piece = '';
      width = 0;
    }
    piece += segment;
    width += segmentWidth;
  }
  return [...pieces, piece];
}

/** A text for a line that has no second one: cut with an ellipsis where the room ends. */
export function shortenText(text: string, roomInEm: number): string {
  const line = text.replaceAll('\n', ' ');
  if (widthInEm(line) <= roomInEm) return line;
  let kept = '';
  let width = widthInEm('…');
  for (const { segment } of graphemes.segment(line)) {
    width += widthInEm(segment);
    if (width > roomInEm) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** The estimated width of the widest part of a text that no line breaks. */
export function widestWordInEm(text: string): number {
  return (text.match(UNBROKEN_RUN) ?? []).reduce((most, word) => Math.max(most, widthInEm(word)), text === '' ? 0 : 1);
}

/** A generous estimate of how wide a text is, in the size of its letters: its longest line counts. */
export function widthInEm(text: string): number {
  return text.split('\n').reduce((most, line) => Math.max(most, lineWidthInEm(line)), 0);
}

function lineWidthInEm(line: string): number {
  let width = 0;
  for (const character of line) width += characterWidthInEm(character);
  return width;
}

function characterWidthInEm(character: string): number {
  if (WIDE.test(character)) return 1;
  if (/[0-9]/.test(character)) return 0.58;
  if (/[ .,:;'|!()[\]il-]/.test(character)) return 0.34;
  if (/[MWmw%@—…]/.test(character)) return 0.94;
  return /\p{Lu}/u.test(character) ? 0.7 : 0.58;
}
