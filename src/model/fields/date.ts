import type { FieldKind, FieldOptions } from '../field.ts';
import { ok, wrong } from '../value.ts';

export type DateField = FieldOptions & { kind: 'date'; initial?: 'today' };

/** A calendar day, without a time or a zone: `2026-11-22`; `initial: 'today'` is the account set's day. */
export function date(options: FieldOptions & { initial?: 'today' } = {}): DateField {
  return { ...options, kind: 'date' };
}

export const dateKind: FieldKind<DateField> = {
  column: () => 'date',
  parse(_field, input) {
    if (input === null || input === undefined || input === '') return ok(null);
    return typeof input === 'string' && isDay(input) ? ok(input) : wrong({ code: 'NotDate' });
  },
};

/** A day that the calendar has, from the year 1000 on. */
export function isDay(written: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(written) || written < '1000') return false;
  const day = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}
