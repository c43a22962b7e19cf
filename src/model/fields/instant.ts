import type { FieldKind, FieldOptions } from '../field.ts';
import { ok, wrong } from '../value.ts';

export type InstantField = FieldOptions & { kind: 'instant' };

/** A moment in time, kept in UTC. */
export function instant(options: FieldOptions = {}): InstantField {
  return { ...options, kind: 'instant' };
}

const ISO = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})$/;

export const instantKind: FieldKind<InstantField> = {
  column: () => 'timestamptz',
  parse(_field, input) {
    if (input === null || input === undefined || input === '') return ok(null);
    if (typeof input !== 'string' || !ISO.test(input)) return wrong({ code: 'NotInstant' });
    const moment = new Date(input);
    return Number.isNaN(moment.getTime()) ? wrong({ code: 'NotInstant' }) : ok(moment.toISOString());
  },
};
