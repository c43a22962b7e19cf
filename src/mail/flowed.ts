import { withLineFeeds } from './line-feeds.ts';

/**
 * Joins the soft line breaks of format=flowed (RFC 3676); quote depth and the signature separator end a paragraph.
 * Linear in the length of the text.
 */
export function unflow(text: string, deletesSpace: boolean): string {
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  let openDepth = -1;
  const flush = (): void => {
    if (openDepth !== -1) paragraphs.push(`${'>'.repeat(openDepth)}${openDepth > 0 ? ' ' : ''}${pieces.join('')}`);
    pieces = [];
    openDepth = -1;
  };
  for (const raw of withLineFeeds(text).split('\n')) {
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
  return paragraphs.join('\n');
}
