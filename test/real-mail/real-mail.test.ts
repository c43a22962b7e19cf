import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMail } from '../../src/contract/mail.ts';
import { listRecordMail } from '../../src/contract/records.ts';
import type { ParsedMessage } from '../../src/mail/parse.ts';
import { tableOf } from '../../src/server/account-set.ts';
import { first, sql } from '../../src/server/database/query.ts';
import { lmtpDelivery, mailServersAvailable } from '../mail-servers/index.ts';
import { until } from '../support/until.ts';
import { APPROVAL_ADDRESS, startCompany, type Company, type Login, type Order } from './company.ts';
import { plainReply, replyLike } from './support/replies.ts';

const availability = await mailServersAvailable();
if (!availability.available) console.warn(`SKIPPED: approval by real mail, through Postfix and Dovecot: ${availability.reason}`);

const LARGE = '128400.00';

async function pagesOf(mail: ParsedMessage): Promise<string[]> {
  const [pdf, ...others] = mail.attachments;
  expect(others).toEqual([]);
  expect(pdf?.type).toBe('application/pdf');
  const { text } = await extractText(Uint8Array.from(pdf?.bytes ?? []), { mergePages: false });
  return text.map((page) => page.replace(/\s/g, ''));
}

const addressOf = (login: Login) => `${login}@qiheng.example`;
const tokenOf = ({ messageId }: ParsedMessage) => (messageId ?? '').replace(/^<|@.*$/g, '');

