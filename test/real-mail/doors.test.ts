import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailServersAvailable, startPostfix, type Postfix } from '../mail-servers/index.ts';
import { until } from '../support/until.ts';
import { APPROVAL_ADDRESS, startCompany, type Company } from './company.ts';
import { replyLike } from './support/replies.ts';

const availability = await mailServersAvailable();
if (!availability.available) console.warn(`SKIPPED: mail handed in by Postfix at the SMTP and LMTP doors: ${availability.reason}`);

describe.skipIf(!availability.available)('mail handed in by the company’s own mail server', () => {
  let company: Company;
  let bySmtp: Postfix;
  let byLmtp: Postfix;
  beforeAll(async () => {
    company = await startCompany({ fetching: false });
    const { smtpPort, lmtpPort } = company.office.services.doors;
    bySmtp = await startPostfix({ relay: { 'real.example': { port: smtpPort, protocol: 'smtp' } } });
    byLmtp = await startPostfix({ relay: { 'real.example': { port: lmtpPort ?? 0, protocol: 'lmtp' } } });
  });
  afterAll(async () => {
    await bySmtp.stop();
    await byLmtp.stop();
    await company.close();
  });

  async function relay(postfix: Postfix, from: string, raw: Buffer, recipient = APPROVAL_ADDRESS): Promise<void> {
    const transport = createTransport({ host: '127.0.0.1', port: postfix.smtpPort, secure: false, ignoreTLS: true });
    await transport.sendMail({ envelope: { from, to: [recipient] }, raw });
    transport.close();
  }

  test('an order is approved by replies that Postfix relays by SMTP and by LMTP', async () => {
    const { order, number } = await company.submit('65000.00');
    const outlook = await replyLike('foxmail-zh-CN', { from: 'wangfang@qiheng.example', to: await company.mailTo('wangfang', '待审批', number) });
    await relay(bySmtp, 'wangfang@qiheng.example', await company.domain.sign(outlook.raw));
    const thunderbird = await replyLike('thunderbird-en', { from: 'linjiayi@qiheng.example', to: await company.mailTo('linjiayi', number, 'approv') });
    await relay(byLmtp, 'linjiayi@qiheng.example', await company.domain.sign(thunderbird.raw));
    await until(async () => (await company.stateOf(order)) === 'approved');
    expect((await company.decisions(order)).map(({ person, way, opinion }) => [person, way, opinion])).toEqual([['王芳', 'email', outlook.opinion], ['林嘉怡', 'email', thunderbird.opinion]]);
    await bySmtp.logged(/to=<approval@real\.example>.*status=sent/);
    await byLmtp.logged(/to=<approval@real\.example>.*status=sent/);
  });

  test('mail to an address that is nobody’s here is refused at the door', async () => {
    await relay(bySmtp, 'wangfang@qiheng.example', Buffer.from('From: wangfang@qiheng.example\r\n\r\n同意#\r\n'), 'nobody@real.example');
    expect(await bySmtp.logged(/to=<nobody@real\.example>.*status=bounced/)).toContain('no such address here');
  });
});
