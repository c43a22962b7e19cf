import type { FieldKind, FieldOptions } from '../field.ts';
import { ok, wrong } from '../value.ts';
import { isDay } from './date.ts';

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
    // JavaScript takes 30 February for 2 March, so the day is looked at by itself; an offset may carry a moment out of the years that are kept.
    if (typeof input !== 'string' || !ISO.test(input) || !isDay(input.slice(0, 10))) return wrong({ code: 'NotInstant' });
    const moment = new Date(input);
    if (Number.isNaN(moment.getTime())) return wrong({ code: 'NotInstant' });
    const written = moment.toISOString();
    return isDay(written.slice(0, 10)) ? ok(written) : wrong({ code: 'NotInstant' });
  },
};
