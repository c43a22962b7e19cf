import type { Labels, Language } from '../../model/record.ts';

/** A flow's name for a reader: the product's own name in his language, a name that an administrator wrote as it was written. */
export function flowName(labels: Labels | undefined, written: string, language: Language): string {
  const isBuiltIn = labels !== undefined && Object.values(labels).some(({ flow }) => flow === written);
  return (isBuiltIn ? labels[language].flow : undefined) ?? written;
}
