import { plainLine } from './plain-line.ts';

export type DecisionWord = 'approve' | 'reject';
export type WordList = { approve?: string[]; reject?: string[] };

/** What each language says for yes and no; an administrator adds to it (rule 1). */
const builtInWords = {
  'zh-CN': { approve: ['同意'], reject: ['不同意'] },
  'zh-TW': { approve: ['同意'], reject: ['不同意'] },
  en: { approve: ['agree', 'approve', 'approved', 'yes'], reject: ['disagree', 'reject', 'rejected', 'no'] },
  cs: { approve: ['souhlasím', 'souhlasim'], reject: ['nesouhlasím', 'nesouhlasim'] },
} as const satisfies Record<string, { approve: readonly string[]; reject: readonly string[] }>;

/**
 * All decision words in the form in which lines are compared. Where two languages disagree about a word the
 * recipient's language decides; inside one language a negative wins (rule 2).
 */
export function decisionWords(language: string | undefined, additions: Record<string, WordList>): Map<string, DecisionWord> {
  const words = new Map<string, DecisionWord>();
  const lists = [...Object.entries(additions), ...Object.entries(builtInWords)]
    .toSorted(([left], [right]) => Number(right === language) - Number(left === language));
  for (const [, list] of lists) {
    for (const decision of ['reject', 'approve'] as const) {
      for (const word of list[decision] ?? []) {
        const key = keywordOf(word);
        if (key !== '' && !words.has(key)) words.set(key, decision);
      }
    }
  }
  return words;
}

/** A word without the marks that are tolerated after it: `. ! 。 ！` (rule 1); an ellipsis is a hesitation. */
export function keywordOf(text: string): string {
  const plain = plainLine(text);
  if (text.includes('…')) return plain;
  let end = plain.length;
  while (end > 0 && trailingMarks.has(plain[end - 1] ?? '')) end -= 1;
  return plain.slice(0, end);
}

const trailingMarks = new Set(['.', '!', '。', ' ']);

/** Which decisions a sentence mentions, a negative being looked for first and taken out (rule 2). */
export function wordsMentioned(line: string, words: ReadonlyMap<string, DecisionWord>): Set<DecisionWord> {
  let rest = plainLine(line);
  const mentioned = new Set<DecisionWord>();
  for (const decision of ['reject', 'approve'] as const) {
    const list = [...words].filter(([, kind]) => kind === decision).map(([word]) => word);
    for (const word of list.toSorted((left, right) => right.length - left.length)) {
      const without = withoutWord(rest, word);
      if (without !== rest) mentioned.add(decision);
      rest = without;
    }
  }
  return mentioned;
}

/** Chinese words stand anywhere; a word of letters stands between other characters. */
function withoutWord(line: string, word: string): string {
  if (!isLetters.test(word)) return line.replaceAll(word, ' ');
  return line.split(/([^\p{L}\p{M}\p{N}]+)/u).map((token) => (token === word ? ' ' : token)).join('');
}

const isLetters = /^[\p{Script=Latin}\p{M}]+$/u;
