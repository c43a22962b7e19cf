import fc from 'fast-check';
import { expect, test } from 'vitest';
import { automaticReason } from './automatic.ts';
import { claimedAuthentication } from './authentication-results.ts';
import { readBounce } from './bounce.ts';
import { shapeOfFrom } from './from.ts';
import { maskTokens } from './mask-tokens.ts';
import { parseMessage } from './parse.ts';
import { readReply } from './reply.ts';
import type { ReplyReading } from './reply.ts';

const header = 'From: Wang <wang@shop.example>\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\n';

async function read(body: string, type = 'text/plain'): Promise<ReplyReading> {
  return readReply(await parseMessage(Buffer.from(`${header}Content-Type: ${type}; charset=utf-8\r\n\r\n${body}`)));
}

const instructions = '王经理,您好:\n直接回复本邮件即可审批。例如:\n同意#\n价格合适#\n不同意#\n太贵#\n单据见附件。';
const angled = instructions.replaceAll(/^/gm, '> ');
const quotes = [
  `在 2026年11月22日，09:12，会签 <a@firm.example> 写道：\n\n${angled}`,
  `会签 <a@firm.example> 于2026年11月22日周日 09:12写道：\n${angled}`,
  `會簽 <a@firm.example> 於 2026年11月22日 週日\n上午9:12寫道：\n${angled}`,
  `On Sun, Nov 22, 2026 at 9:12 AM Countersign <\na@firm.example> wrote:\n\n${angled}`,
  `Dne 22. 11. 26 v 9:12 Countersign napsal(a):\n${angled}`,
  `22. 11. 2026 v 9:12, Countersign <a@firm.example>:\n${angled}`,
  `-----Original Message-----\nFrom: a\nSent: b\nTo: c\nSubject: d\n\n${instructions}`,
  `-----Původní zpráva-----\nOd: a\n\n${instructions}`,
  `---------- Původní e-mail ----------\nOd: a\nKomu: b\nDatum: c\nPředmět: d\n\n${instructions}`,
  `------------------ 原始邮件 ------------------\n发件人: a\n${instructions}`,
  `发件人： 会签\n发送时间： 2026-11-22 09:12\n收件人： 王\n主题： x\n${instructions}`,
  `________________________________\n寄件者: 會簽\n寄件日期: 2026年11月22日\n收件者: 王\n主旨: x\n\n${instructions}`,
  `---- 回复的原邮件 ----\n| 发件人 | 会签 |\n${instructions}`,
  angled,
];
const answers = ['同意#', '不同意#\n太贵了#', '同意', 'Souhlasím', 'Nesouhlasím#\nNe dnes#', 'Approve#\nfine', 'No.', 'I agree if it is cheaper', '您好\n同意#', '同意不了#', '好的', ''];

test('nothing is thrown on any bytes', async () => {
  const pieces = fc.constantFrom('From: a@b.example\r\n', 'From:', 'Content-Type: multipart/mixed; boundary=b\r\n', '--b\r\n', '--b--\r\n', 'Content-Type: text/html\r\n', 'Content-Transfer-Encoding: base64\r\n', '\r\n', '\r\n\r\n', '=?utf-8?B?5Y?=', '<div style="', '<blockquote>', '同意#', '>', '"', '(', '\0', '=E5=', ';charset=utf-16', '*0*=');
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
    fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 30 }).map((list) => Buffer.from(list.join(''))),
  );
  await fc.assert(fc.asyncProperty(bytes, async (raw) => {
    const message = await parseMessage(raw);
    shapeOfFrom(message);
    automaticReason(message);
    claimedAuthentication(message);
    readBounce(message);
    JSON.stringify(readReply(message));
  }), { numRuns: 2_000 });
});

test.each(quotes)('a quote never changes what was written above it: %s', async (quote) => {
  for (const answer of answers) {
    const alone = await read(answer);
    const quoted = await read(`${answer}\n\n${quote}`);
    expect({ ...quoted, problems: null }).toEqual({ ...alone, problems: null });
  }
});

