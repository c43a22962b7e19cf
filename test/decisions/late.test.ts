import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listRecordMail, readProgress, readRecord, withdrawRecord } from '../../src/contract/records.ts';
import { publishFlow, readFlow } from '../../src/contract/setup.ts';
import { decideTask, transferTask } from '../../src/contract/tasks.ts';
import { SYSTEM } from '../../src/server/accounts/organisation.ts';
import { tableOf, typeOf } from '../../src/server/account-set.ts';
import { transaction } from '../../src/server/database/connect.ts';
import { first, run, sql } from '../../src/server/database/query.ts';
import { command, systemCommand } from '../../src/server/flows/command.ts';
import { inboxReader } from '../../src/server/mailbox/incoming/understand.ts';
import { readRecord as readStored } from '../../src/server/records/read.ts';
import { newKey } from '../support/client.ts';
import { until } from '../support/until.ts';
import { LARGE, startDesk, type Desk, type Order } from './desk.ts';

let desk: Desk;
beforeAll(async () => { desk = await startDesk(); });
afterAll(() => desk.close());

const taskOf = async (login: string, order: Order) => (await (await desk.office.as(login)).call(readRecord, { params: order.params })).flow?.taskId ?? '';

describe('a reply that comes again', () => {
  test('in the same bytes changes nothing, however often', async () => {
    const order = await desk.submitted(LARGE);
    const raw = await desk.reply('wangfang', await desk.request('wangfang', order), '同意#');
    const first = await desk.receive(raw);
    expect(first.mail?.status).toBe('decided');
    const before = await desk.standing(order);
    await Promise.all([desk.handIn(raw), desk.handIn(raw), desk.handIn(raw)]);
    expect((await desk.understood(raw)).mail).toBeNull();
    expect(await desk.standing(order)).toEqual(before);
    expect(await desk.answersTo(first)).toEqual([]);
  });

  test('by another way, with another Received line, is the same mail: nobody is told anything', async () => {
    const order = await desk.submitted(LARGE);
    const raw = await desk.reply('wangfang', await desk.request('wangfang', order), '同意#');
    expect((await desk.receive(raw)).mail?.status).toBe('decided');
    const copy = Buffer.concat([Buffer.from('Received: from mx2.example by mx1.example; Sun, 22 Nov 2026 10:00:00 +0800\r\n'), Buffer.from(raw)]);
    const received = await desk.receive(copy);
    expect(received.mail?.status).toBe('ignored');
    expect(await desk.answersTo(received)).toEqual([]);
  });

  test('in other bytes reads who decided, and when', async () => {
    const order = await desk.submitted(LARGE);
    const request = await desk.request('wangfang', order);
    await desk.receive(await desk.reply('wangfang', request, '同意#\n第一次#'));
    const received = await desk.changesNothing(order, await desk.reply('wangfang', request, '不同意#\n第二次#'), { status: 'refused', reason: 'AlreadyDecided', logged: '已处理' });
    const [answer] = await desk.answersTo(received);
    expect(answer?.text).toMatch(/该环节已由王芳于 \d{4}[-/]\d{2}[-/]\d{2} \d{2}:\d{2} 处理，结果：同意/);
  });

  test('after a click reads the same', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const manager = await desk.office.as('wangfang');
    await manager.call(decideTask, { params: { id: await taskOf('wangfang', order) }, body: { key: newKey(), decision: 'reject', opinion: '', contentVersion: order.contentVersion } });
    const received = await desk.changesNothing(order, await desk.reply('wangfang', request, '同意#'), { status: 'refused', reason: 'AlreadyDecided' });
    expect((await desk.answersTo(received))[0]?.text).toMatch(/由王芳于 .* 处理，结果：不同意/);
  });
});

test('a reply that has to wait holds up nobody behind it', async () => {
  const [slow, quick] = [await desk.submitted(), await desk.submitted()];
  const waits = await desk.reply('wangfang', await desk.request('wangfang', slow), '同意#');
  await transaction(desk.set.pool, async (door) => {
    await run(door, sql`select id from ${tableOf(desk.set, 'sales_order')} where id = ${slow.id} for update`);
    await desk.handIn(waits);
    await until(async () => (await waiting()) === '1');
    expect((await desk.receive(await desk.reply('wangfang', await desk.request('wangfang', quick), '同意#'))).mail?.status).toBe('decided');
  });
  expect((await desk.understood(waits)).mail?.status).toBe('decided');
});

test('a reply that two read at once, because the lease of the first ran out, is filed once', async () => {
  const order = await desk.submitted();
  const raw = await desk.reply('wangfang', await desk.request('wangfang', order), '同意#');
  const second = inboxReader(desk.set, 'second');
  await transaction(desk.set.pool, async (door) => {
    await run(door, sql`select id from ${tableOf(desk.set, 'sales_order')} where id = ${order.id} for update`);
    await desk.handIn(raw);
    await until(async () => (await waiting()) === '1');
    await run(desk.set.pool, sql`update ${tableOf(desk.set, 'inbox')} set next_attempt_at = now() where status = 'stored'`);
    expect(await second.begin()).toBe(1);
    await until(async () => (await waiting()) === '2');
  });
  await second.finished();
  expect((await desk.understood(raw)).mail?.status).toBe('decided');
  const mails = await desk.seller.call(listRecordMail, { params: order.params });
  expect(mails.filter(({ direction }) => direction === 'in').map(({ status }) => status)).toEqual(['decided']);
});

