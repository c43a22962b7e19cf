/** The original with `> ` before each line. */
export function quoted(original: string): string {
  return original.trimEnd().split(/\r?\n/).map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

/** Puts a decision on the first line: in place of another decision, else above what is written already. */
export function withDecision(answer: string, decision: string, decisions: readonly string[]): string {
  const [first = '', ...rest] = answer.split('\n');
  const kept = decisions.includes(first.trim()) ? rest : answer === '' ? [''] : [first, ...rest];
  return [decision, ...kept].join('\n');
}
