import { expect, test } from 'vitest';
import { automaticReason } from './automatic.ts';
import { parseMessage } from './parse.ts';

test.each<[header: string, reason: string | null]>([
  ['Auto-Submitted: auto-replied (vacation)', 'AutomaticAutoSubmitted'], ['Auto-Submitted: auto-generated; owner=x', 'AutomaticAutoSubmitted'],
  ['Auto-Submitted: no', null], ['Auto-Submitted: No (sent by a human)', null], ['auto-submitted: (x) no; a=b', null],
  ['Return-Path: <>', 'AutomaticNullReturnPath'], ['Return-Path: <a@b.example>', null],
  ['Precedence: bulk', 'AutomaticPrecedence'], ['Precedence: List', 'AutomaticPrecedence'], ['Precedence: junk', 'AutomaticPrecedence'], ['Precedence: first-class', null],
  ['List-Id: <all.firm.example>', 'AutomaticMailingList'], ['X-Autoreply: yes', 'AutomaticAutoreply'], ['X-Autorespond: x', 'AutomaticAutoreply'],
  ['X-Auto-Response-Suppress: All', 'AutomaticResponseSuppress'], ['X-Auto-Response-Suppress: OOF', 'AutomaticResponseSuppress'],
  ['Content-Type: multipart/report; report-type=delivery-status; boundary=b', 'AutomaticReport'],
  ['Content-Type: multipart/report; report-type="disposition-notification"; boundary=b', 'AutomaticReadReceipt'],
  ['Disposition-Notification-To: a@b.example', null], ['X-Countersign-Loop: 1', 'AutomaticLoop'], ['X-Failed-Recipients: a@b.example', 'AutomaticDaemon'],
  ['Subject: 自动回复：休假', 'AutomaticSubject'], ['Subject: =?utf-8?B?6Ieq5Yqo562U5aSNOiB4?=', 'AutomaticSubject'], ['Subject: Re: Automatic reply: x', null],
  ...['【自动回复】x', '[自动回复] x', '自动回复', '休假自动回复: x', 'Auto-Reply: x', 'Out of Office AutoReply: x'].map((subject) => [`Subject: ${subject}`, 'AutomaticSubject'] satisfies [string, string]),
  ...['自动回复功能采购申请', 'Re: 已读: x', 'Read the contract', '已读并同意', 'Undeliverable goods', '退信处理流程审批'].map((subject) => [`Subject: ${subject}`, null] satisfies [string, null]),
  ['Subject: 已读: x', 'AutomaticReadReceipt'], ['Subject: Read: x', 'AutomaticReadReceipt'], ['Subject: Přečteno: x', 'AutomaticReadReceipt'],
  ['Subject: 系统退信', 'AutomaticReport'], ['Subject: Undeliverable: x', 'AutomaticReport'], ['Subject: Delivery Status Notification (Failure)', 'AutomaticReport'],
])('%s is %s', async (header, reason) => {
  expect(automaticReason(await parseMessage(Buffer.from(`From: a@b.example\r\n${header}\r\n\r\n同意#\r\n`)))).toBe(reason);
});

test.each(['MAILER-DAEMON', 'MAILER-DAEMON (Mail Delivery System)', 'Mail Delivery System <MAILER-DAEMON>', '"邮件系统" <PostMaster@qq.com>', '<mailer_daemon@x.example>'])('%s is a daemon', async (from) => {
  expect(automaticReason(await parseMessage(Buffer.from(`From: ${from}\r\n\r\n同意#\r\n`)))).toBe('AutomaticDaemon');
});

test('the envelope counts before the header', async () => {
  const message = await parseMessage(Buffer.from('From: a@b.example\r\nReturn-Path: <a@b.example>\r\n\r\n同意#'));
  expect(automaticReason(message, { returnPath: '' })).toBe('AutomaticNullReturnPath');
  expect(automaticReason(message, { returnPath: '<>' })).toBe('AutomaticNullReturnPath');
  expect(automaticReason(message, { returnPath: 'a@b.example' })).toBeNull();
  expect(automaticReason(message, { returnPath: null })).toBeNull();
});
