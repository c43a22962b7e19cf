import { limits } from './limits.ts';
import { withLineFeeds } from './line-feeds.ts';

/**
 * Joins the soft line breaks of format=flowed (RFC 3676); quote depth and the signature separator end a paragraph.
 * Linear in the length of the text.
 */
export function unflow(source: string, deletesSpace: boolean): string {
  const text = withLineFeeds(source);
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  let openDepth = -1;
  const flush = (): void => {
    if (openDepth !== -1) paragraphs.push(`${'>'.repeat(openDepth)}${openDepth > 0 ? ' ' : ''}${pieces.join('')}`);
    pieces = [];
    openDepth = -1;
  };
  const end = endOfLine(text, limits.flowedLines);
  for (const raw of text.slice(0, end).split('\n')) {
    let depth = 0;
    while (raw[depth] === '>') depth += 1;
    let line = raw.slice(depth);
    if (line.startsWith(' ')) line = line.slice(1);
    if (openDepth !== depth) flush();
    const isSoft = line.endsWith(' ') && line !== '-- ';
    if (line === '-- ' || line === '--') flush();
    pieces.push(isSoft && deletesSpace ? line.slice(0, -1) : line);
    openDepth = depth;
    if (!isSoft) flush();
  }
  flush();
  return paragraphs.join('\n') + text.slice(end);
}

/** Where the line with this number ends, or the text. */
function endOfLine(text: string, number: number): number {
  let end = -1;
  for (let count = 0; count < number; count += 1) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return text.length;
  }
  return end;
}
