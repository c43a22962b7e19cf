import { expect, test } from 'vitest';
import { parseMessage } from './parse.ts';
import { readReply } from './reply.ts';

const ct = (charset: string, encoding = '8bit'): string => `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
const mixed = (...parts: string[]): string =>
  `Content-Type: multipart/mixed; boundary=x\r\n\r\npreamble 同意#\r\n${parts.map((part) => `--x\r\n${part}\r\n`).join('')}--x--\r\nepilogue 同意#\r\n`;

const rows: [name: string, message: string, decision: string, opinion?: string][] = [
  ['nul', ct('utf-8') + '同\0意#\0\r\n好\0#\r\n', 'approve', '好'],
  ['nul2', ct('utf-8') + '同意#\r\n\0\0\0\0\0\0\0\0', 'approve'],
  ['nul3', ct('gbk') + '\0', 'none'],
  ['qp split', ct('utf-8', 'quoted-printable') + '=E5=90=8C=E6=84=\r\n=8F#\r\n=E4=BB=B7=E6=A0=BC=E5=\r\n=90=88=E9=80=82=23\r\n', 'approve', '价格合适'],
  ['qp lower broken', ct('utf-8', 'Quoted-Printable') + '=e5=90=8c=e6=84=8f#=\r\n\r\n=ZZ#\r\n', 'approve'],
  ['b64 junk', ct('utf-8', 'base64') + '5ZCM!!\r\n5oSP-Iw==\r\n-- \r\nfooter of a list\r\n', 'approve'],
  ['b64 whole units and footer', ct('utf-8', 'base64') + Buffer.from('同意#\n好#').toString('base64') + '\r\n_______________\r\nfooter of a list\r\n', 'approve', '好'],
  ['b64 pad lines', ct('utf-8', 'base64') + Buffer.from('同意#\n').toString('base64') + '\r\n' + Buffer.from('好的#\n').toString('base64') + '\r\n', 'approve', '好的'],
  ['b64 lie', ct('utf-8', 'base64') + '同意#\r\n好#\r\n', 'approve', '好'],
  ['b64 nocrlf', ct('utf-8', ' "BASE64"; x') + Buffer.from('同意#').toString('base64'), 'approve'],
  ['lf only', 'Content-Type: text/plain; charset=utf-8\n\n同意#\n好#\n', 'approve', '好'],
  ['preamble', mixed('\r\n不行'), 'unclear'],
  ['no part header', mixed('\r\n同意#'), 'approve'],
  ['apple alt', 'Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\n\r\n同意#\r\n好#\r\n--y\r\nContent-Type: multipart/mixed; boundary=z\r\n\r\n--z\r\nContent-Type: text/html\r\n\r\n<p>同意#</p><p>好#</p>\r\n--z\r\nContent-Type: application/pdf\r\nContent-Disposition: inline; filename=a.pdf\r\n\r\nx\r\n--z\r\nContent-Type: text/html\r\n\r\n<br>\r\n--z--\r\n--y--\r\n', 'approve', '好'],
  ['two plain', 'Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\n\r\n同意#\r\n--y\r\n\r\n不同意#\r\n--y--\r\n', 'unclear'],
  ['opinion differs', 'Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\n\r\n同意#\r\n100元#\r\n--y\r\nContent-Type: text/html\r\n\r\n同意#<br>999元#\r\n--y--\r\n', 'unclear'],
  ['html blank', 'Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\n\r\n同意#\r\n--y\r\nContent-Type: text/html\r\n\r\n<html></html>\r\n--y--\r\n', 'approve'],
  ['text hidden in html', 'Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\n\r\n同意#\r\n--y\r\nContent-Type: text/html\r\n\r\n<p style="display:none">同意#</p><p>再说</p>\r\n--y--\r\n', 'unclear'],
  ['unclosed', 'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n同意#\r\n好#', 'approve', '好'],
  ['boundary nowhere', 'Content-Type: multipart/mixed; boundary=x\r\n\r\n同意#\r\n', 'approve'],
  ['wrong boundary', 'Content-Type: multipart/mixed; boundary=x\r\n\r\n--yy\r\nContent-Type: text/plain\r\n\r\n同意#\r\n--yy--\r\n', 'approve'],
  ['prefix boundary', 'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=x1\r\n\r\n--x1\r\n\r\n同意#\r\n--x1--\r\n--x--\r\n', 'approve'],
  ['footer part', mixed('Content-Type: text/html\r\n\r\n<p>同意#</p>', 'Content-Type: text/plain\r\n\r\n-- \r\nantivirus'), 'approve', ''],
  ['body in name', mixed('Content-Type: text/plain; name="同意#.txt"\r\n\r\n同意#'), 'none'],
  ['rfc822', mixed('\r\n看附件', 'Content-Type: message/rfc822\r\n\r\nFrom: x\r\n\r\n同意#'), 'unclear'],
  ['rfc822 root', 'Content-Type: message/rfc822\r\n\r\nFrom: x\r\n\r\n同意#', 'none'],
  ['qq nbsp', ct('utf-8') + '同意#&nbsp;\r\n好#\r\n\r\n------------------&nbsp;原始邮件&nbsp;------------------\r\n发件人: x\r\n不同意#\r\n', 'approve', '好'],
  ['flowed', 'Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n同意#\r\nThe price is \r\nfine.#\r\n> a \r\n> b\r\n', 'approve', 'The price is fine.'],
  ['bad ct', 'Content-Type: text\r\n\r\n同意#', 'approve'],
  ['bad ct2', 'Content-Type: ;;;charset\r\n\r\n同意#', 'approve'],
  ['pgp', 'Content-Type: multipart/signed; boundary=x; protocol="application/pgp-signature"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n同意#\r\n--x\r\nContent-Type: application/pgp-signature; name=signature.asc\r\n\r\nxx\r\n--x--\r\n', 'approve'],
];

