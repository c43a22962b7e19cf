import { keyRing, type Actor, type KeyRing } from '../../model/keys.ts';
import type { CompiledColumn, CompiledType } from '../../model/compile.ts';
import type { Action } from '../../model/record.ts';
import type { FieldValue, FieldValues } from '../../model/value.ts';
import { tableOf, type AccountSet } from '../account-set.ts';
import { sql } from '../database/query.ts';

/**
 * The one door for reading: `from <table> r where …` with only the rows that the actor may reach by this action.
 * Every list, count, search, export and reference starts here.
 */
export function select(set: AccountSet, actor: Actor, type: CompiledType, action: Action) {
  return sql`from ${tableOf(set, type.table)} r where r.deleted_at is null and ${mayReach('r', keyRing(type, action, actor))}`;
}

/** The label predicate of a row that goes by this alias. */
export function mayReach(alias: string, ring: KeyRing) {
  if (ring === 'all') return sql<boolean>`true`;
  if (ring.length === 0) return sql<boolean>`false`;
  return sql<boolean>`${sql.ref(`${alias}.access_labels`)} && ${ring}::text[]`;
}

/** The columns of a type, each under its key's column name. */
export function columnsSql(columns: ReadonlyMap<string, CompiledColumn>, alias: string) {
  return sql.join([...columns.values()].map(({ column }) => sql.ref(`${alias}.${column}`)));
}

export type StoredRow = Record<string, unknown>;

/** Reads the values of a row; what the driver gives for a column is one of a field's value forms. */
export function valuesOf(columns: ReadonlyMap<string, CompiledColumn>, row: StoredRow): FieldValues {
  const values: FieldValues = {};
  for (const { key, column } of columns.values()) values[key] = valueOf(row[column]);
  return values;
}

function valueOf(stored: unknown): FieldValue {
  if (stored === null || stored === undefined) return null;
  if (typeof stored === 'string' || typeof stored === 'boolean') return stored;
  if (Array.isArray(stored)) return stored.map(String);
  return String(stored);
}

/** The column that holds what people call a record: its title field, or its number. */
export function titleSql(type: CompiledType, alias: string) {
  const column = type.columns.get(type.type.title)?.column ?? 'number';
  return sql<string | null>`${sql.ref(`${alias}.${column}`)}::text`;
}
