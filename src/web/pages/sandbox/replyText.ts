/** The server takes replies up to 100,000 characters; a quote may not push the answer over it. */
const LONGEST_QUOTE = 60_000;

/** What is sent: the answer, and under it the original as mail clients quote it. */
export function replyText(answer: string, introduction: string, original: string): string {
  return `${answer.trimEnd()}\n\n${introduction}\n${quoted(original)}\n`;
}

/** The original with `> ` before each line. */
export function quoted(original: string): string {
  return original.slice(0, LONGEST_QUOTE).trimEnd().split(/\r?\n/).map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

/** Puts a decision on the first line: in place of another decision, else above what is written already. */
export function withDecision(answer: string, decision: string, decisions: readonly string[]): string {
  const [first = '', ...rest] = answer.split('\n');
  const kept = decisions.includes(first.trim()) ? rest : answer === '' ? [''] : [first, ...rest];
  return [decision, ...kept].join('\n');
}
