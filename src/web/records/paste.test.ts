import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FieldDescription } from '../../contract/model.ts';
import { parseTable, readCell } from './paste.ts';

test('reads rows and cells as Excel copies them', () => {
  expect(parseTable('电机\t2\t1,200.00\r\n减速机\t1\t\r\n')).toEqual([['电机', '2', '1,200.00'], ['减速机', '1', '']]);
});

test('a quoted cell may hold breaks, tabs and quotes; a lone quote is a character', () => {
  expect(parseTable('"第一行\n第二行"\t"说""好"""\n5" 管\t1')).toEqual([['第一行\n第二行', '说"好"'], ['5" 管', '1']]);
  expect(parseTable('"未完')).toEqual([['"未完']]);
});

test('whatever a spreadsheet writes comes back', () => {
  const write = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const cell = fc.string({ unit: fc.constantFrom('a', '电', '"', '\t', '\n', ' ', '1', ',') });
  fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
    expect(parseTable(`${rows.map((row) => row.map(write).join('\t')).join('\n')}\n`)).toEqual(rows);
  }));
});

test.each([
  ['money', '￥1,284.50', { value: '1284.50' }], ['decimal', '十', { problem: true }], ['date', '2026/12/5', { value: '2026-12-05' }],
  ['boolean', '是', { value: true }], ['boolean', '也许', { problem: true }], ['choice', '月结', { value: 'month' }], ['choice', '赊账', { problem: true }],
  ['reference', ' 上海某某 ', { lookUp: '上海某某' }], ['text', 'a\nb', { value: 'a b' }], ['money', '  ', { value: null }],
] as const)('a cell of kind %s with %j', (kind, text, expected) => {
  const field: FieldDescription = { key: 'f', label: 'F', kind, required: false, readOnly: false, choices: [{ value: 'month', label: '月结' }] };
  expect(readCell(field, text, 'zh-CN')).toEqual(expected);
});
