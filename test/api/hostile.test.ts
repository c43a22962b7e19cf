import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../src/contract/common.ts';
import { errorWords } from '../../src/words/errors/error-words.ts';
import type { Client } from '../support/client.ts';
import { startOffice, type TestOffice } from '../support/office.ts';

let office: TestOffice;
let seller: Client;
beforeAll(async () => {
  office = await startOffice();
  seller = await office.as('liming');
});
afterAll(() => office.close());

const LEAK = /node_modules|\bat .*\.ts|\bselect\b.*\bfrom\b|syntax error|set_demo|postgres|SQLSTATE|stack/i;

/** What any refusal must look like. */
async function expectProblem(answer: Response, statuses: number[] = [400, 401, 403, 404, 409, 413, 415, 422]): Promise<Problem> {
  const body = await answer.text();
  expect(statuses, `${answer.status} ${body.slice(0, 300)}`).toContain(answer.status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).not.toMatch(LEAK);
  const problem = Problem.parse(JSON.parse(body));
  expect(problem.status).toBe(answer.status);
  expect(problem.title).toMatch(/\p{Script=Han}/u);
  return problem;
}

const send = (method: string, path: string, body?: string) => seller.fetch(path, { method, ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }) });
const json = (value: unknown) => JSON.stringify(value);
const [LONG, NUL] = ['x'.repeat(10_000), 'a\u0000b'];

describe('hostile addresses', () => {
  test.each([
    '/api/__proto__', '/api/constructor', '/api/toString/1', '/api/customer/0', '/api/customer/-1', '/api/customer/1e3', '/api/customer/9223372036854775808', '/api/customer/9999999999999999999',
    '/api/customer/1%20or%201=1', '/api/customer/1;drop table', "/api/customer'--", '/api/customer/%00', '/api/customer/1%00', '/api/customer/%', '/api/%ff%fe', '/api/customer/%c0%af', '/api/customer/..%2f..%2fetc%2fpasswd', '/assets/%2e%2e%2f%2e%2e%2fpackage.json', `/api/${LONG}`, `/api/customer/${'9'.repeat(600)}`,
    '/api/customer?sort=__proto__', '/api/customer?sort=constructor', '/api/customer?sort=-', '/api/customer?limit=0', '/api/customer?limit=1e9', '/api/customer?limit=x', '/api/customer?after=x', '/api/customer?after=%00', '/api/customer?search=%00', '/api/customer?state=%00',
    `/api/customer?search=${LONG}`, `/api/customer?filter=${LONG}`, '/api/customer?filter=%00', '/api/customer?limit=1&limit=2', '/api/customer?search=a&search=b', '/api/customer/count?filter={', '/api/tasks?after=2026%20x', '/api/tasks?after=2026-11-22T00:00:00.000Z%20------------------------------------', '/api/tasks?state=all',
    '/api/tasks/1', '/api/tasks/------------------------------------', '/api/mail/0', '/api/mail/1/attachments/-1', '/api/mail/1/attachments/1e9', '/api/sandbox/messages/9999999999999999999', '/api/nothing/at/all',
  ])('%s', async (path) => {
    await expectProblem(await send('GET', path));
  });

  test('in the language of whoever is not signed in', async () => {
    for (const [language, words] of Object.entries(errorWords)) {
      for (const [path, title] of [['/api/tasks', words.refusals.NotSignedIn], ['/api/nothing/at/all', words.refusals.NotFound]] as const) {
        const answer = await fetch(office.url + path, { headers: { 'accept-language': `xx, ${language};q=0.9` } });
        expect(await answer.json()).toMatchObject({ title });
      }
    }
  });

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s where there is none', async (method) => {
    await expectProblem(await send(method, '/api/model'), [404]);
  });
});

