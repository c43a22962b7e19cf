import type { ColumnField } from '../field.ts';
import type { Parsed } from '../value.ts';
import { booleanKind } from './boolean.ts';
import { choiceKind } from './choice.ts';
import { dateKind } from './date.ts';
import { decimalKind, moneyKind } from './decimal.ts';
import { instantKind } from './instant.ts';
import { integerKind } from './integer.ts';
import { referenceKind, referencesKind } from './reference.ts';
import { longTextKind, textKind } from './text.ts';

/** PostgreSQL type of a field's column. */
export function columnType(field: ColumnField): string {
  switch (field.kind) {
    case 'text': return textKind.column(field);
    case 'longText': return longTextKind.column(field);
    case 'integer': return integerKind.column(field);
    case 'decimal': return decimalKind.column(field);
    case 'money': return moneyKind.column(field);
    case 'date': return dateKind.column(field);
    case 'instant': return instantKind.column(field);
    case 'boolean': return booleanKind.column(field);
    case 'choice': return choiceKind.column(field);
    case 'reference': return referenceKind.column(field);
    case 'references': return referencesKind.column(field);
  }
}

/** Turns outside input into a value of the field, or names what is wrong with it; says nothing about `required`. */
export function parseValue(field: ColumnField, input: unknown): Parsed {
  switch (field.kind) {
    case 'text': return textKind.parse(field, input);
    case 'longText': return longTextKind.parse(field, input);
    case 'integer': return integerKind.parse(field, input);
    case 'decimal': return decimalKind.parse(field, input);
    case 'money': return moneyKind.parse(field, input);
    case 'date': return dateKind.parse(field, input);
    case 'instant': return instantKind.parse(field, input);
    case 'boolean': return booleanKind.parse(field, input);
    case 'choice': return choiceKind.parse(field, input);
    case 'reference': return referenceKind.parse(field, input);
    case 'references': return referencesKind.parse(field, input);
  }
}

/** The formula of a computed field, if it is one. */
export function formulaOf(field: ColumnField): string | undefined {
  return field.kind === 'decimal' || field.kind === 'money' ? field.formula : undefined;
}

/** The record type that a field points to, if it does. */
export function targetOf(field: ColumnField): string | undefined {
  return field.kind === 'reference' || field.kind === 'references' ? field.target : undefined;
}
