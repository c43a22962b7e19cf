import { expect, test } from 'vitest';
import { replyText, withDecision } from './replyText.ts';

const decisions = ['同意#', '不同意#'];

test('a chip fills the empty box and leaves the next line for the opinion', () => {
  expect(withDecision('', '同意#', decisions)).toBe('同意#\n');
});

test('the other chip replaces the decision and keeps the opinion', () => {
  expect(withDecision('同意#\n价格合适#', '不同意#', decisions)).toBe('不同意#\n价格合适#');
});

test('a chip stands above what was written before', () => {
  expect(withDecision('价格合适#', '同意#', decisions)).toBe('同意#\n价格合适#');
});

test('the answer stands above the quote, every quoted line marked', () => {
  expect(replyText('同意#\n\n', '在 2026-11-22 09:12，会签 <a@example.com> 写道：', '您好：\r\n\r\n请审批\n')).toBe(
    '同意#\n\n在 2026-11-22 09:12，会签 <a@example.com> 写道：\n> 您好：\n>\n> 请审批\n',
  );
});

test('a long original is cut, the answer never', () => {
  expect(replyText('同意#', '写道：', 'x'.repeat(200_000)).length).toBeLessThan(100_000);
});
