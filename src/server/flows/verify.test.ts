import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRecords, readRecord, submitRecord, withdrawRecord } from '../../contract/records.ts';
import { decideTask } from '../../contract/tasks.ts';
import { newKey } from '../../../test/support/client.ts';
import { startOffice, type TestOffice } from '../../../test/support/office.ts';
import { tableOf } from '../account-set.ts';
import { run, sql } from '../database/query.ts';
import { verifyFlows } from './verify.ts';

let office: TestOffice;
const order = { type: 'sales-order', id: '' };
beforeAll(async () => {
  office = await startOffice();
  const seller = await office.as('liming');
  const [pending, withdrawn] = (await seller.call(listRecords, { params: { type: 'sales-order' } })).rows;
  for (const row of [pending, withdrawn]) {
    const params = { type: 'sales-order', id: row?.id ?? '' };
    const { rowVersion } = await seller.call(readRecord, { params });
    await seller.call(submitRecord, { params, body: { key: newKey(), rowVersion } });
  }
  await seller.call(withdrawRecord, { params: { type: 'sales-order', id: withdrawn?.id ?? '' }, body: { key: newKey() } });
  order.id = pending?.id ?? '';
  const manager = await office.as('wangfang');
  const { flow, contentVersion } = await manager.call(readRecord, { params: order });
  await manager.call(decideTask, { params: { id: flow?.taskId ?? '' }, body: { key: newKey(), decision: 'approve', opinion: '同意', contentVersion } });
});
afterAll(() => office.close());

test('what the decision door wrote is what the events say', async () => {
  expect(await verifyFlows(office.set())).toEqual({ instances: 2, differences: [] });
});

/** Rows are changed as somebody does who reaches the database itself, and changed back. */
test.each<[string, string, string, string]>([
  ['a task', `update set_demo.task set status = 'rejected' where status = 'approved'`, `update set_demo.task set status = 'approved' where status = 'rejected'`, 'task '],
  ['the opinion of a task', `update set_demo.task set opinion = '不同意' where opinion = '同意'`, `update set_demo.task set opinion = '同意' where opinion = '不同意'`, 'task '],
  ['the row of a flow', `update set_demo.flow_instance set status = 'approved' where status = 'withdrawn'`, `update set_demo.flow_instance set status = 'withdrawn' where status = 'approved'`, 'instance'],
  ['the state of a flow', `update set_demo.flow_instance set state = state || '{"round": 7}'`, `update set_demo.flow_instance set state = state || '{"round": 1}'`, 'state'],
  ['a document', `update set_demo.sales_order set state = 'approved' where state = 'withdrawn'`, `update set_demo.sales_order set state = 'withdrawn' where state = 'approved'`, 'document'],
  ['an event', `update set_demo.flow_event set event = jsonb_set(event, '{sequence}', '99') where kind = 'TaskDecided'`, `update set_demo.flow_event set event = jsonb_set(event, '{sequence}', to_jsonb(sequence)) where kind = 'TaskDecided'`, 'events'],
])('a change of %s is found', async (_, change, changeBack, what) => {
  const { pool } = office.house.databases.administrator;
  await pool.query(change);
  const { differences } = await verifyFlows(office.set());
  expect(differences.map((difference) => difference.what)).toContainEqual(expect.stringContaining(what));
  await pool.query(changeBack);
  expect((await verifyFlows(office.set())).differences).toEqual([]);
});

test('the command prints what differs, and its exit code says whether anything does', async () => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'countersign-verify-'));
  const verify = () => spawnSync(process.execPath, ['src/server/verify-command.ts'], {
    encoding: 'utf8', env: { ...process.env, DATA_DIR: dataFolder, DATABASE_URL: String(office.house.databases.application.direct.connectionString) },
  });
  const sound = verify();
  expect(sound.stderr).toBe('');
  expect({ status: sound.status, stdout: sound.stdout }).toEqual({ status: 0, stdout: 'demo: 2 flows, 0 differences\n' });
  await run(office.set().pool, sql`delete from ${tableOf(office.set(), 'task')} where status = 'open'`);
  const tampered = verify();
  expect(tampered.status).toBe(1);
  expect(tampered.stdout).toMatch(/"accountSet":"demo".*"what":"task [0-9a-f-]{36}"/);
  await rm(dataFolder, { recursive: true, force: true });
});
