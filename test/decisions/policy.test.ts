import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRecord } from '../../src/contract/records.ts';
import { beginSecondFactor, confirmSecondFactor } from '../../src/contract/session.ts';
import { listDocumentTypes, writeDocumentType } from '../../src/contract/setup.ts';
import { decideTask, type RequiredWay } from '../../src/contract/tasks.ts';
import type { z } from 'zod';
import { newKey, type Client } from '../support/client.ts';
import { passwordOf } from '../support/office.ts';
import { LARGE, SMALL, startDesk, type Desk, type Order } from './desk.ts';

let desk: Desk;
beforeAll(async () => { desk = await startDesk(); });
afterAll(() => desk.close());

type Tier = { way: z.infer<typeof RequiredWay>; fromAmount: string | null };

async function rule(changes: { mailApproval?: boolean; tiers?: Tier[] }): Promise<void> {
  const administrator = await desk.office.as('huangtao');
  const found = (await administrator.call(listDocumentTypes)).find(({ type }) => type === 'sales-order');
  if (!found) throw new Error('sales orders have no settings');
  const { mailApproval, prefix, digits, datePart, tiers } = found;
  await administrator.call(writeDocumentType, { params: { type: 'sales-order' }, body: { mailApproval, prefix, digits, datePart, tiers, ...changes } });
}

async function approval(approver: Client, order: Order) {
  const { flow } = await approver.call(readRecord, { params: order.params });
  return { params: { id: flow?.taskId ?? '' }, body: { key: newKey(), decision: 'approve' as const, opinion: '', contentVersion: order.contentVersion } };
}

describe('decisions by mail switched off', () => {
  test('for everything, at once; the mail is kept, and counts no more when it is on again', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    await desk.changeMailApproval({ enabled: false });
    const received = await desk.changesNothing(order, await desk.reply('wangfang', request, '同意#'), { status: 'refused', reason: 'MailOff', logged: '停用' });
    expect((await desk.answersTo(received))[0]?.text).toContain('邮件审批目前已停用，您的邮件已保存');
    expect((await desk.request('wangfang', await desk.submitted())).text).toContain('直接回复本邮件不会生效');
    await desk.changeMailApproval({ enabled: true });
    expect((await desk.receive(await desk.reply('wangfang', request, '同意#\n现在可以了#'))).mail?.status).toBe('decided');
  });

  test('for one type of document', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    await rule({ mailApproval: false });
    const received = await desk.changesNothing(order, await desk.reply('wangfang', request, '同意#'), { status: 'refused', reason: 'MailOff' });
    expect(await desk.answersTo(received)).toHaveLength(1);
    await rule({ mailApproval: true });
  });
});

describe('policy tiers', () => {
  test('a small amount by reply, a larger one in the browser, the largest with a code', async () => {
    await rule({ tiers: [{ way: 'reply', fromAmount: null }, { way: 'web', fromAmount: '10000' }, { way: 'webSecondFactor', fromAmount: '100000' }] });
    const small = await desk.submitted(SMALL);
    expect((await desk.receive(await desk.reply('wangfang', await desk.request('wangfang', small), '同意#'))).mail?.status).toBe('decided');

    const middle = await desk.submitted('20000.00');
    const request = await desk.request('wangfang', middle);
    expect(request.text).toContain('须在网页上审批');
    const refused = await desk.changesNothing(middle, await desk.reply('wangfang', request, '同意#'), { status: 'refused', reason: 'WebRequired', logged: '浏览器' });
    expect((await desk.answersTo(refused))[0]?.text).toContain('须在网页上审批');
    const manager = await desk.office.as('wangfang');
    await manager.call(decideTask, await approval(manager, middle));

    const large = await desk.submitted(LARGE);
    await desk.changesNothing(large, await desk.reply('wangfang', await desk.request('wangfang', large), '同意#'), { status: 'refused', reason: 'SecondFactorRequired' });
    expect(await manager.refused(decideTask, await approval(manager, large))).toMatchObject({ status: 403, code: 'StrongerWayNeeded', data: { required: 'webSecondFactor', enrolled: false } });

    const { secret } = await manager.call(beginSecondFactor, { body: { password: passwordOf(desk.office.logins, 'wangfang') } });
    await manager.call(confirmSecondFactor, { body: { code: await generate({ secret }) } });
    expect(await manager.refused(decideTask, await approval(manager, large))).toMatchObject({ code: 'StrongerWayNeeded', data: { enrolled: true } });
    const wrong = await approval(manager, large);
    expect(await manager.refused(decideTask, { ...wrong, body: { ...wrong.body, code: '000000' } })).toMatchObject({ code: 'WrongCode' });
    // A code is good once, so this is the next one, which counts already.
    const right = await approval(manager, large);
    const code = await generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 });
    await manager.call(decideTask, { ...right, body: { ...right.body, code } });
    expect((await desk.log(large)).filter(({ kind }) => kind === 'approved').map(({ person, way }) => [person?.name, way])).toEqual([['王芳', 'web']]);
    await rule({ tiers: [] });
  });

  test('a rule that became stricter holds for mails that are out', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    await rule({ tiers: [{ way: 'web', fromAmount: null }] });
    await desk.changesNothing(order, await desk.reply('wangfang', request, '同意#'), { status: 'refused', reason: 'WebRequired' });
    await rule({ tiers: [] });
  });
});
