import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listSandboxMessages, readMail, readSandboxMessage } from '../../src/contract/mail.ts';
import { deleteRecord, listRecordMail, readRecord, withdrawRecord } from '../../src/contract/records.ts';
import { readCompany, readSmtp, testSmtp, writeCompany, writeSmtp } from '../../src/contract/setup.ts';
import { copyTask, returnTask } from '../../src/contract/tasks.ts';
import { readSetting, SETTINGS, writeSetting } from '../../src/server/accounts/settings.ts';
import { tableOf } from '../../src/server/account-set.ts';
import { first, run, sql } from '../../src/server/database/query.ts';
import { sweep } from '../../src/server/jobs/sweep.ts';
import { recoverAbandoned } from '../../src/server/mailbox/outgoing/outbox.ts';
import { newKey } from '../support/client.ts';
import { until } from '../support/until.ts';
import { startDesk, type Desk, type Order } from '../decisions/desk.ts';

let desk: Desk;
beforeAll(async () => { desk = await startDesk(); });
afterAll(() => desk.close());

const localPart = (messageId: string | null) => (messageId ?? '').replace(/^<|@.*$/g, '');
const sandboxCopy = async (login: string, order: Order) => {
  const { id } = await desk.person(login);
  const found = await first<{ sha256: string }>(desk.set.pool, sql`select s.sha256 from ${tableOf(desk.set, 'sandbox_message')} s where s.user_id = ${id} and s.subject like ${`%${order.number}%`} order by s.id desc limit 1`);
  return desk.set.installation.files.get(desk.set.name, found?.sha256 ?? '');
};

describe('a token that still decides stands nowhere that a reader of the record looks', () => {
  test('not in the address that a reply was sent to', async () => {
    const settings = await readSetting(desk.set.pool, desk.set, SETTINGS.mailApproval);
    await writeSetting(desk.set.pool, desk.set, SETTINGS.mailApproval, { ...settings, subaddress: true }, null);
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    await writeSetting(desk.set.pool, desk.set, SETTINGS.mailApproval, settings, null);
    const address = request.replyTo[0]?.address ?? '';
    const token = localPart(request.messageId);
    expect(address).toContain(token);
    const received = await desk.receive(await desk.reply('wangfang', request, '嗯', { recipient: address }));
    expect(received.mail?.status).toBe('unclear');
    const seen = [await desk.seller.call(readMail, { params: { id: received.mail?.id ?? '' } }), await desk.seller.call(listRecordMail, { params: order.params }), await desk.log(order)];
    expect(JSON.stringify(seen).toLowerCase()).not.toContain(token.toLowerCase());
  });

  test('not in the Message-ID of our own mail that came back', async () => {
    const order = await desk.submitted();
    const token = localPart((await desk.request('wangfang', order)).messageId);
    const received = await desk.receive(await sandboxCopy('wangfang', order));
    expect(received.mail).toMatchObject({ status: 'ignored', reason: 'OwnMail' });
    const administrator = await desk.office.as('huangtao');
    expect(JSON.stringify([await administrator.call(readMail, { params: { id: received.mail?.id ?? '' } }), await desk.log(order)])).not.toContain(token);
  });
});

test('who got a copy may read the document that the copy links to', async () => {
  const order = await desk.submitted();
  const colleague = await desk.office.as('sunli');
  expect(await colleague.refused(readRecord, { params: order.params })).toMatchObject({ status: 404 });
  const manager = await desk.office.as('wangfang');
  const { flow } = await manager.call(readRecord, { params: order.params });
  await manager.call(copyTask, { params: { id: flow?.taskId ?? '' }, body: { key: newKey(), userIds: [(await desk.person('sunli')).id] } });
  expect(await colleague.call(readRecord, { params: order.params })).toMatchObject({ number: order.number, may: { update: false, submit: false, withdraw: false } });
});

test('a document that was voided stays void, whatever its flow is asked for afterwards', async () => {
  const order = await desk.submitted();
  const manager = await desk.office.as('wangfang');
  const { flow } = await manager.call(readRecord, { params: order.params });
  await manager.call(returnTask, { params: { id: flow?.taskId ?? '' }, body: { key: newKey(), to: 'start', opinion: '请重填' } });
  const { rowVersion } = await desk.seller.call(readRecord, { params: order.params });
  await desk.seller.call(deleteRecord, { params: order.params, query: { rowVersion } });
  expect(await desk.seller.refused(withdrawRecord, { params: order.params, body: { key: newKey() } })).toMatchObject({ code: 'RecordHeld' });
  expect(await desk.seller.call(readRecord, { params: order.params })).toMatchObject({ state: 'void', may: { withdraw: false, urge: false, submit: false } });
});

