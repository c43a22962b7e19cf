import type { FieldKind, FieldOptions } from '../field.ts';
import { ok, wrong, type Parsed } from '../value.ts';

export type ReferenceField = FieldOptions & { kind: 'reference'; target: string; initial?: 'actor' | 'actorDepartment' };
export type ReferencesField = FieldOptions & { kind: 'references'; target: string };

/** Most records that a `references` field may point to. */
export const REFERENCES_LIMIT = 100;

/** Points to one record of a type; it makes the related-records menu of that type. */
export function reference(target: string, options: FieldOptions & { initial?: 'actor' | 'actorDepartment' } = {}): ReferenceField {
  return { ...options, kind: 'reference', target };
}

/** Points to several records of a type. */
export function references(target: string, options: FieldOptions = {}): ReferencesField {
  return { ...options, kind: 'references', target };
}

/** Says whether it is an id: a whole number from 1 to 2⁶³ − 1 as text. */
export const isId = (input: unknown): input is string => typeof input === 'string' && /^[1-9][0-9]{0,18}$/.test(input) && BigInt(input) < 2n ** 63n;

export const referenceKind: FieldKind<ReferenceField> = {
  column: () => 'bigint',
  parse(_field, input): Parsed {
    if (input === null || input === undefined || input === '') return ok(null);
    return isId(input) ? ok(input) : wrong({ code: 'NotAReference' });
  },
};

export const referencesKind: FieldKind<ReferencesField> = {
  column: () => 'bigint[]',
  parse(_field, input): Parsed {
    if (input === null || input === undefined) return ok([]);
    if (!Array.isArray(input) || !input.every(isId)) return wrong({ code: 'NotAReference' });
    const ids = [...new Set<string>(input)];
    return ids.length > REFERENCES_LIMIT ? wrong({ code: 'TooManyRows', limit: REFERENCES_LIMIT }) : ok(ids);
  },
};
