import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLongWords, printableText, shortenText, widestWordInEm, widthInEm } from './printable-text.ts';

describe('printable text', () => {
  it('keeps what people write', () => {
    const text = '同意。\nPříliš žluťoučký kůň ☑ مرحبا 😀 👩‍👧 𠮷 ¥1,280.00';
    expect(printableText(text)).toBe(text);
  });

  it('takes out what deceives the reader or breaks the layout', () => {
    expect(printableText('a\u202e001\u202c\u0000\u001b[2Jb\u200f')).toBe('a001[2Jb');
    expect(printableText('x\ud800y')).toBe('x\ufffdy');
    expect(printableText('one\r\ntwo\rthree\u2028four\n\n')).toBe('one\ntwo\nthree\nfour');
    expect(printableText(`Z${'\u0321'.repeat(500)}`)).toBe(`Z${'\u0321'.repeat(4)}`);
  });

  it('is valid Unicode whatever comes in', () => {
    fc.assert(fc.property(fc.uint16Array(), (codes) => {
      expect(printableText(String.fromCharCode(...codes)).isWellFormed()).toBe(true);
    }));
  });
});

describe('breaking long words', () => {
  it('breaks only the words that are too wide', () => {
    expect(breakLongWords('SO-2026-000128 上海晴川食品有限公司', 10)).toBe('SO-2026-000128 上海晴川食品有限公司');
    expect(breakLongWords(`ok ${'a'.repeat(30)}`, 10)).toBe(`ok ${['a'.repeat(17), 'a'.repeat(13)].join('\n')}`);
  });

  it('loses nothing and leaves no word wider than the room', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 4, max: 20 }), (text, room) => {
      const broken = breakLongWords(text, room);
      expect(broken.replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
      for (const word of broken.split(/\s/)) expect(widestWordInEm(word)).toBeLessThanOrEqual(room);
    }));
  });
});

it('shortens a text to its room', () => {
  expect(shortenText('苏州澄湖精密机械有限公司', 6)).toBe('苏州澄湖精…');
  expect(shortenText('苏州澄湖\n机械', 20)).toBe('苏州澄湖 机械');
  expect(widthInEm('一二三\n一')).toBe(3);
});
