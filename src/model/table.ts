import type { CompiledColumn, CompiledType, Model } from './compile.ts';
import { columnType } from './fields/index.ts';

/** A table as it should be; `diff` brings the database there by adding only. */
export type Table = {
  name: string;
  columns: readonly Column[];
  primaryKey: readonly string[];
  indexes: readonly Index[];
  /** The application may only add to it and read it. */
  appendOnly?: boolean;
  statistics?: Readonly<Record<string, number>>;
};
export type Column = { name: string; type: string; notNull?: boolean; default?: string; identity?: boolean; references?: { table: string; onDelete: 'cascade' | 'restrict' } };
export type Index = { name: string; columns: readonly string[]; unique?: boolean; method?: 'btree' | 'gin'; where?: string };

/** The tables of every record type: one for the records, one for each detail table. */
export function recordTables(model: Model): Table[] {
  return [...model.types.values()].flatMap((type) => [recordTable(type), ...[...type.lines.values()].map((lines) => ({
    name: lines.table,
    columns: [
      { name: 'id', type: 'bigint', identity: true },
      { name: 'parent', type: 'bigint', notNull: true, references: { table: type.table, onDelete: 'cascade' as const } },
      { name: 'position', type: 'integer', notNull: true },
      ...[...lines.columns.values()].map(columnOf),
    ],
    primaryKey: ['id'],
    indexes: [{ name: `${lines.table}_parent`, columns: ['parent', 'position'] }],
  }))]);
}

function recordTable(type: CompiledType): Table {
  const columns = [...type.columns.values()];
  return {
    name: type.table,
    columns: [
      { name: 'id', type: 'bigint', identity: true },
      { name: 'number', type: 'text' },
      { name: 'state', type: 'text', notNull: true, default: "'active'" },
      { name: 'held_by', type: 'uuid' },
      { name: 'content_version', type: 'integer', notNull: true, default: '1' },
      { name: 'content_hash', type: 'text', notNull: true, default: "''" },
      { name: 'row_version', type: 'integer', notNull: true, default: '1' },
      { name: 'access_labels', type: 'text[]', notNull: true, default: "'{}'" },
      { name: 'search_text', type: 'text', notNull: true, default: "''" },
      { name: 'created_at', type: 'timestamptz', notNull: true, default: 'now()' },
      { name: 'created_by', type: 'bigint' },
      { name: 'updated_at', type: 'timestamptz', notNull: true, default: 'now()' },
      { name: 'updated_by', type: 'bigint' },
      { name: 'deleted_at', type: 'timestamptz' },
      { name: 'deleted_by', type: 'bigint' },
      ...columns.map(columnOf),
    ],
    primaryKey: ['id'],
    indexes: [
      { name: `${type.table}_access_labels`, columns: ['access_labels'], method: 'gin' },
      { name: `${type.table}_number`, columns: ['number'], unique: true, where: 'number is not null' },
      ...columns.filter(({ field }) => field.unique).map(({ column }) => ({
        name: `${type.table}_${column}_unique`, columns: [column], unique: true, where: 'deleted_at is null',
      })),
      ...columns.filter(({ field }) => field.kind === 'reference').map(({ column }) => ({
        name: `${type.table}_${column}`, columns: [column, 'id'],
      })),
    ],
    // Without wide statistics a ring of keys that match nothing costs seconds instead of milliseconds.
    statistics: { access_labels: 1000 },
  };
}

function columnOf({ column, field }: CompiledColumn): Column {
  return { name: column, type: columnType(field), ...(field.kind === 'references' ? { notNull: true, default: "'{}'" } : {}) };
}
