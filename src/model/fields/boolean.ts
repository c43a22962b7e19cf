import type { FieldKind, FieldOptions } from '../field.ts';
import { ok, wrong } from '../value.ts';

export type BooleanField = FieldOptions & { kind: 'boolean'; initial?: boolean };

/** Yes or no. */
export function boolean(options: FieldOptions & { initial?: boolean } = {}): BooleanField {
  return { ...options, kind: 'boolean' };
}

export const booleanKind: FieldKind<BooleanField> = {
  column: () => 'boolean',
  parse(_field, input) {
    if (input === null || input === undefined || input === '') return ok(null);
    return typeof input === 'boolean' ? ok(input) : wrong({ code: 'NotBoolean' });
  },
};
