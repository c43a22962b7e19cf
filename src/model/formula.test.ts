import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateFormula, formulaInputs, FormulaError, parseFormula, type FormulaInput } from './formula.ts';
import type { FieldValue } from './value.ts';

const input = (values: Record<string, FieldValue>, lines: Record<string, Record<string, FieldValue>[]> = {}): FormulaInput => ({
  value: (key) => (Object.hasOwn(values, key) ? values[key] : undefined), lines: (key) => lines[key] ?? [],
});
const compute = (source: string, values: Record<string, FieldValue> = {}, lines: Record<string, Record<string, FieldValue>[]> = {}) =>
  evaluateFormula(parseFormula(source), input(values, lines))?.toFixed() ?? null;

describe('what a formula comes to', () => {
  test.each([
    ['1 + 2 * 3', '7'], ['(1 + 2) * 3', '9'], ['10 - 4 - 3', '3'], ['24 / 4 / 2', '3'], ['-2 * 3', '-6'], ['2 - -3', '5'], ['0.1 + 0.2', '0.3'],
    ['round(2.345, 2)', '2.35'], ['round(-2.345, 2)', '-2.35'], ['round(1 / 3, 4)', '0.3333'], ['round(2.5, 0)', '3'],
    ['999999999999999 * 999999999999999', '999999999999998000000000000001'],
  ])('%s = %s', (source, result) => {
    expect(compute(source)).toBe(result);
  });

  test('fields and sums are read exactly', () => {
    expect(compute('quantity * price', { quantity: '3.215', price: '238.50' })).toBe('766.7775');
    expect(compute('sum(lines.amount) + 1', {}, { lines: [{ amount: '0.10' }, { amount: '0.20' }, { amount: null }] })).toBe('1.3');
    expect(compute('sum(lines.amount)')).toBe('0');
  });

  test.each([
    ['quantity * price', { quantity: '1', price: null }], ['a / b', { a: '1', b: '0' }], ['a / (b - b)', { a: '1', b: '7' }],
    ['missing + 1', {}], ['round(missing, 2)', {}], ['name + 1', { name: '1e5' }], ['flag + 1', { flag: true }], ['list + 1', { list: ['1'] }],
  ])('%s of something empty, or by zero, is empty', (source, values: Record<string, FieldValue>) => {
    expect(compute(source, values)).toBeNull();
  });
});

describe('what is no formula', () => {
  test.each([
    ['', 'ends too early'], ['1 +', 'ends too early'], ['(1', 'ends too early'], ['1 2', '“2” is not expected'], ['* 1', '“*” is not expected'], ['1 ; 2', '“;” is not expected'],
    ['sum(lines)', '“.” is expected'], ['sum(lines.a, 2)', '“)” is expected'], ['round(1)', '“,” is expected'], ['round(1, 99)', 'takes 0 to 10'], ['round(1, x)', 'takes 0 to 10'],
    ['constructor(1)', 'no function “constructor”'], ['eval(1)', 'no function'], ['"a" + 1', 'not expected'], ['价格 * 2', 'not expected'],
    ['1'.repeat(501), 'longer than 500'], ['('.repeat(40), 'nested deeper than 30'], ['-'.repeat(400) + '1', 'nested deeper than 30'],
  ])('%s', (source, message) => {
    expect(() => parseFormula(source)).toThrow(FormulaError);
    expect(() => parseFormula(source)).toThrow(message);
  });

  test('whatever somebody types is parsed or refused by name', () => {
    const piece = fc.constantFrom('1', '2.5', 'a', 'sum', 'round', '(', ')', '.', ',', '+', '-', '*', '/', ' ', '\u0000', '量');
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))), (source) => {
      try {
        parseFormula(source);
      } catch (error) {
        expect(error).toBeInstanceOf(FormulaError);
      }
    }), { numRuns: 2000 });
  });
});

/** A random formula as text, and what it must come to. */
const formulas = fc.letrec<{ sum: { source: string; value: Decimal }; atom: { source: string; value: Decimal } }>((tie) => ({
  atom: fc.oneof({ maxDepth: 4 }, fc.tuple(fc.nat(9999), fc.nat(99)).map(([whole, part]) => ({ source: `${whole}.${part}`, value: new Decimal(`${whole}.${part}`) })), tie('sum')),
  sum: fc.tuple(tie('atom'), fc.constantFrom('+' as const, '-' as const, '*' as const), tie('atom')).map(([left, operator, right]) => ({
    source: `(${left.source} ${operator} ${right.source})`,
    value: operator === '+' ? left.value.plus(right.value) : operator === '-' ? left.value.minus(right.value) : left.value.times(right.value),
  })),
}));

test('sums and products are exact', () => {
  Decimal.set({ precision: 200 });
  fc.assert(fc.property(formulas.sum, ({ source, value }) => {
    fc.pre(source.length <= 500 && value.precision() < 60);
    expect(compute(source)).toBe(value.toFixed());
  }), { numRuns: 500 });
});

test('it says what it reads', () => {
  expect(formulaInputs(parseFormula('round(quantity * price, 2) - sum(lines.amount) / 1.13'))).toEqual(['quantity', 'price', 'lines.amount']);
});