test.each(quotes)('the same quote in HTML never does either: %s', async (quote) => {
  const asHtml = (text: string): string => `<div>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '</div><div>')}</div>`;
  for (const answer of answers) expect(await read(`${asHtml(answer)}<br>${asHtml(quote)}`, 'text/html')).toEqual(await read(answer));
});

test.each(quotes)('our own mail quoted back decides nothing: %s', async (quote) => {
  expect(['none', 'unclear']).toContain((await read(quote)).decision);
  expect(['none', 'unclear']).toContain((await read(`Viz níže\n${quote}`)).decision);
});

test('invisible characters change neither decision nor opinion', async () => {
  const invisible = fc.constantFrom('\u200b', '\u200c', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u202c');
  await fc.assert(fc.asyncProperty(fc.constantFrom(...answers), fc.array(fc.tuple(fc.nat(40), invisible), { maxLength: 6 }), async (answer, marks) => {
    let disturbed = answer;
    for (const [position, mark] of marks) disturbed = `${disturbed.slice(0, position)}${mark}${disturbed.slice(position)}`;
    const { decision, opinion, reason } = await read(disturbed);
    expect({ decision, opinion, reason }).toEqual(await read(answer).then((plain) => ({ decision: plain.decision, opinion: plain.opinion, reason: plain.reason })));
  }));
});

test('words before a keyword never become an approval', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom('不', '不太', '无法', '没有', 'not ', "can't ", 'ne', 'dis'), fc.constantFrom('同意', 'agree', 'approve', 'souhlasím'), fc.constantFrom('', '#', '。'), async (before, word, end) => {
    expect((await read(`${before}${word}${end}`)).decision).not.toBe('approve');
  }));
});

test('every charset that can write the answer is read, whatever label it carries', async () => {
  const iconv = await import('iconv-lite');
  const charsets = fc.constantFrom('gbk', 'gb18030', 'utf-8');
  const labels = fc.constantFrom('gb2312', 'GBK', 'gb18030', 'utf-8', 'us-ascii', 'iso-8859-1', 'x-unknown', 'windows-1252', '');
  await fc.assert(fc.asyncProperty(charsets, labels, async (charset, label) => {
    const head = Buffer.from(`${header}Content-Type: text/plain${label === '' ? '' : `; charset=${label}`}\r\n\r\n`);
    const raw = Buffer.concat([head, iconv.default.encode('不同意#\n价格太高，请重新报价#\n', charset)]);
    expect(readReply(await parseMessage(raw))).toMatchObject({ decision: 'reject', opinion: '价格太高，请重新报价' });
  }));
});

test('a masked copy holds no token and parses like the original', async () => {
  const token = 'k3JqX9v7Lm2RtYp0WbNc5A';
  const text = `见 https://firm.example/t/${token} 谢谢`;
  const raw = Buffer.from([
    `From: a@b.example`, `To: approval+${token}@firm.example`, 'Content-Type: multipart/mixed; boundary=b', '', '--b',
    'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '', Buffer.from(text).toString('base64').replaceAll(/(.{40})/g, '$1\r\n'), '--b',
    'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', `<a href=3D"https://firm.example/t/${token.slice(0, 9)}=`, `${token.slice(9)}">x</a>`, '--b--', '',
  ].join('\r\n'));
  const masked = maskTokens(raw, [token]);
  const message = await parseMessage(masked);
  expect(masked.length).toBe(raw.length);
  expect(Buffer.from(masked).toString('latin1')).not.toContain(token);
  expect(JSON.stringify(message.headers)).not.toContain(token);
  expect(message.html).toContain(`https://firm.example/t/${'*'.repeat(token.length)}`);
  expect(message.html).toContain('见 https://firm.example/t/');
});
