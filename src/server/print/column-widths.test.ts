import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths } from './column-widths.ts';
import type { PrintColumn } from './print-document.ts';
import { sampleOrder } from './sample-order.ts';

const align = fc.constantFrom('left', 'right', 'center') satisfies fc.Arbitrary<PrintColumn['align']>;
const column = fc.record({ label: fc.string(), align, width: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }) });

describe('column widths', () => {
  it('always fill the table exactly', () => {
    const tables = fc.array(column, { minLength: 1, maxLength: 20 }).chain((columns) => fc.record({
      title: fc.constant(''),
      columns: fc.constant(columns),
      rows: fc.array(fc.array(fc.string(), { minLength: columns.length, maxLength: columns.length }), { maxLength: 5 }),
    }));
    fc.assert(fc.property(tables, (table) => {
      const { widths, scale } = columnWidths(table, 54);
      expect(widths.every((width) => width > 0)).toBe(true);
      expect(widths.reduce((total, width) => total + width, 0) * scale).toBeCloseTo(54);
    }));
  });

  it('give what is left to the texts and keep a long amount on one line', () => {
    const [table] = sampleOrder(3).tables;
    if (!table) throw new Error('The sample has a table');
    table.rows.push(['4', '产品'.repeat(100), '9,999,999.00', '9,999,999,999,999.99']);
    const [, product = 0, quantity = 0, amount = 0] = columnWidths(table, 54).widths;
    expect(product).toBeGreaterThan(quantity + amount);
    expect(amount).toBeGreaterThan(11.5);
  });

  it('shrink the letters where many columns have no room', () => {
    const columns: PrintColumn[] = Array.from({ length: 14 }, () => ({ label: '金额', align: 'right' }));
    expect(columnWidths({ title: '', columns, rows: [columns.map(() => '1,000,000.00')] }, 82).scale).toBeLessThan(1);
    expect(columnWidths({ title: '', columns, rows: [columns.map(() => '1.00')] }, 82).scale).toBe(1);
  });

  it('follow the widths that are given', () => {
    const columns: PrintColumn[] = [{ label: '', align: 'left', width: 40 }, { label: '', align: 'left' }];
    expect(columnWidths({ title: '', columns, rows: [] }, 50).widths[0]).toBeCloseTo(20);
  });
});
