import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '../../src/contract/records.ts';
import { listTasks, transferTask } from '../../src/contract/tasks.ts';
import { compile, type CompiledType } from '../../src/model/compile.ts';
import { targetOf } from '../../src/model/fields/index.ts';
import { office as product } from '../../src/office/index.ts';
import { readStaff, type Staff } from '../../src/server/accounts/organisation.ts';
import { newKey, type Client } from '../support/client.ts';
import { startOffice, type TestOffice } from '../support/office.ts';
import { mayCreate, mayPlainly, rawRows, type RawRow } from './truth.ts';

const PERSONAS = ['liming', 'zhaoxuemei', 'wangfang', 'linjiayi', 'chenguodong', 'sunli', 'huangtao'];
const model = compile(product.types.map(({ type }) => type));
const types = [...model.types.values()];
const cases = PERSONAS.flatMap((login) => types.map((type) => ({ login, name: type.name, type })));

let office: TestOffice;
let staff: Staff;
const clients = new Map<string, Client>();
const truth = new Map<string, RawRow[]>();

beforeAll(async () => {
  office = await startOffice();
  for (const login of PERSONAS) clients.set(login, await office.as(login));
  // One order is under way, and somebody who may see no order at all was asked about it.
  const order = (await person('liming').call(contract.listRecords, { params: { type: 'sales-order' }, query: { sort: '-amount', limit: 1 } })).rows[0];
  const params = { type: 'sales-order', id: order?.id ?? '' };
  const { rowVersion } = await person('liming').call(contract.readRecord, { params });
  await person('liming').call(contract.submitRecord, { params, body: { key: newKey(), rowVersion } });
  const task = (await person('wangfang').call(listTasks)).tasks[0];
  staff = await readStaff(office.set().pool, office.set());
  await person('wangfang').call(transferTask, { params: { id: task?.id ?? '' }, body: { key: newKey(), userId: idOf('sunli') } });
  for (const type of types) truth.set(type.name, await rawRows(office.set(), type));
});
afterAll(() => office.close());

function person(login: string): Client {
  const client = clients.get(login);
  if (!client) throw new Error(`${login} is not signed in`);
  return client;
}
const idOf = (login: string) => staff.byLogin(login)?.id ?? '';
const rowsOf = (type: CompiledType) => truth.get(type.name) ?? [];
const readable = (login: string, type: CompiledType) => rowsOf(type).filter((row) => mayPlainly(type, 'read', staff, idOf(login), row));
const newestFirst = (rows: readonly RawRow[]) => rows.map(({ id }) => id).sort((left, right) => Number(right) - Number(left));

