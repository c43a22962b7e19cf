import { expect, test } from 'vitest';
import { quoted, withDecision } from './replyText.ts';

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

test('every line of the original is marked as quoted', () => {
  expect(quoted('您好：\r\n\r\n请审批\n')).toBe('> 您好：\n>\n> 请审批');
});
