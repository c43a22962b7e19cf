import { expect, test } from 'vitest';
import { frameDocument, frameHeight } from './frameDocument.ts';

test('the policy stands before anything that a stranger wrote', () => {
  const whole = frameDocument('<img src="https://tracker.example/1.gif">');
  expect(whole.indexOf("default-src 'none'")).toBeGreaterThan(0);
  expect(whole.indexOf("default-src 'none'")).toBeLessThan(whole.indexOf('tracker'));
});

test('a longer mail gets a higher frame, within bounds', () => {
  expect(frameHeight('同意#')).toBe(220);
  expect(frameHeight('a line\n'.repeat(20))).toBeGreaterThan(400);
  expect(frameHeight('x'.repeat(1_000_000))).toBe(1400);
});
