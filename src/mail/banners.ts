import { plainLine } from './plain-line.ts';

/**
 * Drops the lines above the first written one that match an administrator's patterns (rule 7): literals with `*`,
 * compared with the whole line. A pattern without a single literal character is ignored.
 */
export function withoutBanners(lines: readonly string[], patterns: readonly string[]): string[] {
  const globs = patterns.map((pattern) => pattern.split('*').map(plainPiece)).filter((pieces) => pieces.some((piece) => piece !== ''));
  let start = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = plainLine(lines[index] ?? '');
    if (line === '') continue;
    if (!globs.some((pieces) => matches(line, pieces))) break;
    start = index + 1;
  }
  return lines.slice(start);
}

/** The pieces between the stars must follow one another; each is looked for once, so that no pattern is slow. */
function matches(line: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) return line === first;
  if (!line.startsWith(first) || !line.endsWith(last) || line.length < first.length + last.length) return false;
  let position = first.length;
  const end = line.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = line.indexOf(piece, position);
    if (found === -1 || found + piece.length > end) return false;
    position = found + piece.length;
  }
  return true;
}

/** A space beside a star is kept out of the comparison: `[EXTERNAL] *` also matches `[EXTERNAL]`. */
function plainPiece(piece: string): string {
  return plainLine(piece);
}
