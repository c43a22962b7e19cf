import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listRecordMail } from '../../src/contract/records.ts';
import { loopHeader } from '../../src/mail/automatic.ts';
import { tableOf } from '../../src/server/account-set.ts';
import { rows, sql } from '../../src/server/database/query.ts';
import { opened, plainReply } from '../real-mail/support/replies.ts';
import { until } from '../support/until.ts';
import { startDesk, type Desk, type Order } from './desk.ts';

let desk: Desk;
beforeAll(async () => { desk = await startDesk(); });
afterAll(() => desk.close());

/** A delivery report (RFC 3464) on one of our mails, as Postfix writes it. */
function bounce(messageId: string, recipient: string, action: 'failed' | 'delayed'): Buffer {
  const status = action === 'failed' ? '5.1.1' : '4.4.1';
  return Buffer.from([
    'From: MAILER-DAEMON@mx.qiheng.example (Mail Delivery System)', 'To: approval@qiheng.example', 'Subject: Undelivered Mail Returned to Sender', `Message-ID: <${crypto.randomUUID()}@mx.qiheng.example>`,
    'Auto-Submitted: auto-replied', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '',
    '--b', 'Content-Type: text/plain; charset=us-ascii', '', 'I could not deliver your message.',
    '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.qiheng.example', '', `Final-Recipient: rfc822; ${recipient}`, `Action: ${action}`, `Status: ${status}`, `Diagnostic-Code: smtp; 550 ${status} no such user`, '',
    '--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`, 'Subject: x', '', '--b--', '',
  ].join('\r\n'));
}

async function mailStatuses(order: Order, kind: 'approvalRequest'): Promise<{ status: string }[]> {
  return rows<{ status: string }>(desk.set.pool, sql`select m.status from ${tableOf(desk.set, 'mail')} m join ${tableOf(desk.set, 'outbox')} o on o.mail_id = m.id where o.record_id = ${order.id} and o.kind = ${kind}`);
}

