import { expect, test } from 'vitest';
import { numberExample } from './numberExample.ts';

test('shows prefix, date and running number', () => {
  expect(numberExample({ prefix: 'XS', datePart: 'day', digits: 4 }, '2026-11-22')).toBe('XS20261122-0001');
  expect(numberExample({ prefix: 'XS', datePart: 'month', digits: 5 }, '2026-11-22')).toBe('XS202611-00001');
  expect(numberExample({ prefix: 'HT', datePart: 'none', digits: 3 }, '2026-11-22')).toBe('HT001');
  expect(numberExample({ prefix: '', datePart: 'none', digits: 3 }, '2026-11-22')).toBe('001');
});
