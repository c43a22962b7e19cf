import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRecord, updateRecord } from '../../src/contract/records.ts';
import { copyTask } from '../../src/contract/tasks.ts';
import type { FieldValue } from '../../src/contract/common.ts';
import { plainReply } from '../real-mail/support/replies.ts';
import { newKey } from '../support/client.ts';
import { until } from '../support/until.ts';
import { startDesk, type Desk } from './desk.ts';

let desk: Desk;
beforeAll(async () => { desk = await startDesk(); });
afterAll(() => desk.close());

const WANG_FANG = '王芳 <wangfang@qiheng.example>';

/** Changes a user as an administrator does, and changes him back. */
async function whileUserIs(login: string, values: Record<string, FieldValue>, act: () => Promise<void>): Promise<void> {
  const administrator = await desk.office.as('huangtao');
  const params = { type: 'user', id: (await desk.person(login)).id };
  const before = await administrator.call(readRecord, { params });
  const change = async (next: Record<string, FieldValue>) => {
    const { rowVersion } = await administrator.call(readRecord, { params });
    await administrator.call(updateRecord, { params, body: { values: next, rowVersion } });
  };
  await change(values);
  try {
    await act();
  } finally {
    await change(Object.fromEntries(Object.keys(values).map((key) => [key, before.values[key] ?? null])));
  }
}

describe('a reply decides', () => {
  test('when its sender is proved and its token is his; the log keeps the evidence', async () => {
    const order = await desk.submitted();
    const raw = await desk.reply('wangfang', await desk.request('wangfang', order), '同意#\n价格合适#');
    const { sha256, mail } = await desk.receive(raw);
    expect(mail).toMatchObject({ status: 'decided', recordId: order.id });
    const entry = (await desk.log(order)).find(({ kind }) => kind === 'approved');
    expect(entry).toMatchObject({
      way: 'email', person: { name: '王芳' }, opinion: '价格合适', mailId: mail?.id,
      evidence: { rawSha256: sha256, messageId: mail?.messageId, linesRead: ['同意#', '价格合适#'], authentication: { pass: true, method: 'dmarc', detail: { fromDomain: 'qiheng.example' } } },
    });
  });
});

describe('a sender who is not proved decides nothing and gets no answer', () => {
  test.each<[string, (from: string) => { from: string; headers?: string[] }]>([
    ['a forged From without a signature', (from) => ({ from })],
    ['Authentication-Results that nobody configured', (from) => ({ from, headers: ['Authentication-Results: mx.qiheng.example; dmarc=pass header.from=qiheng.example'] })],
  ])('%s', async (_, forged) => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const received = await desk.changesNothing(order, plainReply({ to: request, ...forged(WANG_FANG) }, '同意#'), { status: 'refused', reason: 'NotAuthenticated', logged: 'DMARC' });
    expect(received.mail?.evidence).toMatchObject({ authentication: { pass: false, method: 'none' } });
    expect(await desk.answersTo(received)).toEqual([]);
  });

  test('Authentication-Results below those of our own server', async () => {
    await desk.changeMailApproval({ authservIds: ['mx.qiheng.example'] });
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const forged = plainReply({
      from: WANG_FANG, to: request,
      headers: ['Authentication-Results: mx.qiheng.example; dmarc=fail header.from=qiheng.example', 'Authentication-Results: mx.qiheng.example; dmarc=pass header.from=qiheng.example'],
    }, '同意#');
    const received = await desk.changesNothing(order, forged, { status: 'refused', reason: 'NotAuthenticated' });
    expect(await desk.answersTo(received)).toEqual([]);
    await desk.changeMailApproval({ authservIds: [] });
  });

  test('a signature of another domain', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const forged = await desk.elsewhere.sign(plainReply({ from: WANG_FANG, to: request }, '同意#'));
    expect(await desk.answersTo(await desk.changesNothing(order, forged, { status: 'refused', reason: 'NotAuthenticated' }))).toEqual([]);
  });

  test('a From that can be read in two ways is put aside', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const twice = await desk.reply('wangfang', request, '同意#', { headers: ['From: chenguodong@qiheng.example'] });
    expect(await desk.answersTo(await desk.changesNothing(order, twice, { status: 'quarantined', reason: 'QuarantineTwoFrom', logged: '隔离' }))).toEqual([]);
    const several = await desk.domain.sign(plainReply({ from: 'wangfang@qiheng.example, chenguodong@qiheng.example', to: request }, '同意#'));
    await desk.changesNothing(order, several, { status: 'quarantined', reason: 'QuarantineSeveralFrom' });
  });
});