describe('what no person wrote decides nothing and gets no answer', () => {
  test.each<[string, string[], string]>([
    ['an automatic reply', ['Auto-Submitted: auto-replied'], 'AutomaticAutoSubmitted'],
    ['an out-of-office note of Exchange', ['X-Auto-Response-Suppress: All'], 'AutomaticResponseSuppress'],
    ['bulk mail', ['Precedence: bulk'], 'AutomaticPrecedence'],
    ['a mailing list', ['List-Id: <all.qiheng.example>'], 'AutomaticMailingList'],
  ])('%s', async (_, headers, reason) => {
    const order = await desk.submitted();
    const raw = await desk.reply('wangfang', await desk.request('wangfang', order), '同意#', { headers });
    expect(await desk.answersTo(await desk.changesNothing(order, raw, { status: 'automatic', reason, logged: '系统自动发出' }))).toEqual([]);
  });

  test('a read receipt', async () => {
    const order = await desk.submitted();
    const { messageId } = await desk.request('wangfang', order);
    const raw = await desk.domain.sign(Buffer.from([
      'From: wangfang@qiheng.example', 'To: approval@qiheng.example', 'Subject: =?utf-8?B?5bey6K+7?=', 'Message-ID: <receipt@qiheng.example>', `In-Reply-To: ${messageId}`, 'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"', '', '--b', 'Content-Type: text/plain; charset=utf-8', '', '同意#', '--b', 'Content-Type: message/disposition-notification', '',
      'Final-Recipient: rfc822;wangfang@qiheng.example', `Original-Message-ID: ${messageId}`, 'Disposition: manual-action/MDN-sent-manually; displayed', '', '--b--', '',
    ].join('\r\n')));
    expect(await desk.answersTo(await desk.changesNothing(order, raw, { status: 'automatic', reason: 'AutomaticReadReceipt' }))).toEqual([]);
  });

  test('a mail with the null return path', async () => {
    const order = await desk.submitted();
    const raw = await desk.reply('wangfang', await desk.request('wangfang', order), '同意#');
    expect(await desk.answersTo(await desk.changesNothing(order, raw, { status: 'automatic', reason: 'AutomaticNullReturnPath' }, { from: '' }))).toEqual([]);
  });

  test('our own mail that comes back', async () => {
    const order = await desk.submitted();
    await desk.request('wangfang', order);
    const [own] = await rows<{ sha256: string }>(desk.set.pool, sql`select m.sha256 from ${tableOf(desk.set, 'mail')} m join ${tableOf(desk.set, 'outbox')} o on o.mail_id = m.id where o.record_id = ${order.id} and o.kind = 'approvalRequest'`);
    const raw = await desk.set.installation.files.get(desk.set.name, own?.sha256 ?? '');
    expect(await desk.answersTo(await desk.changesNothing(order, raw, { status: 'ignored', reason: 'OwnMail' }))).toEqual([]);
  });

  test('the mail of another installation of this program, so that two of them never answer each other', async () => {
    const order = await desk.submitted();
    const refused = await desk.receive(await desk.reply('wangfang', await desk.request('wangfang', order), '嗯'));
    await desk.answersTo(refused);
    const [answer] = await rows<{ sha256: string }>(desk.set.pool, sql`select m.sha256 from ${tableOf(desk.set, 'mail')} m join ${tableOf(desk.set, 'outbox')} o on o.mail_id = m.id where o.key = ${`answer/${refused.sha256}`}`);
    const own = (await desk.set.installation.files.get(desk.set.name, answer?.sha256 ?? '')).toString('latin1');
    const theirs = await desk.domain.sign(Buffer.from(own.replace(desk.set.installation.id, '00000000-0000-4000-8000-000000000000'), 'latin1'));
    expect(await desk.answersTo(await desk.changesNothing(order, theirs, { status: 'automatic', reason: 'AutomaticAutoSubmitted' }))).toEqual([]);
  });

  test('“Auto-Submitted: no” is a person, and a loop header that is not ours says nothing', async () => {
    const order = await desk.submitted();
    const raw = await desk.reply('wangfang', await desk.request('wangfang', order), '同意#', { headers: ['Auto-Submitted: no', `${loopHeader}: 00000000-0000-4000-8000-000000000000`] });
    expect((await desk.receive(raw)).mail?.status).toBe('decided');
  });
});

describe('a bounce', () => {
  test('of a request marks it, and tells submitter and administrator', async () => {
    const order = await desk.submitted();
    const { messageId } = await desk.request('wangfang', order);
    const before = await desk.standing(order);
    const { mail, sha256 } = await desk.receive(bounce(messageId ?? '', 'wangfang@qiheng.example', 'failed'), { from: '' });
    expect(mail).toMatchObject({ status: 'bounce', reason: 'Bounce', recordId: order.id });
    expect(await desk.standing(order)).toEqual(before);
    expect(await mailStatuses(order, 'approvalRequest')).toEqual([{ status: 'bounced' }]);
    const alerts = await until(async () => {
      const found = await rows<{ to: string; status: string; sha256: string | null }>(desk.set.pool, sql`select o.recipient as "to", o.status, m.sha256 from ${tableOf(desk.set, 'outbox')} o left join ${tableOf(desk.set, 'mail')} m on m.id = o.mail_id where o.key like ${`bounce/${sha256}/%`} order by o.recipient`);
      return found.length > 0 && found.every(({ status }) => status === 'sent') ? found : undefined;
    });
    expect(alerts.map(({ to }) => to)).toEqual(['huangtao@qiheng.example', 'liming@qiheng.example']);
    for (const alert of alerts) {
      const { text } = await opened(await desk.set.installation.files.get(desk.set.name, alert.sha256 ?? ''));
      // Written so that no mail program makes a link of it.
      expect(text?.replaceAll('\u200c', '')).toContain('wangfang@qiheng.example');
      expect(text).toContain('5.1.1');
      expect(text).toContain(order.number);
    }
    expect((await desk.log(order)).map(({ kind }) => kind)).toContain('mailBounced');
  });

  test('that only says “delayed” marks nothing', async () => {
    const order = await desk.submitted();
    const { messageId } = await desk.request('wangfang', order);
    await desk.receive(bounce(messageId ?? '', 'wangfang@qiheng.example', 'delayed'), { from: '' });
    expect(await mailStatuses(order, 'approvalRequest')).toEqual([{ status: 'sent' }]);
  });

  test('of a mail that we never sent changes nothing', async () => {
    const order = await desk.submitted();
    await desk.request('wangfang', order);
    const { mail } = await desk.receive(bounce('<nobody-sent-this@qiheng.example>', 'wangfang@qiheng.example', 'failed'), { from: '' });
    expect(mail).toMatchObject({ status: 'bounce', reason: 'UnknownBounce', recordId: null });
    expect(await mailStatuses(order, 'approvalRequest')).toEqual([{ status: 'sent' }]);
  });

  test('carries no token that still decides out of the archive', async () => {
    const order = await desk.submitted();
    const { messageId } = await desk.request('wangfang', order);
    const { mail } = await desk.receive(bounce(messageId ?? '', 'wangfang@qiheng.example', 'failed'), { from: '' });
    const source = await (await desk.seller.fetch(`/api/mail/${mail?.id}/source`)).text();
    const token = (messageId ?? '').replace(/^<|@.*$/g, '');
    expect(source).not.toContain(token);
    expect(source).toContain('Action: failed');
  });
});

