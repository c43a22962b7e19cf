import { expect, test } from 'vitest';
import { evidenceLines } from './evidenceLines.ts';

test('every fact that is there becomes a line under its path', () => {
  const evidence = { mode: 'email', verdict: { dmarc: 'pass', dkim: [{ domain: 'example.com' }], trusted: true }, linesRead: ['同意#', '价格合适#'], note: '' };
  expect(evidenceLines(evidence, { yes: '是', no: '否', none: '没有' })).toEqual([
    { path: ['mode'], text: 'email' },
    { path: ['verdict', 'dmarc'], text: 'pass' },
    { path: ['verdict', 'dkim'], text: 'domain: example.com' },
    { path: ['verdict', 'trusted'], text: '是' },
    { path: ['linesRead'], text: '同意#\n价格合适#' },
  ]);
});
