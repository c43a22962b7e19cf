import type { BooleanField } from './fields/boolean.ts';
import type { ChoiceField } from './fields/choice.ts';
import type { DateField } from './fields/date.ts';
import type { DecimalField, MoneyField } from './fields/decimal.ts';
import type { InstantField } from './fields/instant.ts';
import type { IntegerField } from './fields/integer.ts';
import type { LinesField } from './fields/lines.ts';
import type { ReferenceField, ReferencesField } from './fields/reference.ts';
import type { LongTextField, TextField } from './fields/text.ts';
import type { Parsed } from './value.ts';

/** A field that is one column of its table. */
export type ColumnField =
  | TextField | LongTextField | IntegerField | DecimalField | MoneyField | DateField | InstantField
  | BooleanField | ChoiceField | ReferenceField | ReferencesField;
/** Any field of a record type; `lines` is a detail table 「明细表」 of its own. */
export type Field = ColumnField | LinesField;

/** What every field may say. */
export type FieldOptions = {
  required?: boolean;
  unique?: boolean;
  /** Weight of the field in the search: A before D. */
  search?: 'A' | 'B' | 'C' | 'D';
  /** Set by the system only. */
  readOnly?: boolean;
};

/** What a kind of field is to the rest of the house: its column, and how outside data becomes a value. */
export type FieldKind<F> = {
  /** PostgreSQL type of the column. */
  column(field: F): string;
  /** Parses outside input; an empty input is the null value. */
  parse(field: F, input: unknown): Parsed;
};
