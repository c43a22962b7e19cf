import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile, type CompiledType } from '../../src/model/compile.ts';
import { boolean } from '../../src/model/fields/boolean.ts';
import { choice } from '../../src/model/fields/choice.ts';
import { date } from '../../src/model/fields/date.ts';
import { decimal, money } from '../../src/model/fields/decimal.ts';
import { instant } from '../../src/model/fields/instant.ts';
import { integer } from '../../src/model/fields/integer.ts';
import { reference, references } from '../../src/model/fields/reference.ts';
import { longText, text } from '../../src/model/fields/text.ts';
import { evaluateFilter, type Filter, type FilterOperator } from '../../src/model/filter.ts';
import { record } from '../../src/model/record.ts';
import { recordTables } from '../../src/model/table.ts';
import type { Actor } from '../../src/model/keys.ts';
import type { FieldValue } from '../../src/model/value.ts';
import { SYSTEM } from '../../src/server/accounts/organisation.ts';
import type { AccountSet } from '../../src/server/account-set.ts';
import { transaction } from '../../src/server/database/connect.ts';
import { SYSTEM_TABLES } from '../../src/server/database/system-tables.ts';
import { upgrade } from '../../src/server/database/upgrade.ts';
import { countRecords, listRecords } from '../../src/server/records/list.ts';
import { createRecord } from '../../src/server/records/write.ts';
import { startOffice, type TestOffice } from '../support/office.ts';

/** A type with one field of every kind. */
const thing = record('thing', {
  area: 'x', title: 'name', list: [], form: [], access: { everyone: { read: ['own'] } },
  fields: {
    name: text({ search: 'A' }), note: longText(), count: integer(), weight: decimal({ scale: 3 }), price: money(), day: date(), moment: instant(),
    done: boolean(), colour: choice(['red', 'green', 'blue']), parent: reference('thing'), friends: references('thing'),
  },
});

/** Few values, so that rows and filters meet; what the database takes for a pattern is among them. */
const POOL: Record<string, readonly FieldValue[]> = {
  name: ['甲', '乙乙', 'a', 'A', 'ab', 'a%', '_b', '\\', "o'k", 'a"b'], note: ['甲', 'ab\ncd', '%'],
  count: ['-5', '0', '9', '10', '9007199254740991'], weight: ['-1.500', '0.000', '2.125', '10.000'], price: ['-0.01', '9.99', '10.00', '123456789012345.67'],
  day: ['1999-12-31', '2026-11-22', '2026-11-23'], moment: ['2026-11-22T09:12:13.500Z', '2026-11-22T09:12:13.501Z', '1999-12-31T23:59:59.000Z'],
  done: [true, false], colour: ['red', 'green', 'blue'], parent: ['1', '2', '3'], friends: [[], ['1'], ['2', '1'], ['1', '2', '3']],
};
const ROWS = 60;

let office: TestOffice;
let set: AccountSet;
let type: CompiledType;
let subjects: { id: string; values: Record<string, FieldValue> }[];

beforeAll(async () => {
  office = await startOffice();
  const model = compile([thing]);
  set = { ...office.set(), name: 'things', schema: 'set_things', model };
  const compiled = model.types.get('thing');
  if (!compiled) throw new Error('it was not compiled');
  type = compiled;
  await upgrade(office.house.databases.administrator.pool, set.schema, [...SYSTEM_TABLES, ...recordTables(model)]);
  const cell = (key: string) => fc.option(fc.constantFrom(...(POOL[key] ?? [])), { freq: 3 });
  const rows = fc.sample(fc.record(Object.fromEntries(Object.keys(POOL).map((key) => [key, cell(key)]))), { numRuns: ROWS, seed: 7 });
  await transaction(set.pool, async (connection) => {
    for (const [index, values] of rows.entries()) {
      const withoutFuture = index < 3 ? { ...values, parent: null, friends: [] } : values;
      await createRecord(connection, set, type, { values: withoutFuture }, { actor: SYSTEM, way: 'system', today: '2026-11-23' });
    }
  });
  subjects = (await listRecords(set.pool, set, SYSTEM, type, { limit: 200 })).rows.toReversed();
});
afterAll(() => office.close());

