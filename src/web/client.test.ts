import { afterEach, beforeEach, expect, test } from 'vitest';
import { createServer, type Server } from 'node:http';
import * as mail from '../contract/mail.ts';
import * as model from '../contract/model.ts';
import * as records from '../contract/records.ts';
import * as session from '../contract/session.ts';
import * as setup from '../contract/setup.ts';
import * as tasks from '../contract/tasks.ts';
import { addressOf, call, ProblemError } from './client.ts';
import { endpoints } from './endpoints.ts';

const browserFetch = globalThis.fetch;
let server: Server;
let seen: { method?: string; url?: string; body: string }[] = [];
let answer = { status: 200, body: '{"done":true}' };

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    request.on('end', () => {
      seen.push({ method: request.method, url: request.url, body });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  // A page resolves `/api/…` against its own address; Node has none.
  globalThis.fetch = (input, init) => browserFetch(new URL(String(input), `http://127.0.0.1:${port}`), init);
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  server.close();
});

test('the table of endpoints says what the contract says', () => {
  const contract: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...mail, ...model, ...records, ...session, ...setup, ...tasks })) {
    if (typeof value === 'object' && 'method' in value && 'path' in value) contract[name] = `${value.method} ${value.path}`;
  }
  expect(endpoints).toEqual(contract);
});

test('fills the path, leaves empty queries out and encodes what a stranger wrote', () => {
  expect(addressOf('listRecords', { params: { type: 'customer' }, query: { search: '上海 & Co', state: '' } }))
    .toBe('/api/customer?search=%E4%B8%8A%E6%B5%B7+%26+Co');
  expect(addressOf('readMail', { params: { id: '../session' } })).toBe('/api/mail/..%2Fsession');
});

test('sends method and body, and gives the answer', async () => {
  answer = { status: 200, body: '{"done":true}' };
  await expect(call('urgeRecord', { params: { type: 'sales-order', id: '4' }, body: { key: 'k' } })).resolves.toEqual({ done: true });
  expect(seen).toEqual([{ method: 'POST', url: '/api/sales-order/4/reminder', body: '{"key":"k"}' }]);
});

test('throws the problem that the server names', async () => {
  answer = { status: 409, body: '{"type":"about:blank","title":"单据已被修改","status":409,"code":"RecordChanged","fields":{"lines.0.quantity":"必填"}}' };
  const error = await call('readRecord', { params: { type: 'sales-order', id: '4' } }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({ code: 'RecordChanged', message: '单据已被修改', problem: { fields: { 'lines.0.quantity': '必填' } } });
});

test('an answer that is no problem document still names its status', async () => {
  answer = { status: 502, body: '<html>Bad gateway</html>' };
  await expect(call('readModel')).rejects.toMatchObject({ code: 'Unexpected', problem: { status: 502 } });
});

test('a server that cannot be reached is Offline', async () => {
  await new Promise((done) => server.close(done));
  await expect(call('readModel')).rejects.toMatchObject({ code: 'Offline' });
});
