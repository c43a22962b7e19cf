import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnField } from '../field.ts';
import { boolean } from './boolean.ts';
import { choice } from './choice.ts';
import { date } from './date.ts';
import { decimal, money } from './decimal.ts';
import { columnType, parseValue } from './index.ts';
import { instant } from './instant.ts';
import { integer } from './integer.ts';
import { reference, references, REFERENCES_LIMIT } from './reference.ts';
import { longText, text } from './text.ts';

const fields = {
  text: text({ maximumLength: 5 }), email: text({ format: 'email' }), longText: longText({ maximumLength: 20 }),
  integer: integer({ minimum: -3, maximum: 12 }), wide: integer(), decimal: decimal({ scale: 3, minimum: '0.001' }), money: money(),
  date: date(), instant: instant(), boolean: boolean(), choice: choice(['a', 'b']), reference: reference('user'), references: references('role'),
} satisfies Record<string, ColumnField>;

describe('what each kind makes of an input', () => {
  test.each<[keyof typeof fields, unknown, unknown]>([
    ['text', '  甲乙\r\n丙 ', '甲乙 丙'], ['text', '😀😀😀😀😀', '😀😀😀😀😀'], ['text', 'a\u0000b', 'a b'], ['text', '\u0007', null], ['text', 'a\ud800', 'a\ufffd'], ['text', '', null],
    ['email', ' Li.Ming@Example.COM ', 'li.ming@example.com'],
    ['longText', 'a\r\nb\u0000\tc', 'a\nb\tc'],
    ['integer', ' 12 ', '12'], ['integer', 7, '7'], ['integer', '-0', '0'], ['integer', '+3', '3'], ['wide', '9007199254740991', '9007199254740991'],
    ['decimal', '1.5', '1.500'], ['decimal', '1,234.5', '1234.500'], ['decimal', 2, '2.000'], ['decimal', '１２', '12.000'],
    ['money', '¥1,280.5', '1280.50'], ['money', '-0', '0.00'], ['money', '-0.00', '0.00'], ['money', '999999999999999.99', '999999999999999.99'], ['money', '5.', '5.00'], ['money', '1.100', '1.10'],
    ['date', '2028-02-29', '2028-02-29'],
    ['instant', '2026-11-22T09:12Z', '2026-11-22T09:12:00.000Z'], ['instant', '2026-11-22T09:12:13.5+08:00', '2026-11-22T01:12:13.500Z'],
    ['boolean', false, false], ['boolean', '', null],
    ['choice', 'b', 'b'],
    ['reference', '9223372036854775807', '9223372036854775807'],
    ['references', ['1', '2', '1'], ['1', '2']], ['references', null, []],
  ])('%s takes %j as %j', (kind, input, value) => {
    expect(parseValue(fields[kind], input)).toEqual({ ok: true, value });
  });

  test.each<[keyof typeof fields, unknown, string]>([
    ['text', '123456', 'TooLong'], ['text', 5, 'NotText'], ['text', ['a'], 'NotText'], ['longText', 'x'.repeat(21), 'TooLong'],
    ['email', 'a@b@c', 'NotAnEmail'], ['email', 'a b@c.de', 'NotAnEmail'], ['email', '"a"@b.de', 'NotAnEmail'], ['email', 'a@b.de, c@d.ef', 'NotAnEmail'], ['email', 'a@b\u0000.de', 'NotAnEmail'],
    ['integer', '1.5', 'NotInteger'], ['integer', '1e3', 'NotInteger'], ['integer', '13', 'OutOfRange'], ['integer', '-4', 'OutOfRange'], ['wide', '9007199254740992', 'NotInteger'], ['wide', '1'.repeat(5000), 'NotInteger'],
    ['decimal', '0', 'OutOfRange'], ['decimal', '1.2345', 'NotDecimal'], ['money', '1e2', 'NotDecimal'], ['money', 'Infinity', 'NotDecimal'], ['money', Number.NaN, 'NotDecimal'], ['money', '1000000000000000', 'TooManyDigits'], ['money', '0x10', 'NotDecimal'], ['money', {}, 'NotDecimal'],
    ['date', '2026-02-30', 'NotDate'], ['date', '2027-02-29', 'NotDate'], ['date', '0999-01-01', 'NotDate'], ['date', '2026-1-1', 'NotDate'], ['date', '2026-11-22T00:00', 'NotDate'], ['date', 20261122, 'NotDate'],
    ['instant', '2026-02-30T00:00Z', 'NotInstant'], ['instant', '2026-11-22T09:12', 'NotInstant'], ['instant', '0000-01-01T00:00Z', 'NotInstant'], ['instant', '9999-12-31T23:59-01:00', 'NotInstant'], ['instant', '2026-11-22T25:00Z', 'NotInstant'],
    ['boolean', 'true', 'NotBoolean'], ['boolean', 1, 'NotBoolean'],
    ['choice', 'c', 'NotAChoice'], ['choice', 'constructor', 'NotAChoice'], ['choice', ['a'], 'NotAChoice'],
    ['reference', '0', 'NotAReference'], ['reference', '9223372036854775808', 'NotAReference'], ['reference', '1 or 1=1', 'NotAReference'], ['reference', 1, 'NotAReference'],
    ['references', '1', 'NotAReference'], ['references', ['1', null], 'NotAReference'], ['references', Array.from({ length: REFERENCES_LIMIT + 1 }, (_, index) => String(index + 1)), 'TooManyRows'],
  ])('%s refuses %j: %s', (kind, input, code) => {
    expect(parseValue(fields[kind], input)).toMatchObject({ ok: false, problem: { code } });
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }), fc.string(), fc.float().map(String), fc.bigInt().map(String), fc.date({ noInvalidDate: true }).map((day) => day.toISOString()),
  fc.stringMatching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/), fc.stringMatching(/^[+-]?[0-9,]{1,20}\.?[0-9]{0,4}$/), fc.emailAddress(), fc.constantFrom('__proto__', 'constructor', '\u0000', '\ud800', '-0', '-0.000'),
);
const anyInput = fc.oneof(anyText, fc.anything(), fc.array(anyText));
const anyField = fc.constantFrom(...Object.values(fields));