describe.skipIf(!availability.available)('approval by real mail', () => {
  let company: Company;
  beforeAll(async () => { company = await startCompany({ fetching: true }); });
  afterAll(() => company.close());

  /** From the moment a reply was stored to the moment the next approver's mail was accepted by the mail server. */
  async function millisecondsToNext(order: Order, answered: Login, next: Login): Promise<number> {
    const set = company.office.set('real');
    const measured = await until(() => first<{ milliseconds: number }>(set.pool, sql`
      select extract(epoch from o.sent_at - i.received_at)::float8 * 1000 as milliseconds
      from ${tableOf(set, 'inbox')} i join ${tableOf(set, 'mail')} m on m.id = i.mail_id and m.record_id = ${order.id} and m.from_address = ${addressOf(answered)}
      join ${tableOf(set, 'outbox')} o on o.record_id = m.record_id and o.kind = 'approvalRequest' and o.recipient = ${addressOf(next)} and o.sent_at is not null`));
    return measured.milliseconds;
  }

  test('three people approve by reply, each from another mail program and proved in another way', async ({ annotate }) => {
    const { order, number } = await company.submit('2853.33', 45);
    const request = await company.mailTo('wangfang', '待审批', number);
    expect(request.subject).toMatch(/【待审批】销售订单审批 XS\d+-\d+ \[F-[2-9A-HJ-NP-Z]+\]/);
    for (const line of ['王经理', '李明', '¥128,399.85', '直接回复本邮件即可审批', '同意#']) expect(request.text).toContain(line);
    const pages = await pagesOf(request);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('规格型号');
    for (const text of [number, '上海启衡机电有限公司', '人民币大写', '壹拾贰万捌仟叁佰玖拾玖元捌角伍分']) expect(pages.join('')).toContain(text);

    const outlook = await replyLike('outlook-zh-CN', { from: addressOf('wangfang'), to: request });
    await company.send(addressOf('wangfang'), await company.domain.sign(outlook.raw));
    const sentAt = performance.now();
    const english = await company.mailTo('linjiayi', number, 'approv');
    expect(english.text).toContain(outlook.opinion);
    await annotate(`reply given to Postfix → next approver's mail read in his mailbox: ${Math.round(performance.now() - sentAt)} ms`);
    await annotate(`reply stored → next approver's mail accepted by Postfix: ${Math.round(await millisecondsToNext(order, 'wangfang', 'linjiayi'))} ms`);

    // Her provider's border server checked her mail and says so.
    await company.changeMailApproval({ authservIds: ['mx.real.example'] });
    const gmail = await replyLike('gmail-en', { from: addressOf('linjiayi'), to: english, headers: ['Authentication-Results: mx.real.example; dmarc=pass header.from=qiheng.example'] });
    const border = lmtpDelivery(company.dovecot.lmtpPort);
    await border.deliver(APPROVAL_ADDRESS, gmail.raw.toString('latin1'));
    border.close();
    const last = await company.mailTo('chenguodong', '待审批', number);
    await annotate(`the same, the second time: ${Math.round(await millisecondsToNext(order, 'linjiayi', 'chenguodong'))} ms`);
    expect(last.text).toContain(outlook.opinion);

    await company.changeMailApproval({ authservIds: [], unauthenticatedDomains: ['qiheng.example'] });
    const qq = await replyLike('qq-zh-CN', { from: addressOf('chenguodong'), to: last });
    await company.send(addressOf('chenguodong'), qq.raw);
    await until(async () => (await company.stateOf(order)) === 'approved');
    await company.changeMailApproval({ unauthenticatedDomains: [] });

    const decisions = await company.decisions(order);
    expect(decisions.map(({ person, way, opinion }) => [person, way, opinion])).toEqual([['王芳', 'email', outlook.opinion], ['林嘉怡', 'email', gmail.opinion], ['陈国栋', 'email', qq.opinion]]);
    expect(decisions.map(({ evidence }) => evidence)).toMatchObject([
      { authentication: { method: 'dmarc' }, rawSha256: expect.stringMatching(/^[0-9a-f]{64}$/), messageId: expect.stringContaining('@'), linesRead: ['同意#', expect.stringContaining(outlook.opinion)] },
      { authentication: { method: 'authentication-results' } }, { authentication: { method: 'in-house' } },
    ]);

    const final = await company.mailTo('liming', '审批通过', number);
    const record = (await pagesOf(final)).join('');
    for (const text of ['审批记录', '王芳', '林嘉怡', '陈国栋', outlook.opinion, qq.opinion, '邮件']) expect(record).toContain(text.replace(/\s/g, ''));
    await expectArchive(order, number);
  });

  /** Every mail of an order opens from the order, and gives its source without a token that still decides. */
  async function expectArchive(order: Order, number: string, liveToken?: string): Promise<void> {
    const seller = await company.as('liming');
    const mails = await seller.call(listRecordMail, { params: order });
    expect(mails.length).toBeGreaterThan(0);
    for (const { id } of mails) {
      const mail = await seller.call(readMail, { params: { id } });
      expect(mail.record).toMatchObject({ type: 'sales-order', id: order.id, number });
      const source = await seller.fetch(`/api/mail/${id}/source`);
      expect(source.headers.get('content-disposition')).toContain('attachment');
      const text = await source.text();
      expect(text).toMatch(/^message-id: /im);
      if (liveToken !== undefined) for (const shown of [text, mail.text, mail.html ?? '', mail.messageId ?? '']) expect(shown).not.toContain(liveToken);
    }
  }

  test('an unclear reply is answered once, opens with its token masked, and the next one rejects', async () => {
    const { order, number } = await company.submit(LARGE);
    const request = await company.mailTo('wangfang', '待审批', number);
    await company.send(addressOf('wangfang'), await company.domain.sign(plainReply({ from: addressOf('wangfang'), to: request }, `价格能再谈吗？回复地址 ${tokenOf(request)}@real.example`)));
    const answer = await company.mailTo('wangfang', '未能识别', number);
    expect(answer.text).toContain('第一行写「同意#」或「不同意#」');
    expect(tokenOf(request)).toMatch(/^[A-Za-z0-9_-]{32}$/);
    await expectArchive(order, number, tokenOf(request));

    const reply = await replyLike('163-zh-CN', { from: addressOf('wangfang'), to: request });
    await company.send(addressOf('wangfang'), await company.domain.sign(reply.raw));
    await until(async () => (await company.stateOf(order)) === 'returned');
    expect(await company.decisions(order)).toMatchObject([{ person: '王芳', kind: 'rejected', way: 'email', opinion: reply.opinion }]);
    expect((await company.mailTo('liming', number, '不同意')).text).toContain(reply.opinion);
  });

  test('a reply to the sub-address decides when the mail program lost the thread', async () => {
    await company.changeMailApproval({ subaddress: true });
    const { order, number } = await company.submit('9800.00');
    const request = await company.mailTo('wangfang', '待审批', number);
    const [replyTo] = request.replyTo;
    expect(replyTo?.address).toMatch(/^approval\+[A-Za-z0-9_-]{32}@real\.example$/);
    await company.send(addressOf('wangfang'), await company.domain.sign(plainReply({ from: addressOf('wangfang'), to: null, recipient: replyTo?.address ?? '', subject: '回复' }, '同意#')));
    await until(async () => (await company.stateOf(order)) === 'approved');
    await company.changeMailApproval({ subaddress: false });
  });
});
