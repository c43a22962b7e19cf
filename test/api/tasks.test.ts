import { afterAll, beforeAll, expect, test } from 'vitest';
import * as records from '../../src/contract/records.ts';
import { listTasks, readTask } from '../../src/contract/tasks.ts';
import { readStaff } from '../../src/server/accounts/organisation.ts';
import { listSubmitted, listTasks as listRows } from '../../src/server/flows/tasks.ts';
import { viewTasks } from '../../src/server/http/task-view.ts';
import { newKey, type Client } from '../support/client.ts';
import { startOffice, type TestOffice } from '../support/office.ts';

let office: TestOffice;
let seller: Client;
let manager: Client;
beforeAll(async () => {
  office = await startOffice();
  [seller, manager] = await Promise.all([office.as('liming'), office.as('wangfang')]);
});
afterAll(() => office.close());

async function submitOrders(count: number): Promise<void> {
  const first = async (type: string) => (await seller.call(records.listRecords, { params: { type }, query: { limit: 1 } })).rows[0]?.id ?? '';
  const [customer, product] = [await first('customer'), await first('product')];
  for (let index = 0; index < count; index += 1) {
    const lines = [{ values: { product, quantity: '1', price: '10' } }, { values: { product, quantity: '2', price: '7.5' } }];
    const made = await seller.call(records.createRecord, { params: { type: 'sales-order' }, body: { values: { customer, deliveryDate: '2026-12-24' }, lines: { lines } } });
    await seller.call(records.submitRecord, { params: { type: 'sales-order', id: made.id }, body: { key: newKey(), rowVersion: made.rowVersion } });
  }
}

/** How many queries the tasks of a person take to be shown. A pool of its own counts, because workers use the office's at the same time. */
async function queriesToShow(login: string, state: 'open' | 'submitted'): Promise<{ tasks: number; queries: number }> {
  const set = office.set();
  let queries = 0;
  const pool = new Proxy(set.pool, {
    get(target, key) {
      if (key === 'query') queries += 1;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const staff = await readStaff(set.pool, set);
  const colleague = staff.byLogin(login);
  const actor = staff.actor(colleague?.id ?? '');
  if (!colleague || !actor) throw new Error(`nobody is called ${login}`);
  const rows = state === 'open' ? await listRows(set.pool, set, actor.userId, 'open', undefined) : await listSubmitted(set.pool, set, actor.userId, undefined);
  const views = await viewTasks({ set: { ...set, pool }, actor, staff, colleague, language: 'zh-CN', way: 'web', sessionHash: '' }, rows.tasks);
  return { tasks: views.length, queries };
}

test('a page of tasks takes as many queries whether it holds one or forty', async () => {
  await submitOrders(1);
  const [toDo, submitted] = [await queriesToShow('wangfang', 'open'), await queriesToShow('liming', 'submitted')];
  expect([toDo.tasks, submitted.tasks]).toEqual([1, 1]);
  await submitOrders(39);
  expect(await queriesToShow('wangfang', 'open')).toEqual({ tasks: 40, queries: toDo.queries });
  expect(await queriesToShow('liming', 'submitted')).toEqual({ tasks: 40, queries: submitted.queries });
  expect(toDo.queries).toBeLessThan(10);
});

test('each task shows what its own page shows', async () => {
  const { tasks, openCount } = await manager.call(listTasks);
  expect(openCount).toBe(tasks.length);
  expect(tasks.map(({ openedAt }) => openedAt)).toEqual(tasks.map(({ openedAt }) => openedAt).toSorted());
  const [task] = tasks;
  expect(task).toMatchObject({
    type: 'sales-order', typeLabel: '销售订单', submitter: { name: '李明' }, status: 'open', requiredWay: 'reply', way: null, opinion: '',
    number: expect.stringMatching(/^XS/), facts: [{ value: expect.stringContaining('公司') }, { value: '¥25.00' }, { value: '2026-12-24' }],
  });
  const { contentVersion: _, flowId: __, pdfSha256: ____, may, returnTargets: ___, opinions, ...same } = await manager.call(readTask, { params: { id: task?.id ?? '' } });
  expect(same).toEqual(task);
  expect(may.decide).toBe(true);
  expect(opinions).toEqual([]);
});

test('pages of tasks follow one another without a gap', async () => {
  await submitOrders(15);
  const { openCount } = await manager.call(listTasks);
  const seen: string[] = [];
  for (let after: string | undefined, page = 0; page < 5; page += 1) {
    const { tasks, next } = await manager.call(listTasks, { query: { after } });
    seen.push(...tasks.map(({ id }) => id));
    if (next === null) break;
    after = next;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(openCount);
});

test('a flow on a record that one may no longer read leaves the rest of the list as it is', async () => {
  const administrator = await office.as('huangtao');
  const before = (await seller.call(listTasks, { query: { state: 'submitted' } })).tasks;
  expect(before).toHaveLength(50);
  // He leaves sales: nothing of it is his any more, yet his list must open.
  const [me] = (await administrator.call(records.listRecords, { params: { type: 'user' }, query: { search: 'liming' } })).rows;
  const params = { type: 'user', id: me?.id ?? '' };
  const { rowVersion } = await administrator.call(records.readRecord, { params });
  await administrator.call(records.updateRecord, { params, body: { values: { roles: [] }, rowVersion } });
  expect((await seller.call(listTasks, { query: { state: 'submitted' } })).tasks).toEqual([]);
});