test('nothing makes a kind throw, and what it gives is one of the value forms', () => {
  fc.assert(fc.property(anyField, anyInput, (field, input) => {
    const parsed = parseValue(field, input);
    if (!parsed.ok) return typeof parsed.problem.code === 'string';
    const { value } = parsed;
    return value === null || typeof value === 'string' || typeof value === 'boolean' || value.every((item) => typeof item === 'string');
  }), { numRuns: 3000 });
});

test('a value that was taken is taken again as it is: stored, read back and sent back it changes nothing', () => {
  fc.assert(fc.property(anyField, anyInput, (field, input) => {
    const parsed = parseValue(field, input);
    if (parsed.ok) expect(parseValue(field, parsed.value)).toEqual(parsed);
  }), { numRuns: 3000 });
});

test('a text that was taken holds nothing that a database or a line can not', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (input) => {
    for (const field of [fields.text, fields.longText]) {
      const parsed = parseValue(field, input);
      if (parsed.ok && typeof parsed.value === 'string') {
        expect(parsed.value.isWellFormed() && !parsed.value.includes('\u0000') && parsed.value === parsed.value.trim()).toBe(true);
        if (field.kind === 'text') expect(parsed.value).not.toMatch(/\p{Cc}/u);
      }
    }
  }), { numRuns: 2000 });
});

test('every kind has a column', () => {
  expect(Object.values(fields).map(columnType)).toEqual(['text', 'text', 'text', 'bigint', 'bigint', 'numeric(18,3)', 'numeric(17,2)', 'date', 'timestamptz', 'boolean', 'text', 'bigint', 'bigint[]']);
});