test.each(rows)('%s', async (_name, message, decision, opinion) => {
  const reading = readReply(await parseMessage(Buffer.from(`From: a@b.example\r\n${message}`)));
  expect(reading.decision).toBe(decision);
  if (opinion !== undefined) expect(reading.opinion).toBe(opinion);
});

test.each([
  ["filename*=GBK''%B1%A8%BC%DB.pdf", '报价.pdf'],
  ["filename*=UTF-8''%B1%A8%BC%DB.pdf", '报价.pdf'],
  ['filename==?gb2312?B?sai82w==?=.pdf', '报价.pdf'],
  ['filename="=?utf-8?B?5oql5Lu3?=\r\n =?utf-8?B?5Y2VLnBkZg==?="', '报价单.pdf'],
  ['filename="..\\..\\a.pdf"', 'a.pdf'],
  ['filename="../../etc/passwd"', 'passwd'],
  ['filename=报价 单.pdf', '报价 单.pdf'],
  ['filename="%E6%8A%A5.pdf"', '报.pdf'],
  ['filename="a\\"b;c.pdf"', 'a"b;c.pdf'],
  ['filename*0="a"; filename*1*=%E6%8A; filename*2*=%A5.pdf', 'a报.pdf'],
  ['filename="a.pdf"; filename="b.exe"', 'a.pdf'],
  ['filename="100%.pdf"', '100%.pdf'],
])('file name %j', async (parameter, name) => {
  const raw = `From: a@b.example\r\n${mixed(`Content-Type: application/pdf\r\nContent-Disposition: attachment; ${parameter}\r\n\r\nx`)}`;
  expect((await parseMessage(Buffer.from(raw))).attachments.map((attachment) => attachment.name)).toEqual([name]);
});

test('headers stand in order, unfolded, with every repetition', async () => {
  const message = await parseMessage(Buffer.from('Received: one\r\n\tand more\r\nFROM : a@b.example\r\nReceived: two\r\nMessage-ID: <x@y>\r\nReferences: <a@b>\r\n <c@d> <a@b>\r\n\r\n'));
  expect(message.headers.slice(0, 3)).toEqual([{ name: 'received', value: 'one\tand more' }, { name: 'from', value: 'a@b.example' }, { name: 'received', value: 'two' }]);
  expect(message).toMatchObject({ messageId: '<x@y>', references: ['<a@b>', '<c@d>'], inReplyTo: [] });
});

test('ten thousand nested multiparts and a million boundaries are read as far as the limits go', async () => {
  let nested = 'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n';
  for (let depth = 0; depth < 10_000; depth += 1) nested += `--b${depth}\r\nContent-Type: multipart/mixed; boundary=b${depth + 1}\r\n\r\n`;
  const many = `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n'.repeat(1_000_000)}`;
  for (const [raw, problem] of [[nested, 'NestingTooDeep'], [many, 'TooManyParts']] as const) {
    const before = process.cpuUsage();
    expect((await parseMessage(Buffer.from(raw))).problems).toContain(problem);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(500);
  }
});
