import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '../../src/contract/records.ts';
import { changeLanguage } from '../../src/contract/session.ts';
import { newKey, type Client } from '../support/client.ts';
import { startOffice, type TestOffice } from '../support/office.ts';

let office: TestOffice;
let seller: Client;
let manager: Client;
let administrator: Client;
beforeAll(async () => {
  office = await startOffice();
  [seller, manager, administrator] = await Promise.all([office.as('liming'), office.as('wangfang'), office.as('huangtao')]);
});
afterAll(() => office.close());

const customers = { type: 'customer' };
const orders = { type: 'sales-order' };
let counter = 0;
const newName = () => `新客户 ${(counter += 1)}`;
const createCustomer = (client: Client, values: Record<string, string | null> = {}) => client.call(contract.createRecord, { params: customers, body: { values: { name: newName(), ...values } } });
const line = (product: string, quantity = '1', price = '10') => ({ values: { product, quantity, price } });
const idsOf = async (client: Client, type: string, search?: string) => (await client.call(contract.listRecords, { params: { type }, query: { limit: 200, ...(search ? { search } : {}) } })).rows.map(({ id }) => id);

async function createOrder(client: Client, changes: Record<string, string> = {}) {
  const [customer = ''] = await idsOf(client, 'customer');
  const [product = ''] = await idsOf(client, 'product');
  return client.call(contract.createRecord, { params: orders, body: { values: { customer, deliveryDate: '2026-12-24', ...changes }, lines: { lines: [line(product, '2', '10.00'), line(product, '3', '1')] } } });
}

describe('what a new record begins with', () => {
  test('its initial values: who writes it, his department, today, the first choice', async () => {
    const order = await createOrder(seller);
    const me = (await seller.call(contract.listRecords, { params: { type: 'user' }, query: { search: 'liming' } })).rows[0];
    expect(order.values).toMatchObject({ owner: me?.id, department: me?.values['department'], paymentTerms: 'net30', amount: '23.00', orderDate: Temporal.Now.plainDateISO('Asia/Shanghai').toString() });
    expect(order).toMatchObject({ state: 'draft', contentVersion: 1, rowVersion: 1, number: expect.stringMatching(/^XS[0-9]{8}-[0-9]{4}$/) });
  });

  test('sent twice with one key it is there once; the key with other content is refused', async () => {
    const body = { values: { name: newName() }, key: newKey() };
    const both = await Promise.all([1, 2, 3].map(() => seller.call(contract.createRecord, { params: customers, body })));
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(await idsOf(seller, 'customer', body.values.name)).toHaveLength(1);
    expect(await seller.refused(contract.createRecord, { params: customers, body: { ...body, values: { name: newName() } } })).toMatchObject({ status: 422, code: 'KeyUsed' });
  });

  test('a key that failed may be used for what is mended', async () => {
    const key = newKey();
    expect((await seller.refused(contract.createRecord, { params: customers, body: { values: {}, key } })).fields).toEqual({ name: '必填' });
    await seller.call(contract.createRecord, { params: customers, body: { values: { name: newName() }, key } });
  });
});

describe('two who change one record', () => {
  test('the slower one is told, and neither loses anything', async () => {
    const made = await createCustomer(seller);
    const params = { ...customers, id: made.id };
    const changes: Record<string, string>[] = [{ contact: '周海峰' }, { telephone: '021-1' }, { address: '松江' }, { remark: '月结' }];
    const outcomes = await Promise.all(changes.map((values) => seller.fetch(`/api/customer/${made.id}`, {
      method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ values, rowVersion: made.rowVersion }),
    }).then(({ status }) => status)));
    expect(outcomes.toSorted()).toEqual([200, 409, 409, 409]);
    for (const values of changes) {
      const { rowVersion } = await seller.call(contract.readRecord, { params });
      await seller.call(contract.updateRecord, { params, body: { values, rowVersion } });
    }
    expect((await seller.call(contract.readRecord, { params })).values).toMatchObject(Object.assign({}, ...changes));
    expect(await seller.refused(contract.updateRecord, { params, body: { values: { contact: 'x' }, rowVersion: made.rowVersion } })).toMatchObject({ status: 409, code: 'RecordChanged' });
  });
});

