import { describe, expect, test } from 'vitest';
import { compile, identifier, ModelError } from './compile.ts';
import { choice } from './fields/choice.ts';
import { decimal, money } from './fields/decimal.ts';
import { lines } from './fields/lines.ts';
import { reference } from './fields/reference.ts';
import { text } from './fields/text.ts';
import { record, type RecordDefinition } from './record.ts';

const plain: RecordDefinition = { area: 'x', title: 'name', fields: { name: text() }, list: ['name'], form: [{ section: 'basics', fields: ['name'] }], access: {} };
const type = (changes: Partial<RecordDefinition>, name = 'order') => record(name, { ...plain, ...changes });
const numbering = { prefix: 'X', datePart: 'none' as const, digits: 4 };

function problemsOf(...types: Parameters<typeof compile>[0]): readonly string[] {
  try {
    compile(types);
  } catch (error) {
    if (error instanceof ModelError) return error.problems;
    throw error;
  }
  return [];
}

describe('what does not hold together', () => {
  test.each<[string, Partial<RecordDefinition>]>([
    [`order: the field key “Name” can't be used`, { fields: { ...plain.fields, Name: text() } }],
    [`order: the field key “a_b” can't be used`, { fields: { ...plain.fields, a_b: text() } }],
    [`order: the field key “id” can't be used`, { fields: { ...plain.fields, id: text() } }],
    [`order: the field key “rowVersion” can't be used`, { fields: { ...plain.fields, rowVersion: text() } }],
    [`order: the field key “xmin” can't be used`, { fields: { ...plain.fields, xmin: text() } }],
    [`order: the field key “lines.parent” can't be used`, { fields: { ...plain.fields, lines: lines({ parent: text() }) } }],
    [`order: the field key “lines.ctid” can't be used`, { fields: { ...plain.fields, lines: lines({ ctid: text() }) } }],
    ['order: the formula of “total”: “+” is not expected here', { fields: { ...plain.fields, total: money({ formula: '+' }) } }],
    ['order: the formulas a, b need one another', { fields: { ...plain.fields, a: decimal({ formula: 'b' }), b: decimal({ formula: 'a' }) } }],
    ['order: the formulas a need one another', { fields: { ...plain.fields, a: decimal({ formula: 'a + 1' }) } }],
    ['order: “customer” points to “customer”, which does not exist', { fields: { ...plain.fields, customer: reference('customer') } }],
    ['order: “product” points to “product”, which does not exist', { fields: { ...plain.fields, lines: lines({ product: reference('product') }) } }],
    ['order: the field “colour” is mentioned but does not exist', { list: ['colour', 'number', 'createdAt'] }],
    ['order: the field “size” is mentioned but does not exist', { form: [{ section: 'basics', fields: ['size'] }] }],
    ['order: the field “subject” is mentioned but does not exist', { title: 'subject' }],
    ['order: the field “amount” is mentioned but does not exist', { numbering, flow: { steps: [], facts: [], amount: 'amount' } }],
    ['order: the field “customer” is mentioned but does not exist', { numbering, flow: { steps: [], facts: ['customer'] } }],
    ['order: the field “prize” is mentioned but does not exist', { fields: { ...plain.fields, total: money({ formula: 'prize * 2' }) } }],
    ['order: the field “lines.amount” is mentioned but does not exist', { fields: { ...plain.fields, lines: lines({ note: text() }), total: money({ formula: 'sum(lines.amount)' }) } }],
    ['order: the field “lines.prize” is mentioned but does not exist', { fields: { ...plain.fields, lines: lines({ amount: money({ formula: 'prize * 2' }) }) } }],
    ['order: a type with a flow needs a numbering', { flow: { steps: [], facts: [] } }],
    [`order: the field key “${'k'.repeat(41)}” can't be used`, { fields: { ...plain.fields, ['k'.repeat(41)]: text() } }],
  ])('%s', (problem, changes) => {
    expect(problemsOf(type(changes))).toEqual([problem]);
  });

  test.each(['Order', 'sales order', 'sales--order', '1order', '-order', '__proto__', 'x'.repeat(41)])('a type called %s', (name) => {
    expect(problemsOf(type({}, name))[0]).toBe(`${name}: its name is not kebab-case of at most 40 characters`);
  });

  test('two types of one name', () => {
    expect(problemsOf(type({}), type({}))).toEqual(['two types have the same name']);
  });

  test('names that PostgreSQL would cut off in silence', () => {
    const name = 'a'.repeat(40);
    const key = 'k'.repeat(30);
    expect(problemsOf(type({ fields: { ...plain.fields, [key]: text({ unique: true }) } }, name))).toEqual([`${name}: its name and “${key}” are together too long for the database`]);
    expect(problemsOf(type({ fields: { ...plain.fields, [key]: lines({ note: text() }) } }, name))).toHaveLength(1);
    expect(problemsOf(type({ fields: { ...plain.fields, [key]: text() } }, name))).toEqual([]);
  });

  test('everything that is wrong is said at once', () => {
    expect(problemsOf(type({ list: ['a'], title: 'b' }), type({ list: ['c'] }, 'other'))).toHaveLength(3);
  });
});

describe('what compiles', () => {
  test('formulas stand in an order in which each finds its inputs', () => {
    const fields = { ...plain.fields, c: decimal({ formula: 'b + a' }), b: decimal({ formula: 'a * 2' }), a: decimal({ formula: 'x' }), x: decimal() };
    expect(compile([type({ fields })]).types.get('order')?.formulas.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  test('related types, owner and department are found', () => {
    const fields = { ...plain.fields, seller: reference('user'), department: reference('order'), colour: choice(['red']) };
    const model = compile([type({ fields, owner: 'seller' }), type({}, 'user')]);
    expect(model.types.get('order')).toMatchObject({ ownerField: 'seller', departmentField: 'department', related: [{ type: 'order', field: 'department' }] });
    expect(model.types.get('user')).toMatchObject({ ownerField: null, related: [{ type: 'order', field: 'seller' }] });
  });

  test.each([['salesOrder', 'sales_order'], ['sales-order', 'sales_order'], ['a1B2', 'a1_b2']])('%s is %s in the database', (key, column) => {
    expect(identifier(key)).toBe(column);
  });
});