describe('error mails', () => {
  test('an unclear reply gets exactly one, with an example, and uses nothing up', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const raw = await desk.reply('wangfang', request, '价格再谈谈吧');
    const received = await desk.changesNothing(order, raw, { status: 'unclear', reason: 'NoKeyword', logged: '首行不是' });
    await desk.handIn(raw);
    await desk.understood(raw);
    const [answer, ...others] = await desk.answersTo(received);
    expect(others).toEqual([]);
    expect(answer?.to).toBe('wangfang@qiheng.example');
    for (const line of ['同意#', '价格再谈谈吧', '第一行不是约定的审批用语']) expect(answer?.text).toContain(line);
    expect((await desk.receive(await desk.reply('wangfang', request, '同意#'))).mail?.status).toBe('decided');
  });

  test('at most ten an hour go to one address, however many come at once', async () => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const replies = await Promise.all(Array.from({ length: 24 }, (_, index) => desk.elsewhere.sign(plainReply({ from: 'Flood@elsewhere.example', to: request }, `同意#\n${index}#`))));
    await Promise.all(replies.map((raw) => desk.handIn(raw)));
    const received = await Promise.all(replies.map((raw) => desk.understood(raw)));
    expect(received.map(({ mail }) => mail?.reason)).toEqual(replies.map(() => 'OtherAddress'));
    expect((await Promise.all(received.map((one) => desk.answersTo(one)))).flat()).toHaveLength(10);
  });

  test.each(['mailer-daemon@elsewhere.example', 'postmaster@elsewhere.example', 'no-reply@elsewhere.example', 'bounces+17@elsewhere.example'])('none goes to %s', async (from) => {
    const order = await desk.submitted();
    const request = await desk.request('wangfang', order);
    const received = await desk.receive(await desk.elsewhere.sign(plainReply({ from, to: request }, '同意#')));
    expect(received.mail?.status).not.toBe('decided');
    expect(await desk.answersTo(received)).toEqual([]);
  });

  test('none goes to ourselves', async () => {
    const order = await desk.submitted();
    const received = await desk.receive(await desk.domain.sign(plainReply({ from: 'approval@qiheng.example', to: await desk.request('wangfang', order) }, '同意#')));
    expect(await desk.answersTo(received)).toEqual([]);
  });

  test('they are mails of the order, to be opened by whoever may read it', async () => {
    const order = await desk.submitted();
    const received = await desk.receive(await desk.reply('wangfang', await desk.request('wangfang', order), '嗯'));
    await desk.answersTo(received);
    const mails = await desk.seller.call(listRecordMail, { params: order.params });
    expect(mails.map(({ direction, status }) => `${direction} ${status}`)).toEqual(expect.arrayContaining(['in unclear', 'out sent']));
  });
});
