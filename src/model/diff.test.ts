import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { diff, type Catalogue, type Change } from './diff.ts';
import { boolean } from './fields/boolean.ts';
import { lines } from './fields/lines.ts';
import { reference } from './fields/reference.ts';
import { text } from './fields/text.ts';
import { record } from './record.ts';
import { recordTables, type Table } from './table.ts';

const fieldKinds = { a: text(), b: text({ unique: true }), c: boolean(), d: reference('paper'), e: lines({ f: text() }) };
type Key = keyof typeof fieldKinds;

const tablesWith = (keys: readonly Key[]): Table[] =>
  recordTables(compile([record('paper', { area: 'x', title: 'number', list: [], form: [], access: {}, fields: Object.fromEntries(keys.map((key) => [key, fieldKinds[key]])) })]));

/** What a database looks like once the changes are made. */
function apply(existing: Catalogue, changes: readonly Change[]): Catalogue {
  const after = new Map([...existing].map(([name, { columns, indexes }]) => [name, { columns: new Set(columns), indexes: new Set(indexes) }]));
  for (const change of changes) {
    if (change.kind === 'createTable') {
      after.set(change.table.name, { columns: new Set(change.table.columns.map(({ name }) => name)), indexes: new Set(change.table.indexes.map(({ name }) => name)) });
    } else if (change.kind === 'addColumn') after.get(change.table)?.columns.add(change.column.name);
    else after.get(change.table)?.indexes.add(change.index.name);
  }
  return after;
}

const keys = fc.uniqueArray(fc.constantFrom<Key>('a', 'b', 'c', 'd', 'e'));

describe('the way from what is there to what is wanted', () => {
  test('from anything to anything it only adds, arrives, and then has nothing left to do', () => {
    fc.assert(fc.property(keys, keys, (before, after) => {
      const existing = apply(new Map(), diff(tablesWith(before), new Map()));
      const changes = diff(tablesWith(after), existing);
      const arrived = apply(existing, changes);
      for (const [name, { columns, indexes }] of existing) {
        expect([...columns].every((column) => arrived.get(name)?.columns.has(column)) && [...indexes].every((index) => arrived.get(name)?.indexes.has(index))).toBe(true);
      }
      for (const table of tablesWith(after)) expect(table.columns.every(({ name }) => arrived.get(table.name)?.columns.has(name))).toBe(true);
      expect(diff(tablesWith(after), arrived)).toEqual([]);
    }), { numRuns: 300 });
  });

  test('a new field is a column and its index, a new detail table a table', () => {
    const existing = apply(new Map(), diff(tablesWith(['a']), new Map()));
    expect(diff(tablesWith(['a', 'b', 'e']), existing).map((change) => [change.kind, change.kind === 'createTable' ? change.table.name : change.table])).toEqual([
      ['addColumn', 'paper'], ['createIndex', 'paper'], ['createTable', 'paper__e'],
    ]);
  });

  test('two tables of one name are refused, lest a record type share one with the system', () => {
    const [table] = tablesWith(['a']);
    if (!table) throw new Error('no table');
    expect(() => diff([table, table], new Map())).toThrow('two tables are called “paper”');
  });
});
