import { expect, test } from 'vitest';
import { shapeOfFrom } from './from.ts';
import { parseMessage } from './parse.ts';

const rows: [header: string, result: string][] = [
  ['From: a@b.example', 'ok'],
  ['From: <a@b.example>', 'ok'],
  ['From: "x, y" <a@b.example>', 'ok'],
  ['From: "boss@c.example" <a@b.example>', 'ok'],
  ['From: =?utf-8?B?Ym9zc0BjLmV4YW1wbGU=?= <a@b.example>', 'ok'],
  ['From: a@b.example (boss@c.example)', 'ok'],
  ['From: boss@c.example <a@b.example>', 'MalformedFrom'],
  ['From: <boss@c.example> <a@b.example>', 'SeveralAddresses'],
  ['From: a@b.example, c@d.example', 'SeveralAddresses'],
  ['From: A <a@b.example>; C <c@d.example>', 'SeveralAddresses'],
  ['From: g: a@b.example;', 'MalformedFrom'],
  ['From: g: a@b.example, c@d.example;', 'SeveralAddresses'],
  ['From: a@b@c.example', 'MalformedFrom'],
  ['From: <@x:a@b.example>', 'MalformedFrom'],
  ['From: a b@c.example', 'MalformedFrom'],
  ['From:', 'MalformedFrom'],
  ['From: <>', 'MalformedFrom'],
  ['From: wang', 'MalformedFrom'],
  ['From: a@b.example\r\nfrom : c@d.example', 'TwoFromHeaders'],
  ['From: a@b.example\r\nF\0rom: c@d.example', 'TwoFromHeaders'],
  ['From: a\0@b.example', 'MalformedFrom'],
  ['From: 王经理 <a@b.example>', 'ok'],
  ['From: a@b.example,', 'MalformedFrom'],
  ['From: "a" <a@b.example> x', 'MalformedFrom'],
  ['From: a@b.example\r\n  , c@d.example', 'SeveralAddresses'],
  ['From: a@b.example <a@b.example>', 'ok'],
  ['X: y', 'NoFrom'],
  ['Sender: z@z\r\nFrom: a@-b.example', 'MalformedFrom'],
  ['From: a..b@c.example', 'MalformedFrom'],
  ['From: "a@b.example', 'MalformedFrom'],
  ['From: a@[192.0.2.1]', 'ok'],
  ['From: O\'Neil <o\'neil@b.example>', 'ok'],
  ['From: Wang (Sales) <a@b.example>', 'ok'],
  ['From: Wang, Jianguo <a@b.example>', 'MalformedFrom'],
  ['From: a@b.example\u200b', 'MalformedFrom'],
];

test.each(rows)('%j is %s', async (header, result) => {
  const shape = shapeOfFrom(await parseMessage(Buffer.from(`${header}\r\nSubject: x\r\n\r\n同意#\r\n`)));
  expect(shape.ok ? 'ok' : shape.problem).toBe(result);
});

test('the address is the one in angle brackets, with its domain in lower case', async () => {
  const raw = 'From: "boss@firm.example" <Wang.Jianguo@Shop.EXAMPLE>\r\nReply-To: boss@firm.example\r\nSender: boss@firm.example\r\n\r\n';
  expect(shapeOfFrom(await parseMessage(Buffer.from(raw)))).toEqual({ ok: true, address: 'Wang.Jianguo@shop.example', name: 'boss@firm.example' });
});
