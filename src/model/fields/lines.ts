import type { ColumnField } from '../field.ts';

export type LinesField = { kind: 'lines'; fields: Record<string, ColumnField>; required?: boolean; maximumRows: number };

/** A detail table 「明细表」 of a record: a child table, 500 rows unless said otherwise. */
export function lines(fields: Record<string, ColumnField>, options: { required?: boolean; maximumRows?: number } = {}): LinesField {
  return { ...options, kind: 'lines', fields, maximumRows: options.maximumRows ?? 500 };
}