describe('a page of a list', () => {
  const sorts = [undefined, ...['name', 'count', 'weight', 'price', 'day', 'moment', 'done', 'colour', 'parent', 'number', 'state', 'createdAt'].flatMap((key) => [key, `-${key}`])];

  test.each(sorts)('sorted by %s: page by page every row comes once, in the one order', async (sort) => {
    const all = (await listRecords(set.pool, set, SYSTEM, type, { sort, limit: 200 })).rows.map(({ id }) => id);
    expect([...all].sort()).toEqual(subjects.map(({ id }) => id).sort());
    for (const limit of [1, 7, ROWS]) {
      const seen: string[] = [];
      for (let after: string | undefined, page = 0; page <= ROWS; page += 1) {
        const { rows, next } = await listRecords(set.pool, set, SYSTEM, type, { sort, limit, after });
        seen.push(...rows.map(({ id }) => id));
        if (next === null) break;
        expect(rows).toHaveLength(limit);
        after = next;
      }
      expect(seen).toEqual(all);
    }
  });

  test.each(['name', 'price', 'day', 'moment', 'done'])('empty values of %s come last both ways', async (key) => {
    for (const sort of [key, `-${key}`]) {
      const values = (await listRecords(set.pool, set, SYSTEM, type, { sort, limit: 200 })).rows.map(({ values: row }) => row[key]);
      const firstEmpty = values.indexOf(null);
      expect(values.slice(firstEmpty).every((value) => value === null)).toBe(true);
    }
  });

  test('a cursor that belongs to another sort, or to nobody, is refused', async () => {
    const { next } = await listRecords(set.pool, set, SYSTEM, type, { sort: 'name', limit: 1 });
    const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const after of [next ?? '', 'x', '', made(null), made(['x', '0']), made(['x', '9223372036854775808']), made(['99999999-99-99', '1']), made(['a\u0000b', '1']), made([{ a: 1 }, '1'])]) {
      await expect(listRecords(set.pool, set, SYSTEM, type, { sort: 'day', after })).rejects.toMatchObject({ code: 'BadCursor' });
    }
  });
});

const EQUALITY: FilterOperator[] = ['isEmpty', 'isNotEmpty', 'equals', 'notEquals', 'in', 'notIn'];
const ORDER: FilterOperator[] = ['greaterThan', 'atLeast', 'lessThan', 'atMost'];
function operatorsOf(key: string): FilterOperator[] {
  if (key === 'name' || key === 'note' || key === 'colour') return [...EQUALITY, ...ORDER, 'contains', 'startsWith'];
  if (key === 'friends') return [...EQUALITY, 'contains'];
  return key === 'done' || key === 'parent' ? EQUALITY : [...EQUALITY, ...ORDER];
}

const conditions: fc.Arbitrary<Filter> = fc.constantFrom(...Object.keys(POOL)).chain((field) => fc.constantFrom(...operatorsOf(field)).chain((operator) => {
  const one = fc.constantFrom(...(POOL[field] ?? []));
  const several = fc.uniqueArray(fc.constantFrom(...(POOL[field] ?? []).flat().map(String)), { maxLength: 3 });
  const value: fc.Arbitrary<FieldValue> = (operator === 'in' || operator === 'notIn') && field !== 'done' ? several : fc.oneof({ weight: 9, arbitrary: one }, { weight: 1, arbitrary: fc.constant(null) });
  return value.map((given) => ({ field, operator, value: given }));
}));
const filters = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof({ maxDepth: 3, withCrossShrink: true }, conditions,
    fc.array(tie('filter'), { maxLength: 3 }).map((all) => ({ all })), fc.array(tie('filter'), { maxLength: 3 }).map((any) => ({ any })), tie('filter').map((not) => ({ not }))),
})).filter;

