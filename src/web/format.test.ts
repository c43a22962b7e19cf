import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, formatDecimal, formatDuration, formatInstant, formatRelative, parseDate, parseDecimal } from './format.ts';

describe('numbers', () => {
  test('are grouped as the language does and stay exact beyond a float', () => {
    expect(formatDecimal('99999999999999999.99', 'zh-CN', 2)).toBe('99,999,999,999,999,999.99');
    expect(formatDecimal('1284.5', 'cs', 2)).toBe('1\u00a0284,50');
    expect(formatDecimal('12.345', 'en')).toBe('12.345');
    expect(formatDecimal('不是数字', 'zh-CN', 2)).toBe('不是数字');
  });

  test.each([
    ['1,284.50', 'zh-CN', '1284.50'], ['¥ 128,400.00', 'zh-CN', '128400.00'], ['１２．５', 'zh-CN', '12.5'], ['1 284,5', 'cs', '1284.5'],
    ['1.284.000,5', 'cs', '1284000.5'], ['007', 'en', '7'], ['-0', 'en', '0'], ['.5', 'en', '0.5'], ['5.', 'en', '5'],
  ] as const)('%s in %s is read as %s', (text, language, value) => {
    expect(parseDecimal(text, language)).toBe(value);
  });

  test.each(['', '十二', '1.2.3', '1e5', '--1', '=1+1'])('%j is no number', (text) => {
    expect(parseDecimal(text, 'zh-CN')).toBeNull();
  });

  test('what is shown can be typed back', () => {
    const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.integer({ min: 0, max: 99 }))
      .filter(([whole]) => whole !== 0n)
      .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);
    fc.assert(fc.property(decimal, fc.constantFrom('zh-CN', 'zh-TW', 'en', 'cs'), (value, language) => {
      expect(parseDecimal(formatDecimal(value, language, 2), language)).toBe(value);
    }));
  });
});

describe('dates and times', () => {
  test('are written as the language does', () => {
    expect(formatDate('2026-12-05', 'zh-CN')).toBe('2026-12-05');
    expect(formatDate('2026-12-05', 'zh-TW')).toBe('2026/12/05');
    expect(formatDate('2026-12-05', 'cs')).toBe('5. 12. 2026');
    expect(formatInstant('2026-12-05T23:30:00Z', 'zh-CN', 'Asia/Shanghai')).toBe('2026-12-06 07:30');
  });

  test('are relative within a day and exact beyond', () => {
    const now = Date.parse('2026-12-05T12:00:00Z');
    expect(formatRelative('2026-12-05T11:57:00Z', 'zh-CN', now, '刚刚')).toBe('3分钟前');
    expect(formatRelative('2026-12-05T10:00:00Z', 'en', now, 'just now')).toBe('2 hr. ago');
    expect(formatRelative('2026-12-05T11:59:30Z', 'zh-CN', now, '刚刚')).toBe('刚刚');
    expect(formatRelative('2026-12-01T10:00:00Z', 'zh-CN', now, '刚刚')).toMatch(/^2026-12-01 /);
  });

  test.each([
    ['2026-12-05', '2026-12-05'], ['2026/12/5', '2026-12-05'], ['2026年12月5日', '2026-12-05'], ['5. 12. 2026', '2026-12-05'], ['2026-02-30', null], ['明天', null],
  ])('%s is read as %s', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  test('a duration is said in the unit that says enough', () => {
    const words = { moment: '<1', minutes: (n: number) => `${n}m`, hours: (n: number) => `${n}h`, days: (n: number) => `${n}d` };
    expect([20_000, 300_000, 7_200_000, 3 * 86_400_000].map((ms) => formatDuration(ms, words))).toEqual(['<1', '5m', '2h', '3d']);
  });
});
