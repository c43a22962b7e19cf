import type { Column, Index, Table } from './table.ts';

/** What the database has, by table: the names of its columns and of its indexes. */
export type Catalogue = ReadonlyMap<string, { columns: ReadonlySet<string>; indexes: ReadonlySet<string> }>;

export type Change =
  | { kind: 'createTable'; table: Table }
  | { kind: 'addColumn'; table: string; column: Column }
  | { kind: 'createIndex'; table: string; index: Index };

/**
 * The additions that bring the database to the wanted tables; nothing is ever dropped or renamed here.
 * @throws Error when two of them have one name: a record type would share a table with the system
 */
export function diff(wanted: readonly Table[], existing: Catalogue): Change[] {
  const twice = wanted.map(({ name }) => name).find((name, index, names) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two tables are called “${twice}”`);
  return wanted.flatMap((table): Change[] => {
    const found = existing.get(table.name);
    if (!found) return [{ kind: 'createTable', table }];
    return [
      ...table.columns.filter((column) => !found.columns.has(column.name)).map((column): Change => ({ kind: 'addColumn', table: table.name, column })),
      ...table.indexes.filter((index) => !found.indexes.has(index.name)).map((index): Change => ({ kind: 'createIndex', table: table.name, index })),
    ];
  });
}