describe('a filter', () => {
  test('finds in the database just the rows for which it holds in memory, unknown answers included', async () => {
    await fc.assert(fc.asyncProperty(filters, async (filter) => {
      const wanted = subjects.filter(({ values }) => evaluateFilter(filter, { values, lines: {} }).holds === true).map(({ id }) => id);
      const query = { filter: JSON.stringify(filter), limit: 200 };
      expect((await listRecords(set.pool, set, SYSTEM, type, query)).rows.map(({ id }) => id).toReversed()).toEqual(wanted);
      expect((await countRecords(set.pool, set, SYSTEM, type, query)).count).toBe(wanted.length);
    }), { numRuns: 400 });
  }, 120_000);

  test.each<[string, unknown]>([
    ['no JSON', '{'], ['no object', '5'], ['null', 'null'], ['an unknown field', { field: 'x', operator: 'equals', value: '1' }], ['a field of every object', { field: 'constructor', operator: 'isEmpty', value: null }],
    ['__proto__', '{"field":"__proto__","operator":"isEmpty","value":null}'], ['a sum, which lists have none of', { field: { sum: 'lines.amount' }, operator: 'atLeast', value: '1' }],
    ['an unknown operator', { field: 'name', operator: 'or 1=1', value: '1' }], ['a value of another kind', { field: 'count', operator: 'equals', value: 'x' }], ['an operator that means nothing here', { field: 'price', operator: 'startsWith', value: '1' }],
    ['the order of booleans', { field: 'done', operator: 'greaterThan', value: false }], ['more than the filter has', { field: 'name', operator: 'equals', value: '1', also: 1 }],
    ['too deep a tree', Array.from({ length: 50 }).reduce<unknown>((not) => ({ not }), { field: 'name', operator: 'isEmpty', value: null })], ['far too deep a tree', `${'{"not":'.repeat(1000)}1${'}'.repeat(1000)}`],
    ['too wide a tree', { any: Array.from({ length: 60 }, () => ({ field: 'name', operator: 'isEmpty', value: null })) }],
  ])('that is %s is refused', async (_, filter) => {
    const written = typeof filter === 'string' ? filter : JSON.stringify(filter);
    await expect(listRecords(set.pool, set, SYSTEM, type, { filter: written })).rejects.toMatchObject({ code: 'BadFilter' });
  });

  test.each(['x', '-', 'note', 'friends', '__proto__', 'constructor', 'name; drop table', 'name desc'])('sorting by %s is refused', async (sort) => {
    await expect(listRecords(set.pool, set, SYSTEM, type, { sort })).rejects.toMatchObject({ code: 'BadFilter' });
  });

  test.each(['a%', '_b', '\\', "o'k", '%'])('a search for %s takes it by the letter', async (search) => {
    const found = (await listRecords(set.pool, set, SYSTEM, type, { search, limit: 200 })).rows.map(({ id }) => id).sort();
    expect(found).toEqual(subjects.filter(({ values }) => String(values['name'] ?? '').toLowerCase().includes(search)).map(({ id }) => id).sort());
  });
});

describe('somebody who may read few of very many', () => {
  const person: Actor = { kind: 'user', userId: '5', roles: [], departmentId: null, departmentsBelow: [], administrator: false };

  test.each(['old rows only', 'new rows only', 'old and new rows', 'none'])('%s: finds each once, page by page, and counts them', async (which) => {
    const administrator = office.house.databases.administrator.pool;
    // As if hundreds of thousands had been written between the old rows and the new ones.
    await administrator.query('delete from set_things.thing where id >= 1000');
    await administrator.query('alter table set_things.thing alter column id restart with 500000');
    await transaction(set.pool, async (connection) => {
      for (let count = 0; count < 30; count += 1) await createRecord(connection, set, type, { values: { name: `新 ${count}`, done: count % 2 === 0 } }, { actor: SYSTEM, way: 'system', today: '2026-11-23' });
    });
    const mine = which === 'old rows only' ? 'id < 1000' : which === 'new rows only' ? 'id >= 1000' : which === 'none' ? 'false' : 'true';
    await administrator.query(`update set_things.thing set access_labels = case when ${mine} and id % 3 <> 0 then array['o5'] else array['o6'] end`);
    const wanted = (await administrator.query("select id, done from set_things.thing where access_labels && array['o5'] order by id desc")).rows.map(({ id, done }) => ({ id: String(id), done }));
    for (const filter of [undefined, JSON.stringify({ field: 'done', operator: 'equals', value: true })]) {
      const expected = wanted.filter(({ done }) => filter === undefined || done === true).map(({ id }) => id);
      expect((await countRecords(set.pool, set, person, type, { filter })).count).toBe(expected.length);
      for (const limit of [1, 7, 200]) {
        const seen: string[] = [];
        for (let after: string | undefined, page = 0; page <= expected.length; page += 1) {
          const { rows, next } = await listRecords(set.pool, set, person, type, { filter, limit, after });
          seen.push(...rows.map(({ id }) => id));
          if (next === null) break;
          after = next;
        }
        expect(seen).toEqual(expected);
      }
    }
  });
});
