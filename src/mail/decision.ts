import { limits } from './limits.ts';
import { plainLine, visibleLine } from './plain-line.ts';
import type { OwnText } from './quote.ts';
import type { Reason } from './reasons.ts';
import { signatureStart } from './signature.ts';
import { keywordOf, wordsMentioned } from './words.ts';
import type { DecisionWord } from './words.ts';

export type DecisionReading = {
  decision: DecisionWord | 'none' | 'unclear';
  reason: Reason;
  opinion: string;
  visibleText: string;
  linesRead: string[];
};

type Words = ReadonlyMap<string, DecisionWord>;

/** Reads the decision from the first non-blank line above the quote, and the opinion from what follows (rules 2–5). */
export function readDecision(own: OwnText, words: Words): DecisionReading {
  const signature = signatureStart(own.above);
  const written = trimmedLines(own.above.slice(0, signature?.index ?? own.above.length));
  const afterSignature = signature?.kind === 'line' ? trimmedLines(own.above.slice(signature.index + 1)) : [];
  const below = own.below.map(visibleLine).filter((line) => plainLine(line) !== '');
  const shown = written.length > 0 ? written : [...afterSignature, ...below];
  const visibleText = shown.join('\n');
  const unclear = (reason: Reason): DecisionReading => ({ decision: 'unclear', reason, opinion: '', visibleText, linesRead: [] });

  const [first, ...others] = written;
  if (first === undefined) {
    if (afterSignature.length > 0) return unclear('NoKeyword');
    if (below.length > 0) return unclear('AnswerBelowQuote');
    return { decision: 'none', reason: 'NothingWritten', opinion: '', visibleText, linesRead: [] };
  }
  const line = readDecisionLine(first, words);
  if (line === null) return unclear(reasonOfRefusal(first, words));
  const opposite = line.decision === 'approve' ? 'reject' : 'approve';
  const isOpposite = (text: string): boolean => readDecisionLine(text, words)?.decision === opposite;
  if (line.rest.split(hash).some((piece) => isOppositeWord(piece, opposite, words)) || [...others, ...afterSignature, ...below].some(isOpposite)) return unclear('BothWords');
  const opinion = readOpinion(line, others);
  return {
    decision: line.decision,
    reason: line.isEnded ? 'KeywordWithHash' : 'KeywordAlone',
    opinion: opinion.text,
    visibleText,
    linesRead: [first, ...opinion.lines],
  };
}

type DecisionLine = { decision: DecisionWord; isEnded: boolean; rest: string };

/** `#` as it is typed on every keyboard (rule 1). */
const hash = /[#＃﹟]/;
const onlyHashes = /^[#＃﹟\s]*$/;
const leadingHashes = /^[#＃﹟]+/;

/** A line that is a keyword alone, or a keyword ended by `#` with perhaps an opinion after it. */
function readDecisionLine(line: string, words: Words): DecisionLine | null {
  const end = line.search(hash);
  const decision = words.get(keywordOf(end === -1 ? line : line.slice(0, end)));
  if (decision === undefined) return null;
  return { decision, isEnded: end !== -1, rest: end === -1 ? '' : line.slice(end).replace(leadingHashes, '').trim() };
}

/** 「同意#或不同意#」 is our own instruction left standing, not an opinion. */
function isOppositeWord(piece: string, opposite: DecisionWord, words: Words): boolean {
  const bare = piece.trim().replace(/^(?:或者?|or|nebo|[/|,，、])\s*/i, '');
  return words.get(keywordOf(bare)) === opposite;
}

function reasonOfRefusal(line: string, words: Words): Reason {
  const mentioned = wordsMentioned(line, words);
  if (mentioned.size === 2) return 'BothWords';
  return mentioned.size === 1 ? 'KeywordInSentence' : 'NoKeyword';
}

/**
 * The opinion runs to the first line that ends in `#`; where none does, to the last `#` of the first line that has
 * one; where there is none at all, to the end of what was written. A `#` with nothing before it ends no opinion: it
 * ends the decision on the line above, or begins a number.
 */
function readOpinion({ isEnded, rest }: DecisionLine, others: readonly string[]): { text: string; lines: string[] } {
  const isRestEmpty = onlyHashes.test(rest);
  if (!isRestEmpty && beforeLastHash(rest) !== '') return { text: cut(beforeLastHash(rest)), lines: [] };
  const lines = isRestEmpty ? [...others] : [rest, ...others];
  while (lines.length > 0 && onlyHashes.test(lines[0] ?? '')) lines.shift();
  if (!isEnded && lines[0] !== undefined) lines[0] = lines[0].replace(leadingHashes, '').trim();
  const ending = lines.findIndex((line) => hash.test(line.slice(-1)));
  const last = ending === -1 ? lines.findIndex((line) => beforeLastHash(line) !== '') : ending;
  const kept = last === -1 ? lines : lines.slice(0, last + 1);
  const texts = last === -1 ? kept : [...kept.slice(0, -1), beforeLastHash(kept.at(-1) ?? '')];
  return { text: cut(texts.join('\n').trim()), lines: isRestEmpty ? kept : kept.slice(1) };
}

/** What stands before the last `#` of a line, or nothing where it has none. */
function beforeLastHash(line: string): string {
  let end = line.length - 1;
  while (end > 0 && !hash.test(line[end] ?? '')) end -= 1;
  while (end > 0 && hash.test(line[end - 1] ?? '')) end -= 1;
  return line.slice(0, end).trim();
}

function cut(text: string): string {
  return text.length <= limits.opinionCharacters ? text : text.slice(0, limits.opinionCharacters).toWellFormed();
}

/** Lines as they are read, without blank ones at both ends; the blank ones between stay. */
function trimmedLines(lines: readonly string[]): string[] {
  const visible = lines.map(visibleLine);
  const isWritten = (line: string): boolean => plainLine(line) !== '';
  const start = visible.findIndex(isWritten);
  return start === -1 ? [] : visible.slice(start, visible.findLastIndex(isWritten) + 1);
}