describe('version and hash of the content', () => {
  test('change with the content and with nothing else', async () => {
    const order = await createOrder(seller);
    const params = { ...orders, id: order.id };
    const update = async (values: Record<string, string>, lines?: { id?: string; values: Record<string, string> }[]) => {
      const { rowVersion } = await seller.call(contract.readRecord, { params });
      return seller.call(contract.updateRecord, { params, body: { values, rowVersion, ...(lines ? { lines: { lines } } : {}) } });
    };
    const same = await update({ deliveryDate: '2026-12-24', contact: '  ' }, order.lines['lines']?.map(({ id }) => ({ id, values: {} })));
    expect(same).toMatchObject({ contentVersion: 1, rowVersion: 1 });
    const changed = await update({ contact: '沈志远' });
    expect(changed).toMatchObject({ contentVersion: 2, rowVersion: 2 });
    const hash = () => office.house.databases.application.pool.query('select content_hash from set_demo.sales_order where id = $1', [order.id]).then(({ rows }) => String(rows[0].content_hash));
    const before = await hash();
    await seller.call(contract.submitRecord, { params, body: { key: newKey(), rowVersion: 2 } });
    const submitted = await seller.call(contract.readRecord, { params });
    expect(submitted.contentVersion).toBe(2);
    expect(submitted.rowVersion).toBeGreaterThan(2);
    expect(await hash()).toBe(before);
  });

  test('what is stored has the hash that it was stored with, negative nothing and odd writings included', async () => {
    const [product = ''] = await idsOf(seller, 'product');
    const order = await createOrder(seller, { remark: 'a\r\nb' });
    const params = { ...orders, id: order.id };
    const saved = await seller.call(contract.updateRecord, { params, body: { values: {}, rowVersion: 1, lines: { lines: [line(product, '０.5', '¥1,000'), line(product, '1', '-0')] } } });
    expect(saved.lines['lines']?.map(({ values }) => [values['quantity'], values['price'], values['amount']])).toEqual([['0.500', '1000.00', '500.00'], ['1.000', '0.00', '0.00']]);
    const again = await seller.call(contract.updateRecord, { params, body: { values: saved.values, rowVersion: saved.rowVersion, lines: { lines: saved.lines['lines']?.map(({ id, values }) => ({ id, values })) ?? [] } } });
    expect(again.contentVersion).toBe(saved.contentVersion);
  });
});

describe('the log of a record', () => {
  test('tells field by field what changed, by whom, in the reader’s words', async () => {
    const [one = '', two = ''] = await idsOf(seller, 'product');
    const order = await createOrder(seller);
    const params = { ...orders, id: order.id };
    const [first, second] = order.lines['lines'] ?? [];
    await seller.call(contract.updateRecord, {
      params, body: { values: { paymentTerms: 'prepaid', deliveryDate: '2026-12-31' }, rowVersion: 1, lines: { lines: [{ id: first?.id ?? '', values: { quantity: '5' } }, { id: second?.id ?? '', values: {} }, line(two || one, '1', '2')] } },
    });
    const { log } = await seller.call(contract.readProgress, { params });
    const [entry] = log.filter(({ kind }) => kind === 'updated');
    expect(entry?.person?.name).toBe('李明');
    expect(entry?.changes.map(({ field, before, after }) => [field, before, after])).toEqual(expect.arrayContaining([
      ['deliveryDate', '2026-12-24', '2026-12-31'], ['lines.1.quantity', '2', '5'], ['lines.3.price', null, '¥2.00'], ['amount', '¥23.00', '¥55.00'],
    ]));
    // A choice is told by its label, not by what is stored.
    expect(entry?.changes.find(({ field }) => field === 'paymentTerms')?.after).toMatch(/\p{Script=Han}/u);
    expect(entry?.changes.map(({ field }) => field)).not.toContain('lines.2.quantity');
    expect(entry?.changes.find(({ field }) => field === 'lines.1.quantity')?.label).toMatch(/1.*数量/);
  });

});

