import { expect, test } from 'vitest';
import { automaticReason } from './automatic.ts';
import { parseMessage } from './parse.ts';

test.each([
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
])('%s is %s', async (header, reason) => {
  expect(automaticReason(await parseMessage(Buffer.from(`From: a@b.example\r\n${header}\r\n\r\n同意#\r\n`)))).toBe(reason);
});

test('the envelope counts before the header', async () => {
  const message = await parseMessage(Buffer.from('From: a@b.example\r\nReturn-Path: <a@b.example>\r\n\r\n同意#'));
  expect(automaticReason(message, { returnPath: '' })).toBe('AutomaticNullReturnPath');
  expect(automaticReason(message, { returnPath: '<>' })).toBe('AutomaticNullReturnPath');
  expect(automaticReason(message, { returnPath: 'a@b.example' })).toBeNull();
  expect(automaticReason(message, { returnPath: null })).toBeNull();
});
