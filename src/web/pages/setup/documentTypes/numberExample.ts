import type { Answer } from '../../../client.ts';

type Numbering = Pick<Answer<'listDocumentTypes'>[number], 'prefix' | 'datePart' | 'digits'>;

const dateDigits = { none: 0, year: 4, month: 6, day: 8 } as const;

/** What a number looks like under a numbering, e.g. XS20261122-0001; `date` is written `YYYY-MM-DD`. */
export function numberExample({ prefix, datePart, digits }: Numbering, date: string): string {
  const day = date.replaceAll('-', '').slice(0, dateDigits[datePart]);
  return `${prefix}${day}${day === '' ? '' : '-'}${'1'.padStart(digits, '0')}`;
}