describe('rows of a detail table', () => {
  test('one that is sent twice stays one and comes anew, none is lost', async () => {
    const order = await createOrder(seller);
    const [first, second] = order.lines['lines'] ?? [];
    const copy = { id: first?.id ?? '', values: { ...first?.values, quantity: '9' } };
    const lines = [{ id: first?.id ?? '', values: {} }, copy, { id: second?.id ?? '', values: {} }];
    const saved = await seller.call(contract.updateRecord, { params: { ...orders, id: order.id }, body: { values: {}, rowVersion: 1, lines: { lines } } });
    expect(saved.lines['lines']?.map(({ values }) => values['quantity'])).toEqual(['2.000', '9.000', '3.000']);
    expect(new Set(saved.lines['lines']?.map(({ id }) => id)).size).toBe(3);
  });

  test('a row of another order is not taken from it', async () => {
    const [mine, other] = [await createOrder(seller), await createOrder(seller)];
    const foreign = other.lines['lines']?.[0];
    const saved = await seller.call(contract.updateRecord, { params: { ...orders, id: mine.id }, body: { values: {}, rowVersion: 1, lines: { lines: [{ id: foreign?.id ?? '', values: foreign?.values ?? {} }] } } });
    expect(saved.lines['lines']?.[0]?.id).not.toBe(foreign?.id);
    expect((await seller.call(contract.readRecord, { params: { ...orders, id: other.id } })).lines['lines']).toHaveLength(2);
  });

  test('what is wrong is named by row, amounts too large to keep among it', async () => {
    const [product = ''] = await idsOf(seller, 'product');
    const order = await createOrder(seller);
    const refused = await seller.refused(contract.updateRecord, { params: { ...orders, id: order.id }, body: { values: {}, rowVersion: 1, lines: { lines: [
      line(product), line(product, '0'), line('999999', '1', 'x'), line(product, '999999999999999', '999999999999999'),
    ] } } });
    expect(refused).toMatchObject({ status: 422, code: 'InvalidInput' });
    expect(Object.keys(refused.fields).sort()).toEqual(['amount', 'lines.1.quantity', 'lines.2.price', 'lines.3.amount']);
    const references = await seller.refused(contract.updateRecord, { params: { ...orders, id: order.id }, body: { values: {}, rowVersion: 1, lines: { lines: [line('999999'), line('999999')] } } });
    expect(Object.keys(references.fields)).toEqual(['lines.0.product', 'lines.1.product']);
  });
});

describe('rights over what is written', () => {
  test('a reference to a record one may not read can’t be set, and is answered like one to nothing', async () => {
    const mine = new Set(await idsOf(seller, 'customer'));
    const [hidden = ''] = (await idsOf(administrator, 'customer')).filter((id) => !mine.has(id));
    const order = await createOrder(seller);
    for (const customer of [hidden, '999999', '9223372036854775807']) {
      const refused = await seller.refused(contract.updateRecord, { params: { ...orders, id: order.id }, body: { values: { customer }, rowVersion: 1 } });
      expect(refused).toMatchObject({ code: 'InvalidInput', fields: { customer: expect.stringContaining('无权查看') } });
    }
  });

  test('nobody writes a record out of his own reach', async () => {
    // The manager owns it and did not make it: given away, it would be gone for her.
    const other = await office.as('zhaoxuemei');
    const people = (await administrator.call(contract.listRecords, { params: { type: 'user' } })).rows;
    const idOf = (login: string) => people.find(({ values }) => values['login'] === login)?.id ?? '';
    const order = await createOrder(other);
    const given = await other.call(contract.updateRecord, { params: { ...orders, id: order.id }, body: { values: { owner: idOf('liming') }, rowVersion: 1 } });
    expect(given.values['owner']).toBe(idOf('liming'));
    const params = { ...orders, id: order.id };
    expect(await seller.refused(contract.updateRecord, { params, body: { values: { owner: idOf('zhangwei') }, rowVersion: given.rowVersion } })).toMatchObject({ status: 403, code: 'NotAllowed' });
    expect((await seller.call(contract.updateRecord, { params, body: { values: { contact: '冯立新' }, rowVersion: given.rowVersion } })).values).toMatchObject({ owner: idOf('liming'), contact: '冯立新' });
    expect(await manager.refused(contract.updateRecord, { params, body: { values: { owner: idOf('wangfang') }, rowVersion: given.rowVersion + 1 } })).toMatchObject({ status: 403 });
  });
});