describe.each(cases)('$login and $name', ({ login, type }) => {
  const path = (row: RawRow, rest = '') => `/api/${type.name}/${row.id}${rest}`;
  const list = (query: Record<string, string>) => person(login).call(contract.listRecords, { params: { type: type.name }, query: { limit: 200, ...query } });

  test('lists and counts what the rights say, no more and no less', async () => {
    const wanted = newestFirst(readable(login, type));
    expect((await list({})).rows.map(({ id }) => id)).toEqual(wanted);
    expect(await person(login).call(contract.countRecords, { params: { type: type.name } })).toEqual({ count: wanted.length, capped: false });
  });

  test('finds by a search just what he may read', async () => {
    const [title = ''] = rowsOf(type).map((row) => row.title).filter((text) => text !== null);
    const wanted = readable(login, type).filter((row) => row.title.toLowerCase().includes(title.slice(0, 2).toLowerCase()));
    const found = (await list({ search: title.slice(0, 2) })).rows.map(({ id }) => id);
    expect(found).toEqual(expect.arrayContaining(wanted.map(({ id }) => id)));
    expect(readable(login, type).map(({ id }) => id)).toEqual(expect.arrayContaining(found));
  });

  test('a record he may not read is not there, at every address', async () => {
    const hidden = rowsOf(type).filter((row) => !readable(login, type).includes(row));
    for (const row of hidden.slice(0, 4)) {
      for (const address of [path(row), path(row, '/progress'), path(row, '/mail'), path(row, '/pdf'), path(row, '/submission/preview')]) {
        expect((await person(login).fetch(address)).status, address).toBe(404);
      }
      const params = { type: type.name, id: row.id };
      const { rowVersion } = row;
      const key = newKey();
      for (const refused of [
        await person(login).refused(contract.updateRecord, { params, body: { values: {}, rowVersion } }), await person(login).refused(contract.deleteRecord, { params, query: { rowVersion } }),
        await person(login).refused(contract.submitRecord, { params, body: { key, rowVersion } }), await person(login).refused(contract.withdrawRecord, { params, body: { key } }),
        await person(login).refused(contract.urgeRecord, { params, body: { key } }),
      ]) expect(refused).toMatchObject({ status: 404, code: 'NotFound' });
    }
  });

  test('reads each with its log and its mail, and does to it what he may', async () => {
    const all = readable(login, type);
    // Where he reads everything a few tell as much; those under approval among them.
    const some = all.length < rowsOf(type).length ? all : all.toSorted((left, right) => Number(right.held) - Number(left.held)).slice(0, 4);
    for (const row of some) {
      const record = await person(login).call(contract.readRecord, { params: { type: type.name, id: row.id } });
      const may = (action: 'update' | 'delete' | 'submit') => !row.held && mayPlainly(type, action, staff, idOf(login), row);
      expect(record.may, row.title).toMatchObject({ update: may('update'), delete: may('delete'), submit: type.type.flow !== undefined && may('submit') });
      expect(record.editable.length > 0).toBe(may('update'));
      const written = await write(row, 'update');
      const allowed = mayPlainly(type, 'update', staff, idOf(login), row);
      expect(written).toBe(allowed ? (row.held ? 409 : 200) : 403);
      // A version that nobody ever saw: who may delete hears of that, the others of their right.
      expect(await write(row, 'delete')).toBe(mayPlainly(type, 'delete', staff, idOf(login), row) ? 409 : 403);
      expect(await person(login).call(contract.listRecordMail, { params: { type: type.name, id: row.id } })).toBeInstanceOf(Array);
      expect((await person(login).call(contract.readProgress, { params: { type: type.name, id: row.id } })).log.length).toBeGreaterThan(0);
    }
  });

  test('creates where he may, and is told no more than that where he may not', async () => {
    const refused = await person(login).refused(contract.createRecord, { params: { type: type.name }, body: { values: { nonsense: 'x' } } });
    expect(refused.code).toBe(mayCreate(type, staff, idOf(login)) ? 'InvalidInput' : 'NotAllowed');
    expect(Object.keys(refused.fields).length > 0).toBe(refused.code === 'InvalidInput');
  });

  test('sees the titles of those records that he may read, and of no others', async () => {
    const { rows, titles } = await list({});
    const [first] = rows;
    const seen = [titles, first ? (await person(login).call(contract.readRecord, { params: { type: type.name, id: first.id } })).titles : {}];
    for (const [place, title] of seen.flatMap((some) => Object.entries(some))) {
      const [target = '', id] = place.split('/');
      const targetType = model.types.get(target);
      const row = targetType && rowsOf(targetType).find((candidate) => candidate.id === id);
      if (!targetType || !row) throw new Error(`${place} is a reference to nothing`);
      expect(title, place).toBe(mayPlainly(targetType, 'read', staff, idOf(login), row) ? row.title : null);
    }
    const references = [...type.columns.values()].filter(({ field }) => targetOf(field) !== undefined);
    const pointed = rows.flatMap(({ values }) => references.flatMap(({ key, field }) => [values[key] ?? []].flat().map((id) => `${targetOf(field)}/${String(id)}`)));
    expect(Object.keys(titles).sort()).toEqual([...new Set(pointed)].sort());
  });

  async function write(row: RawRow, action: 'update' | 'delete'): Promise<number> {
    const response = action === 'update'
      ? await person(login).fetch(path(row), { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ values: {}, rowVersion: row.rowVersion }) })
      : await person(login).fetch(path(row, `?rowVersion=${row.rowVersion + 1000}`), { method: 'DELETE' });
    return response.status;
  }
});

test('who was asked about one order reads that one and no other', () => {
  const type = model.types.get('sales-order');
  if (!type) throw new Error('no orders');
  expect(readable('sunli', type)).toHaveLength(1);
  expect(readable('zhaoxuemei', type).length).toBeGreaterThan(0);
  expect(readable('zhaoxuemei', type).length).toBeLessThan(rowsOf(type).length);
});

test('whoever may read but not submit is told so', async () => {
  const [order] = rowsOf(typeNamed('sales-order')).filter(({ held }) => !held);
  const params = { type: 'sales-order', id: order?.id ?? '' };
  expect(await person('linjiayi').refused(contract.submitRecord, { params, body: { key: newKey(), rowVersion: order?.rowVersion ?? 0 } })).toMatchObject({ status: 403, code: 'NotAllowed' });
});

function typeNamed(name: string): CompiledType {
  const type = model.types.get(name);
  if (!type) throw new Error(`no type ${name}`);
  return type;
}
