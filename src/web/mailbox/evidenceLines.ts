/** One fact of the evidence: where it stands and what it says. */
export type EvidenceLine = { path: string[]; text: string };
type Words = { yes: string; no: string; none: string };

/** Evidence is whatever the gateway noted; it is shown fact by fact, in the order in which it was noted; what is empty is left out. */
export function evidenceLines(evidence: Record<string, unknown>, words: Words, path: string[] = []): EvidenceLine[] {
  return Object.entries(evidence).flatMap(([key, value]) => {
    const here = [...path, key];
    if (value === null || value === undefined || value === '') return [];
    return isObject(value) ? evidenceLines(value, words, here) : [{ path: here, text: textOf(value, words) }];
  });
}

function textOf(value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return words.none;
  if (value === true) return words.yes;
  if (value === false) return words.no;
  if (Array.isArray(value)) return value.length === 0 ? words.none : value.map((item: unknown) => textOf(item, words)).join('\n');
  if (isObject(value)) return Object.entries(value).map(([key, part]) => `${key}: ${textOf(part, words)}`).join(', ');
  return String(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
