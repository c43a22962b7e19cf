import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decodeBytes } from './charset.ts';
import { decodeWords } from './header-words.ts';

const simplified = '不同意#\n价格太高，请重新报价#';
const fine = '同意#\n价格合适，尽快办理#';
const traditional = '不同意#\n價格太高，請重新報價#';
const czech = 'Nesouhlasím#\nCena je příliš vysoká, žádám slevu#';
const labels = ['gb2312', 'GBK', 'gb18030', 'big5', 'utf-8', 'us-ascii', 'iso-8859-1', 'windows-1252', 'x-martian', '', 'utf-16', 'utf-7', 'hz-gb-2312', 'iso-2022-jp', 'shift_jis', 'euc-jp', 'windows-1251'];

test.each(labels)('a body labelled "%s" is read whatever its charset is', (label) => {
  for (const charset of ['utf8', 'gbk', 'gb18030']) expect(decodeBytes(iconv.encode(simplified, charset), label).text).toBe(simplified);
  for (const charset of ['utf8', 'gbk']) expect(decodeBytes(iconv.encode(fine, charset), label).text).toBe(fine);
  for (const charset of ['utf8', 'big5']) expect(decodeBytes(iconv.encode(traditional, charset), label).text).toBe(traditional);
});

test.each(['gb2312', 'big5', 'utf-8', 'us-ascii', 'x-martian', ''])('Czech labelled "%s" is read', (label) => {
  for (const charset of ['utf8', 'windows-1250', 'iso-8859-2']) expect(decodeBytes(iconv.encode(czech, charset), label).text).toBe(czech);
});

test.each(['gbk', 'utf8', 'big5'])('two characters are enough: %s without a label', (charset) => {
  for (const word of ['同意', '同意#', '同意＃']) expect(decodeBytes(iconv.encode(word, charset), null).text).toBe(word);
});

test('two characters of Big5 are no signs of Latin 1, and signs are no Big5', () => {
  for (const label of ['iso-8859-1', 'windows-1252']) {
    expect(decodeBytes(iconv.encode('同意#', 'big5'), label).text).toBe('同意#');
    expect(decodeBytes(iconv.encode('approve# 10°C, 20°C', 'latin1'), label).text).toBe('approve# 10°C, 20°C');
  }
});

test('labels mean more than they say', () => {
  expect(decodeBytes(iconv.encode('镕𠮷㐂', 'gb18030'), 'gb2312').text).toBe('镕𠮷㐂');
  expect(decodeBytes(iconv.encode('同意 똠', 'cp949'), 'ks_c_5601-1987').text).toBe('同意 똠');
  expect(decodeBytes(Buffer.from('~{M,Rb~}#'), 'hz-gb-2312').text).toBe('同意#');
  expect(decodeBytes(Buffer.from('+VAxhDw-#'), 'utf-7').text).toBe('同意#');
});

test('UTF-16 is read in either order, with and without a mark and a label', () => {
  for (const charset of ['utf-16le', 'utf-16be']) {
    for (const label of ['utf-16', charset, null]) {
      expect(decodeBytes(iconv.encode('同意#\r\n价格上涨#\r\n', charset), label).text).toBe('同意#\r\n价格上涨#\r\n');
      expect(decodeBytes(iconv.encode('\ufeff同意', charset), label).text).toBe('同意');
    }
  }
});

test('a line in another charset above a quote is read beside it', () => {
  const bytes = Buffer.concat([iconv.encode('同意#\n价格合适#\n', 'gbk'), Buffer.from('> 王经理，您好\n')]);
  expect(decodeBytes(bytes, 'utf-8')).toEqual({ text: '同意#\n价格合适#\n> 王经理，您好\n', charset: 'utf-8', problem: 'CharsetMismatch' });
});

test('no label is trusted so far as to throw', () => {
  for (const label of ['constructor', '__proto__', '_dbcs', '_internal', 'replacement', 'iso-2022-kr', 'base64', 'utf-32', '=?', '\0']) {
    expect(decodeBytes(Buffer.from('同意#'), label).text).toContain('#');
  }
});

test.each([
  ['=?utf-8?B?5ZCM5g==?= =?utf-8?B?hI8=?=', '同意'],
  ['=?GBK?Q?=CD=AC=D2?=\r\n =?GBK?Q?=E2?= x', '同意 x'],
  ['=?utf-8?q?a_b?= c =?utf-8*en?q?d?=', 'a b c d'],
  ['=?utf-8?B?zazS4g==?=', '同意'],
  ['=?x?y', '=?x?y'],
])('encoded words: %j', (value, text) => {
  expect(decodeWords(value)).toBe(text);
});