test('opening a colleague’s message is refused and leaves it unread', async () => {
  const order = await desk.submitted();
  await desk.request('wangfang', order);
  const manager = await desk.office.as('wangfang');
  const { id: userId } = await desk.person('wangfang');
  const newest = async () => (await manager.call(listSandboxMessages, { params: { userId } }))[0];
  const message = await newest();
  expect(message?.read).toBe(false);
  expect(await desk.seller.refused(readSandboxMessage, { params: { id: message?.id ?? '' } })).toMatchObject({ status: 404 });
  expect((await newest())?.read).toBe(false);
});

test('a new company name is known at once to what works in the background', async () => {
  const worker = desk.set;
  const administrator = await desk.office.as('huangtao');
  const company = await administrator.call(readCompany);
  const body = { ...company, title: '启衡新名称有限公司' };
  await administrator.call(writeCompany, { body });
  expect(worker.title).toBe('启衡新名称有限公司');
  await administrator.call(writeCompany, { body: { ...body, title: company.title } });
});

test('a mail that nobody finished sending is shown as uncertain, although its node lives', async () => {
  const lease = await first<{ holder: string }>(desk.set.pool, sql`select holder from installation.lease where name like 'node/%' and until > now()`);
  await run(desk.set.pool, sql`insert into ${tableOf(desk.set, 'outbox')} (key, kind, content, recipient, status, leased_by, next_attempt_at)
    values ('review/stuck', 'answer', '{"answer":"test","sealedToken":"x"}', 'nobody@qiheng.example', 'sending', ${lease?.holder ?? ''}, now() - interval '2 hours')`);
  await recoverAbandoned(desk.set);
  expect(await first(desk.set.pool, sql<{ status: string; sealed: boolean }>`select status, content ? 'sealedToken' as sealed from ${tableOf(desk.set, 'outbox')} where key = 'review/stuck'`)).toEqual({ status: 'uncertain', sealed: false });
});

test('what is kept for a time only is swept away after it', async () => {
  await run(desk.set.pool, sql`insert into ${tableOf(desk.set, 'command_key')} (key, content_hash, answer, at) values ('0/old', 'x', 'null', now() - interval '31 days'), ('0/new', 'x', 'null', now() - interval '29 days')`);
  await run(desk.set.pool, sql`insert into ${tableOf(desk.set, 'error_mail')} (address, at) values ('old@qiheng.example', now() - interval '2 days'), ('new@qiheng.example', now())`);
  await sweep(desk.set);
  const kept = async (table: string, column: string, like: string) => Number((await first<{ count: string }>(desk.set.pool, sql`select count(*) as count from ${tableOf(desk.set, table)} where ${sql.ref(column)} like ${like}`))?.count);
  expect([await kept('command_key', 'key', '0/old'), await kept('command_key', 'key', '0/new'), await kept('error_mail', 'address', 'old@%'), await kept('error_mail', 'address', 'new@%')]).toEqual([0, 1, 0, 1]);
});

test('a stored password goes to no other server than the one it was given for', async () => {
  const administrator = await desk.office.as('huangtao');
  const { held: _held, password: _password, oauthClientSecret: _secret, oauthRefreshToken: _token, ...smtp } = await administrator.call(readSmtp);
  const body = { ...smtp, host: '127.0.0.1', port: 1, encryption: 'none' as const, authentication: 'password' as const, user: 'approval' };
  await administrator.call(writeSmtp, { body: { ...body, password: 'only for 127.0.0.1' } });
  expect(await administrator.refused(testSmtp, { body: { ...body, host: '127.0.0.2' } })).toMatchObject({ code: 'InvalidInput', fields: { password: '必填' } });
  expect(await administrator.refused(writeSmtp, { body: { ...body, host: '127.0.0.2' } })).toMatchObject({ code: 'InvalidInput' });
  expect((await administrator.call(writeSmtp, { body: { ...body, port: 2 } })).password).toEqual({ stored: true });
  expect((await administrator.call(writeSmtp, { body: { ...body, host: '127.0.0.2', password: 'another' } })).password).toEqual({ stored: true });
  expect((await administrator.call(writeSmtp, { body: { ...smtp, host: '', authentication: 'anonymous' as const } })).password).toEqual({ stored: false });
});

/** Last: it takes a person away. */
test('the seats of a user who was deleted are handed on, as those of one who was disabled', async () => {
  const order = await desk.submitted();
  const administrator = await desk.office.as('huangtao');
  const { id } = await desk.person('wangfang');
  const params = { type: 'user', id };
  const { rowVersion } = await administrator.call(readRecord, { params });
  await administrator.call(deleteRecord, { params, query: { rowVersion } });
  await until(async () => {
    const { flow } = await desk.seller.call(readRecord, { params: order.params });
    return flow && flow.holders.length > 0 && flow.holders.every((holder) => holder.id !== id) ? flow : undefined;
  });
});