/** How many connections wait for a row that somebody holds. */
async function waiting(): Promise<string | undefined> {
  const { pool } = desk.office.house.databases.administrator;
  return (await first<{ count: string }>(pool, sql`select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))?.count;
}

describe('a reply that comes too late', () => {
  test('because a colleague at the same step was faster; the progress names each by what he did', async () => {
    const administrator = await desk.office.as('huangtao');
    const params = { type: 'sales-order' };
    const { type: _, label: __, version: ___, conditionFields: ____, ...usual } = await administrator.call(readFlow, { params });
    const people = await Promise.all(['wangfang', 'zhaoxuemei'].map(async (login) => ({ kind: 'user' as const, userId: (await desk.person(login)).id })));
    await administrator.call(publishFlow, { params, body: { ...usual, steps: [{ name: '主管', assignees: people, need: 'any', order: 'parallel', onReject: 'returnToStart', onEmpty: 'administrator', condition: null }] } });
    const order = await desk.submitted();
    const request = await desk.request('zhaoxuemei', order);
    await desk.receive(await desk.reply('wangfang', await desk.request('wangfang', order), '同意#'));
    const received = await desk.changesNothing(order, await desk.reply('zhaoxuemei', request, '不同意#'), { status: 'refused', reason: 'AlreadyDecided' });
    expect((await desk.answersTo(received))[0]?.text).toMatch(/由王芳于 .* 处理，结果：同意/);
    const { instances } = await desk.seller.call(readProgress, { params: order.params });
    const seats = instances[0]?.nodes.find(({ name }) => name === '主管')?.seats.map(({ person, status }) => [person.name, status]);
    expect(seats).toEqual([['王芳', 'approved'], ['赵雪梅', 'voided']]);
    await administrator.call(publishFlow, { params, body: usual });
  });

  test('for its token', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    await run(desk.set.pool, sql`update ${tableOf(desk.set, 'mail_token')} set expires_at = now() - interval '1 minute' where instance_id in (select id from ${tableOf(desk.set, 'flow_instance')} where record_id = ${order.id})`);
    const received = await desk.changesNothing(order, await desk.reply('wangfang', request, '同意#'), { status: 'refused', reason: 'Expired', logged: '过期' });
    expect((await desk.answersTo(received))[0]?.text).toContain('过期，请在网页上审批');
  });

  test('after the document was withdrawn', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    await desk.seller.call(withdrawRecord, { params: order.params, body: { key: newKey() } });
    const received = await desk.changesNothing(order, await desk.reply('wangfang', request, '同意#'), { status: 'refused', reason: 'FlowEnded' });
    expect((await desk.answersTo(received))[0]?.text).toContain('提交人已撤回该单据');
  });

  test('after the task was transferred; whoever has it now decides', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const manager = await desk.office.as('wangfang');
    await manager.call(transferTask, { params: { id: await taskOf('wangfang', order) }, body: { key: newKey(), userId: (await desk.person('zhaoxuemei')).id, opinion: '请代为审批' } });
    const received = await desk.changesNothing(order, await desk.reply('wangfang', request, '同意#'), { status: 'refused', reason: 'TaskNotOpen' });
    expect((await desk.answersTo(received))[0]?.text).toContain('您目前不是该环节的审批人');
    expect((await desk.receive(await desk.reply('zhaoxuemei', await desk.request('zhaoxuemei', order), '同意#'))).mail?.status).toBe('decided');
  });

  test('after the document changed: a new mail with the new paper is what may be answered', async () => {
    const order = await desk.submitted();
    const old = await desk.request('wangfang', order);
    const { heldBy } = await readStored(desk.set.pool, desk.set, SYSTEM, typeOf(desk.set, 'sales-order'), order.id);
    // No page changes a paper while it is under way yet; this is what one will do.
    await run(desk.set.pool, sql`update ${tableOf(desk.set, 'sales_order')} set remark = '改为分两批送货', content_version = content_version + 1 where id = ${order.id}`);
    await command(desk.set, systemCommand({ kind: 'changeContent' }, 'sales-order', order.id, heldBy ?? ''));

    const received = await desk.changesNothing(order, await desk.reply('wangfang', old, '同意#'), { status: 'refused', reason: 'DocumentChanged', logged: '单据已更新' });
    expect((await desk.answersTo(received))[0]?.text).toContain('新的审批邮件');
    const fresh = await desk.request('wangfang', order, 2);
    const paperOf = ({ attachments }: typeof old) => Buffer.from(attachments.find(({ type }) => type === 'application/pdf')?.bytes ?? []).toString('base64');
    expect(paperOf(fresh)).not.toBe(paperOf(old));
    expect((await desk.receive(await desk.reply('wangfang', fresh, '同意#'))).mail?.status).toBe('decided');
  });
});
