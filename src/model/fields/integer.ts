import type { FieldKind, FieldOptions } from '../field.ts';
import { ok, wrong } from '../value.ts';

export type IntegerField = FieldOptions & { kind: 'integer'; minimum?: number; maximum?: number };

/** A whole number that fits 53 bits. */
export function integer(options: FieldOptions & { minimum?: number; maximum?: number } = {}): IntegerField {
  return { ...options, kind: 'integer' };
}

export const integerKind: FieldKind<IntegerField> = {
  column: () => 'bigint',
  parse(field, input) {
    if (input === null || input === undefined || input === '') return ok(null);
    const written = typeof input === 'number' ? String(input) : input;
    if (typeof written !== 'string' || !/^[+-]?[0-9]{1,16}$/.test(written.trim())) return wrong({ code: 'NotInteger' });
    const value = Number(written);
    if (!Number.isSafeInteger(value)) return wrong({ code: 'NotInteger' });
    const minimum = field.minimum ?? Number.MIN_SAFE_INTEGER;
    const maximum = field.maximum ?? Number.MAX_SAFE_INTEGER;
    if (value < minimum || value > maximum) {
      return wrong({ code: 'OutOfRange', minimum: String(minimum), maximum: String(maximum) });
    }
    return ok(String(value));
  },
};
