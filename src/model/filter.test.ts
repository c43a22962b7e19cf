import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldValue, Filter, FilterCondition } from './filter.ts';
import { conditionsOf, evaluateFilter } from './filter.ts';

function holds(filter: Filter, values: Record<string, FieldValue> = {}, amounts: FieldValue[] = []): boolean | null {
  return evaluateFilter(filter, { values, lines: { lines: amounts.map((amount) => ({ amount })) } }).holds;
}

function total(operator: FilterCondition['operator'], value: FieldValue): FilterCondition {
  return { field: { sum: 'lines.amount' }, operator, value };
}

describe('decimals', () => {
  it('are exact', () => {
    expect(holds(total('equals', '0.3'), {}, ['0.1', '0.2'])).toBe(true);
    const large = '99999999999999.99';
    expect(holds(total('equals', '299999999999999.97'), {}, [large, large, large])).toBe(true);
    expect(holds(total('greaterThan', '299999999999999.96'), {}, [large, large, large])).toBe(true);
  });

  it('sum as integers of cents do, however many and however large', () => {
    const cents = fc.array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), { maxLength: 30 });
    fc.assert(
      fc.property(cents, (list) => {
        const sum = list.reduce((left, right) => left + right, 0n);
        expect(holds(total('equals', inUnits(sum)), {}, list.map(inUnits))).toBe(true);
        expect(holds(total('lessThan', inUnits(sum + 1n)), {}, list.map(inUnits))).toBe(true);
      }),
    );
  });

  it('compare by value, codes by their characters', () => {
    expect(holds({ field: 'amount', operator: 'greaterThan', value: '9' }, { amount: '10' })).toBe(true);
    expect(holds({ field: 'amount', operator: 'equals', value: '7' }, { amount: '7.00' })).toBe(true);
    expect(holds({ field: 'code', operator: 'equals', value: '7' }, { code: '007' })).toBe(false);
    expect(holds({ field: 'on', operator: 'atLeast', value: '2026-11-01' }, { on: '2026-11-23' })).toBe(true);
  });
});

describe('empty fields', () => {
  it('leave a comparison unknown, and name the field', () => {
    const filter: Filter = { field: 'amount', operator: 'lessThan', value: '5' };
    const records: Record<string, FieldValue>[] = [{}, { amount: null }, { amount: '' }];
    for (const values of records) {
      expect(evaluateFilter(filter, { values, lines: {} })).toEqual({ holds: null, missing: ['amount'] });
    }
    expect(holds({ not: filter })).toBeNull();
  });

  it('are settled by another part where that suffices', () => {
    const unknown: Filter = { field: 'amount', operator: 'equals', value: '5' };
    const yes: Filter = { field: 'kind', operator: 'equals', value: 'a' };
    const no: Filter = { field: 'kind', operator: 'equals', value: 'b' };
    const values = { kind: 'a' };
    expect(holds({ all: [unknown, no] }, values)).toBe(false);
    expect(holds({ all: [unknown, yes] }, values)).toBeNull();
    expect(holds({ any: [unknown, yes] }, values)).toBe(true);
    expect(holds({ any: [unknown, no] }, values)).toBeNull();
  });

  it('make a sum unknown; no rows at all sum to nothing', () => {
    expect(holds(total('lessThan', '100'), {}, ['1', null])).toBeNull();
    expect(holds(total('equals', '0'))).toBe(true);
  });

  it('can be asked for', () => {
    expect(holds({ field: 'note', operator: 'isEmpty', value: null })).toBe(true);
    expect(holds({ field: 'note', operator: 'isNotEmpty', value: null }, { note: [] })).toBe(false);
  });
});

it.each<[FilterCondition['operator'], FieldValue, FieldValue, boolean | null]>([
  ['in', 'a', ['a', 'b'], true],
  ['notIn', 'a', ['b'], true],
  ['in', ['a', 'c'], ['b', 'c'], true],
  ['contains', 'abc', 'bc', true],
  ['contains', ['a', 'b'], 'b', true],
  ['contains', ['a'], ['a', 'b'], false],
  ['startsWith', 'abc', 'b', false],
  ['equals', true, true, true],
  ['notEquals', true, false, true],
  ['equals', ['a', 'b'], ['b', 'a'], true],
  ['greaterThan', '10', 'word', null],
  ['greaterThan', true, false, null],
])('%s: %j against %j', (operator, actual, value, expected) => {
  expect(holds({ field: 'x', operator, value }, { x: actual })).toBe(expected);
});

it('reads no field that a record only inherits', () => {
  expect(holds({ field: 'constructor', operator: 'isEmpty', value: null })).toBe(true);
  expect(holds({ field: { sum: 'constructor.length' }, operator: 'equals', value: '0' })).toBe(true);
});

it('lists its conditions', () => {
  const condition = total('equals', '1');
  expect(conditionsOf({ all: [{ not: condition }, { any: [condition] }] })).toEqual([condition, condition]);
});

function inUnits(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
