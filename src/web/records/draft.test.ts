import { expect, test } from 'vitest';
import type { FieldDescription, TypeDescription } from '../../contract/model.ts';
import type { OfficeRecord } from '../../contract/records.ts';
import { withComputed } from './compute.ts';
import { bodyOf, draftOf, isChanged, unreadableNumbers, withoutEmptyLines, type Draft } from './draft.ts';

const field = (key: string, kind: FieldDescription['kind'], more: Partial<FieldDescription> = {}): FieldDescription => ({ key, label: key, kind, required: false, readOnly: false, ...more });
const order: TypeDescription = {
  name: 'order', label: 'Order', area: 'sales', title: 'number', numbered: true, flow: true, states: [], list: [], form: [], related: [], may: { read: true, create: true },
  fields: [field('customer', 'reference'), field('people', 'references'), field('amount', 'money', { scale: 2, readOnly: true, formula: 'sum(lines.amount)' })],
  lines: [{
    key: 'lines', label: 'Lines', required: true, maximumRows: 9,
    fields: [field('quantity', 'decimal'), field('price', 'money'), field('amount', 'money', { scale: 2, readOnly: true, formula: 'round(quantity * price, 2)' })],
  }],
};
const stored: OfficeRecord = {
  id: '7', number: 'XS-7', state: 'draft', createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z', contentVersion: 1, rowVersion: 3, title: 'XS-7', titles: {}, createdBy: null,
  values: { customer: '1', people: ['2', '3'], amount: '2.00' }, lines: { lines: [{ id: '70', values: { quantity: '2', price: '1.00', amount: '2.00' } }] },
  may: { update: true, delete: true, submit: true, withdraw: false, urge: false }, editable: [], flow: null,
};

test('an untouched record sends nothing', () => {
  expect(isChanged(bodyOf(order, stored, draftOf(order, stored)))).toBe(false);
});

test('only what differs is sent, detail tables as a whole and without computed fields', () => {
  const draft = draftOf(order, stored);
  draft.values['customer'] = '5';
  draft.lines['lines']?.push({ key: 'new', values: { quantity: '1', price: '0.10', amount: '0.10' } });
  expect(bodyOf(order, stored, draft)).toEqual({
    values: { customer: '5' },
    lines: { lines: [{ id: '70', values: { quantity: '2', price: '1.00' } }, { id: undefined, values: { quantity: '1', price: '0.10' } }] },
  });
});

test('a new record leaves out what was not filled in', () => {
  const draft: Draft = { values: { customer: null, people: [] }, lines: { lines: [] }, titles: {} };
  expect(bodyOf(order, null, draft)).toEqual({ values: {}, lines: {} });
});

test('empty rows are dropped, stored ones stay until they are deleted', () => {
  const draft: Draft = { values: {}, titles: {}, lines: { lines: [{ key: 'a', values: { amount: '0.00' } }, { key: 'b', values: { quantity: '1' } }, { key: 'c', id: '70', values: {} }] } };
  expect(withoutEmptyLines(order, draft).lines['lines']?.map((line) => line.key)).toEqual(['b', 'c']);
});

test('formulas are exact and follow the rows', () => {
  const draft: Draft = { values: {}, titles: {}, lines: { lines: [{ key: 'a', values: { quantity: '3', price: '0.1' } }, { key: 'b', values: { quantity: '3', price: '99999999999999.99' } }, { key: 'c', values: { quantity: 'x', price: '1' } }] } };
  const computed = withComputed(order, draft);
  expect(computed.values['amount']).toBe('300000000000000.27');
  expect(computed.lines['lines']?.map((line) => line.values['amount'] ?? null)).toEqual(['0.30', '299999999999999.97', null]);
});

test('rows that stay the same stay the same objects', () => {
  const once = withComputed(order, draftOf(order, stored));
  expect(withComputed(order, once).lines['lines']?.[0]).toBe(once.lines['lines']?.[0]);
});

test('names what is no number', () => {
  const draft: Draft = { values: {}, titles: {}, lines: { lines: [{ key: 'a', values: { quantity: '1' } }, { key: 'b', values: { quantity: '一' } }] } };
  expect(unreadableNumbers(order, draft)).toEqual(['lines.1.quantity']);
});
