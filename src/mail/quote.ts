import type { Line } from './html-lines.ts';
import { limits } from './limits.ts';
import { withLineFeeds } from './line-feeds.ts';
import { attributionLength, headerLabel, isHeaderBlock, isRule, isSeparator, mayAnnounceQuote } from './quote-headings.ts';
import type { HeaderLabel } from './quote-headings.ts';
import { signatureStart } from './signature.ts';

/** What the writer himself wrote: above the quote, and below or inside a quote that has a visible end. */
export type OwnText = { above: string[]; below: string[] };

/** Plain text to lines, which end in CRLF, LF or CR. QQ Mail leaves `&nbsp;` standing in them. */
export function textLines(source: string): Line[] {
  const text = withLineFeeds(source);
  const lines: Line[] = [];
  let position = 0;
  while (position <= text.length && lines.length < limits.lineCount) {
    const newline = text.indexOf('\n', position);
    const end = newline === -1 ? text.length : newline;
    lines.push({ text: text.slice(position, end).replaceAll('&nbsp;', ' '), mark: 'own' });
    position = end + 1;
  }
  return lines;
}

/** Cuts the quote and the signature off (rules 3, 5 and 6). */
export function ownText(lines: readonly Line[]): OwnText {
  const marked = lines.map(withAngleMarks);
  const source: Source = { lines: marked, texts: marked.map((line) => line.text), labels: marked.map((line) => headerLabel(line.text)) };
  const start = quoteStart(source);
  const above = marked.slice(0, start).filter((line) => line.mark === 'own').map((line) => line.text);
  const below = start < marked.length ? textBelow(source, start) : [];
  return { above: trimEnd(above), below: withoutSignature(below) };
}

type Source = { lines: readonly Line[]; texts: readonly string[]; labels: readonly (HeaderLabel | null)[] };

function withAngleMarks(line: Line): Line {
  if (line.mark !== 'own') return line;
  const first = line.text.slice(0, 20).replace(/^[\s\u200b\ufeff]+/, '')[0];
  return first === '>' || first === '＞' ? { ...line, mark: 'quoted' } : line;
}

function quoteStart(source: Source): number {
  const { lines, texts } = source;
  for (let index = 0; index < lines.length; index += 1) {
    const mark = lines[index]?.mark;
    if (mark === 'rest') return index;
    if (mark === 'quoted' && hasText(texts[index])) return index;
    if (mark === 'own' && startsQuote(source, index)) return index;
  }
  return lines.length;
}

function startsQuote({ lines, texts, labels }: Source, index: number): boolean {
  const text = texts[index] ?? '';
  if (text.trim() === '') return false;
  if (mayAnnounceQuote(text) && quotedFollows(lines, index + 1)) return true;
  return isSeparator(text) || attributionLength(texts, index) > 0 || isHeaderBlock(labels, index);
}

/**
 * The writer's own lines after a quote began. A quote without marks on each line has no visible end: then
 * everything after its heading belongs to it.
 */
function textBelow({ lines, texts, labels }: Source, start: number): string[] {
  const below: string[] = [];
  let index = start;
  while (index < lines.length) {
    const mark = lines[index]?.mark;
    const text = texts[index] ?? '';
    if (mark === 'rest') return below;
    if (mark === 'own' && text.trim() !== '') {
      if (isSeparator(text) || isHeaderBlock(labels, index)) return below;
      const heading = attributionLength(texts, index);
      if (heading > 0 && !quotedFollows(lines, index + heading)) return below;
      if (heading > 0) {
        index += heading;
        continue;
      }
      below.push(text);
    }
    index += 1;
  }
  return below;
}

function quotedFollows(lines: readonly Line[], from: number): boolean {
  const next = lines.slice(from, from + 6).find((line) => hasText(line.text));
  return next?.mark === 'quoted';
}

function withoutSignature(lines: string[]): string[] {
  const start = signatureStart(lines);
  return lines.slice(0, start?.index ?? lines.length).filter((line) => !isRule(line));
}

/** Blank lines and the rule that a client draws above the quote belong to the quote. */
function trimEnd(lines: string[]): string[] {
  let end = lines.length;
  while (end > 0 && isRule(lines[end - 1] ?? '') && (lines[end - 1] ?? '').trim() !== '--') end -= 1;
  return lines.slice(0, end);
}

function hasText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