describe('what may be there only once', () => {
  test('is refused by its field, also when two come at the same moment', async () => {
    const name = newName();
    const outcomes = await Promise.all(['a', 'b', 'c'].map(() => seller.fetch('/api/customer', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ values: { name } }) }).then((answer) => answer.json())));
    expect(outcomes.filter((outcome) => typeof outcome === 'object' && outcome !== null && 'id' in outcome)).toHaveLength(1);
    const refused = await seller.refused(contract.createRecord, { params: customers, body: { values: { name } } });
    expect(refused).toMatchObject({ status: 422, fields: { name: '已存在相同的值' } });
    const other = await createCustomer(seller);
    expect((await seller.refused(contract.updateRecord, { params: { ...customers, id: other.id }, body: { values: { name }, rowVersion: 1 } })).fields).toEqual({ name: '已存在相同的值' });
  });

  test('is free again once the record is in the recycle bin', async () => {
    const made = await createCustomer(seller, { name: '曾用名' });
    await seller.call(contract.deleteRecord, { params: { ...customers, id: made.id }, query: { rowVersion: 1 } });
    expect((await seller.fetch(`/api/customer/${made.id}`)).status).toBe(404);
    expect(await idsOf(seller, 'customer', '曾用名')).toEqual([]);
    await createCustomer(seller, { name: '曾用名' });
  });
});

describe('numbers', () => {
  test('have no gap, however many come at once and whatever fails between them', async () => {
    const create = (days: string) => seller.fetch('/api/leave-request', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ values: { firstDay: '2026-12-01', lastDay: '2026-12-01', days, reason: '看牙' } }),
    }).then((answer) => answer.status);
    const outcomes = await Promise.all(Array.from({ length: 30 }, (_, index) => create(index % 3 === 0 ? '0' : '1')));
    expect(outcomes.filter((status) => status === 200)).toHaveLength(20);
    // Personnel sees everybody's.
    const { rows } = await (await office.as('sunli')).call(contract.listRecords, { params: { type: 'leave-request' }, query: { limit: 200, sort: 'number' } });
    const today = Temporal.Now.plainDateISO('Asia/Shanghai').toString().replaceAll('-', '');
    const taken = rows.map(({ number }) => number ?? '').filter((number) => number.startsWith(`QJ${today}-`));
    const first = Number(taken[0]?.slice(-4));
    expect(taken.map((number) => Number(number.slice(-4)))).toEqual(taken.map((_, index) => first + index));
    expect(taken.length).toBeGreaterThanOrEqual(20);
  });

  test('a numbered record is voided instead of deleted, and can’t be changed, submitted or voided again', async () => {
    const order = await createOrder(seller);
    const params = { ...orders, id: order.id };
    await seller.call(contract.deleteRecord, { params, query: { rowVersion: 1 } });
    const voided = await seller.call(contract.readRecord, { params });
    expect(voided).toMatchObject({ state: 'void', number: order.number, contentVersion: 1, may: { update: false, delete: false, submit: false } });
    const { rowVersion } = voided;
    expect((await seller.refused(contract.updateRecord, { params, body: { values: { contact: 'x' }, rowVersion } })).code).toBe('RecordHeld');
    expect((await seller.refused(contract.deleteRecord, { params, query: { rowVersion } })).code).toBe('RecordHeld');
    expect((await seller.refused(contract.submitRecord, { params, body: { key: newKey(), rowVersion } })).code).toBe('RecordHeld');
    expect((await seller.call(contract.readProgress, { params })).log[0]).toMatchObject({ kind: 'voided', person: { name: '李明' } });
  });
});

test('a refusal speaks the language of whom it is for, not that of his browser', async () => {
  const reader = await office.as('linjiayi');
  await reader.call(changeLanguage, { body: { language: 'cs' } });
  const answer = await reader.fetch('/api/customer/abc', { headers: { 'accept-language': 'en' } });
  expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([422, 'application/problem+json']);
  expect(await answer.json()).toMatchObject({ code: 'InvalidInput', title: expect.stringMatching(/[ěščřžýáíé]/) });
});