describe('a token and its owner belong together', () => {
  test('the token from a stranger’s proved address is refused', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const raw = await desk.elsewhere.sign(plainReply({ from: 'wangfang@elsewhere.example', to: request }, '同意#'));
    const received = await desk.changesNothing(order, raw, { status: 'refused', reason: 'OtherAddress' });
    const [answer] = await desk.answersTo(received);
    expect(answer).toMatchObject({ to: 'wangfang@elsewhere.example', text: expect.stringContaining('请用接收审批邮件的邮箱回复') });
  });

  test('forwarded to a colleague, it gives him no right: his answer is a comment', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const received = await desk.changesNothing(order, await desk.reply('zhangwei', request, '同意#\n我看可以#'), { status: 'comment', reason: 'Copy' });
    expect(await desk.answersTo(received)).toMatchObject([{ to: 'zhangwei@qiheng.example', text: expect.stringContaining('您目前不是该环节的审批人') }]);
    expect((await desk.receive(await desk.reply('wangfang', request, '同意#'))).mail?.status).toBe('decided');
  });

  test('the approver without the token is told to use the reply button', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const raw = await desk.reply('wangfang', null, '同意#', { subject: request.subject });
    const received = await desk.changesNothing(order, raw, { status: 'refused', reason: 'NoToken' });
    expect(await desk.answersTo(received)).toMatchObject([{ to: 'wangfang@qiheng.example', text: expect.stringContaining('直接点「回复」作答') }]);
  });

  test('an answer to a copy is a comment', async () => {
    const order = await desk.submitted();
    const manager = await desk.office.as('wangfang');
    const { flow } = await manager.call(readRecord, { params: order.params });
    await manager.call(copyTask, { params: { id: flow?.taskId ?? '' }, body: { key: newKey(), userIds: [(await desk.person('sunli')).id], opinion: '请知悉' } });
    const copy = await desk.copy('sunli', order);
    const received = await desk.changesNothing(order, await desk.reply('sunli', copy, '同意#'), { status: 'comment', reason: 'Comment' });
    expect(await desk.answersTo(received)).toEqual([]);
  });

  test('a user whose address changed answers from the new one in vain, and so does the old one', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    await whileUserIs('wangfang', { email: 'wang.fang@qiheng.example' }, async () => {
      const fresh = await desk.domain.sign(plainReply({ from: 'wang.fang@qiheng.example', to: request }, '同意#'));
      await desk.changesNothing(order, fresh, { status: 'refused', reason: 'OtherAddress' });
      const old = await desk.domain.sign(plainReply({ from: 'wangfang@qiheng.example', to: request }, '同意#'));
      await desk.changesNothing(order, old, { status: 'refused', reason: 'NotTheApprover' });
    });
  });

  test('the old address in a colleague’s hands gives him nothing', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    await whileUserIs('wangfang', { email: 'wang.fang@qiheng.example' }, () => whileUserIs('sunli', { email: 'wangfang@qiheng.example' }, async () => {
      await desk.changesNothing(order, await desk.domain.sign(plainReply({ from: 'wangfang@qiheng.example', to: request }, '同意#')), { status: 'refused', reason: 'NotTheApprover' });
    }));
  });

  test('a disabled user decides nothing; his seat goes to somebody else', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const raw = await desk.reply('wangfang', request, '同意#');
    const before = await desk.standing(order);
    await whileUserIs('wangfang', { enabled: false }, async () => {
      await until(async () => (await desk.standing(order))[0]?.events !== before[0]?.events);
      const received = await desk.changesNothing(order, raw, { status: 'refused', reason: 'AccountDisabled', logged: '停用' });
      expect(await desk.answersTo(received)).toMatchObject([{ to: 'wangfang@qiheng.example', text: expect.stringContaining('您的账号已停用') }]);
    });
  });
});