describe('hostile bodies', () => {
  const values = (fields: Record<string, unknown>) => json({ values: fields });

  test.each<[string, string]>([
    ['no JSON', '{'], ['nothing', ''], ['null', 'null'], ['a list', '[]'], ['a text', '"x"'], ['NUL', values({ name: NUL })], ['half a character', `{"values":{"name":"\\ud800"}}`], ['NUL in a key', values({ [NUL]: 'x' })],
    ['__proto__ as a field', '{"values":{"__proto__":"x"}}'], ['__proto__ beside', '{"__proto__":{"a":1},"values":{"name":"x"}}'], ['a constructor', '{"values":{"constructor":{"prototype":{"a":1}}}}'], ['constructor as a field', values({ constructor: 'x' })],
    ['SQL as a field', values({ 'name"; drop table customer; --': 'x' })], ['toString as a table', json({ values: {}, lines: { toString: [] } })], ['a number', values({ name: 5 })], ['an object', values({ name: { $ne: null } })],
    ['too long a text', values({ name: LONG })], ['a deep tree', `{"values":${'['.repeat(100_000)}${']'.repeat(100_000)}}`], ['a system column', values({ name: 'x', rowVersion: '7' })], ['labels', values({ name: 'x', accessLabels: ['a1'] })],
  ])('%s', async (_, body) => {
    await expectProblem(await send('POST', '/api/customer', body));
  });

  test('too much of it', async () => {
    await expectProblem(await send('POST', '/api/customer', json({ values: { name: 'x'.repeat(6 * 1024 * 1024) } })), [413]);
  });

  test.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])('as %s', async (type) => {
    await expectProblem(await seller.fetch('/api/customer', { method: 'POST', body: '{"values":{"name":"x"}}', headers: { 'content-type': type } }));
  });

  test('texts that people do write are kept as they are', async () => {
    for (const name of ["Robert'); drop table customer;--", '<script>alert(1)</script>', '%_\\', '\u202eabc', '👩‍👩‍👧 公司', '{{7*7}} ${7*7}']) {
      const made = await send('POST', '/api/customer', values({ name })).then((answer) => answer.json());
      expect(made).toMatchObject({ values: { name } });
    }
  });

  test('whatever is sent to a record, it is refused or kept, and never breaks the server', async () => {
    const field = fc.oneof(fc.constantFrom('name', 'grade', 'owner', 'email', 'remark', '__proto__', 'constructor', 'id'), fc.string());
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null), fc.boolean(), fc.array(fc.string(), { maxLength: 3 }), fc.integer());
    await fc.assert(fc.asyncProperty(fc.dictionary(field, value), fc.dictionary(field, fc.array(fc.record({ values: fc.dictionary(field, value) }), { maxLength: 2 })), async (fields, lines) => {
      const answer = await send('POST', '/api/customer', json({ values: fields, lines }));
      if (answer.status !== 200) await expectProblem(answer);
    }), { numRuns: 150 });
    await fc.assert(fc.asyncProperty(fc.dictionary(fc.constantFrom('search', 'state', 'filter', 'sort', 'after', 'limit'), fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('name', '-name', '1', '{"field":"name","operator":"contains","value":"%"}', 'WyIiLCIxIl0'))), async (query) => {
      const answer = await send('GET', `/api/customer?${new URLSearchParams(query).toString()}`);
      if (answer.status !== 200) await expectProblem(answer);
    }), { numRuns: 150 });
    expect((await fetch(`${office.url}/api/health`)).status).toBe(200);
    expect(office.log).toEqual([]);
  });
});

describe('what is hardly HTTP', () => {
  test('gets a plain 400, and the next one is served', async () => {
    const { port } = new URL(office.url);
    for (const nonsense of ['GET /api/health HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n', '\u0000\u0001\u0002\r\n\r\n', 'GET /api/health HTTP/1.1\r\n\r\n']) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.end(nonsense);
      let answer = '';
      socket.setEncoding('utf8').on('data', (text: string) => { answer += text; });
      await once(socket, 'close');
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).not.toMatch(LEAK);
    }
    const huge = request(`${office.url}/api/health`, { headers: { 'x-much': 'x'.repeat(100_000) } }).end();
    // The rest of what is still being sent meets a closed door.
    huge.on('error', () => undefined);
    const [response] = await once(huge, 'response');
    expect(response.statusCode).toBe(431);
    expect((await fetch(`${office.url}/api/health`)).status).toBe(200);
  });
});
