import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as mail from '../../src/contract/mail.ts';
import * as model from '../../src/contract/model.ts';
import * as records from '../../src/contract/records.ts';
import type { Route } from '../../src/contract/route.ts';
import * as session from '../../src/contract/session.ts';
import * as setup from '../../src/contract/setup.ts';
import * as tasks from '../../src/contract/tasks.ts';
import { office as product } from '../../src/office/index.ts';
import { compile } from '../../src/model/compile.ts';
import { client, newKey, signIn, type Client } from '../support/client.ts';
import { passwordOf, startOffice, type TestOffice } from '../support/office.ts';
import { until } from '../support/until.ts';

/** Two companies with the same people and the same ids; every text of each carries its mark. */
const MARKS = { demo: '甲标', other: '乙标' } as const;
type SetName = keyof typeof MARKS;
const SETS: readonly SetName[] = ['demo', 'other'];
const PEOPLE = ['huangtao', 'liming', 'wangfang'];
const types = [...compile(product.types.map(({ type }) => type)).types.values()];

let office: TestOffice;
const clients = new Map<string, Client>();
const taskIds: string[] = [];

beforeAll(async () => {
  office = await startOffice();
  const others = await office.addSet('other', true);
  for (const name of SETS) {
    await mark(name);
    for (const login of PEOPLE) clients.set(`${name}/${login}`, await signIn(office.url, name, login, passwordOf(name === 'demo' ? office.logins : others, login)));
  }
  for (const name of SETS) {
    const params = { type: 'sales-order', id: '1' };
    const { rowVersion } = await person(name, 'huangtao').call(records.readRecord, { params });
    await person(name, 'huangtao').call(records.submitRecord, { params, body: { key: newKey(), rowVersion } });
    await until(async () => (await person(name, 'huangtao').call(mail.listSandboxMailboxes)).some(({ unread }) => unread > 0));
    taskIds.push(...(await person(name, 'wangfang').call(tasks.listTasks)).tasks.map(({ id }) => id));
  }
});
afterAll(() => office.close());

function person(set: SetName, login: string): Client {
  const found = clients.get(`${set}/${login}`);
  if (!found) throw new Error(`${login} of ${set} is not signed in`);
  return found;
}

async function mark(name: SetName): Promise<void> {
  const { pool } = office.house.databases.administrator;
  for (const { table, columns } of types) {
    for (const { column, field } of columns.values()) {
      if ((field.kind === 'text' && field.format !== 'email' && !['login', 'key'].includes(column)) || field.kind === 'longText') await pool.query(`update set_${name}.${table} set ${column} = ${column} || '${MARKS[name]}' where ${column} is not null`);
    }
  }
  await pool.query(`update set_${name}.counter set value = value + 1 where key = 'organisation'`);
  await pool.query('update installation.account_set set title = title || $1 where name = $2', [MARKS[name], name]);
  await office.house.registry.refresh();
}

const isRoute = (value: unknown): value is Route => typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;
const routes = [mail, model, records, session, setup, tasks].flatMap((module) => Object.values(module)).filter(isRoute).filter(({ method, access }) => method === 'GET' && access !== 'public');

/** Every address of a route, with ids that exist in both sets, and with task ids of both. */
function addressesOf({ path }: Route): string[] {
  const values: Record<string, readonly string[]> = {
    type: types.map(({ name }) => name), userId: ['1', '2', '4'], index: ['0'],
    id: path.startsWith('/api/tasks/') ? taskIds : ['1', '2', '3', '4', '5'],
  };
  return [...path.matchAll(/:([a-zA-Z]+)/g)].reduce<string[]>((addresses, [place, name = '']) => addresses.flatMap((address) => (values[name] ?? []).map((value) => address.replace(place, value))), [path]);
}

async function textOf(answer: Response): Promise<string> {
  if (answer.headers.get('content-type') !== 'application/pdf') return answer.text();
  return (await extractText(new Uint8Array(await answer.arrayBuffer()), { mergePages: true })).text.replaceAll(/\s/g, '');
}

describe.each(routes.map((route) => ({ name: `${route.method} ${route.path}`, route })))('$name', ({ route }) => {
  test('shows each company its own and nothing of the other', async () => {
    let own = 0;
    for (const address of addressesOf(route)) {
      for (const set of SETS) {
        for (const login of PEOPLE) {
          const text = await textOf(await person(set, login).fetch(address));
          expect(text.includes(MARKS[set === 'demo' ? 'other' : 'demo']), `${set} ${login} ${address}`).toBe(false);
          if (text.includes(MARKS[set])) own += 1;
        }
      }
    }
    if (!MARKLESS.has(route.path)) expect(own, 'answers with one’s own').toBeGreaterThan(0);
  });
});

/** Answers that hold no text of people's (subjects are numbers and the flow's name); and raw mails, whose text is encoded. */
const MARKLESS = new Set([
  '/api/model', '/api/:type/count', '/api/mail/:id/source', '/api/mail/:id/attachments/:index', '/api/setup/smtp', '/api/setup/imap', '/api/setup/mail-approval',
  '/api/setup/document-types', '/api/setup/flows/:type', '/api/setup/api-keys', '/api/setup/mail-hold', '/api/sandbox/mailboxes/:userId', '/api/:type/:id/mail',
]);

describe('what opens one set', () => {
  test('is refused by the other: sessions', async () => {
    for (const set of SETS) {
      const [, value = ''] = person(set, 'huangtao').cookie.split('=');
      const forged = value.replace(`${set}.`, `${set === 'demo' ? 'other' : 'demo'}.`);
      expect((await fetch(`${office.url}/api/session`, { headers: { cookie: `countersign=${forged}` } })).status).toBe(401);
      expect((await fetch(`${office.url}/api/session`, { headers: { cookie: `countersign=${value}` } })).status).toBe(200);
    }
  });

  test('is refused by the other: API keys and passwords', async () => {
    const { key } = await person('demo', 'huangtao').call(setup.createApiKey, { body: { name: 'x', userId: '1' } });
    expect((await client(office.url, { authorization: `Bearer ${key}` }).call(session.currentSession)).accountSet.name).toBe('demo');
    expect((await client(office.url, { authorization: `Bearer ${key.replace('demo.', 'other.')}` }).refused(session.currentSession)).status).toBe(401);
    await expect(signIn(office.url, 'other', 'liming', passwordOf(office.logins, 'liming'))).rejects.toThrow('WrongPassword');
  });

  test('decides no task of the other', async () => {
    const [mine, theirs = ''] = taskIds;
    expect(mine).not.toBe(theirs);
    const body = { key: newKey(), decision: 'approve' as const, contentVersion: 1 };
    expect(await person('demo', 'wangfang').refused(tasks.decideTask, { params: { id: theirs }, body })).toMatchObject({ status: 404 });
    expect((await person('other', 'wangfang').call(tasks.readTask, { params: { id: theirs } })).status).toBe('open');
  });

  test('ends with its own: a disabled person of one keeps his session in the other', async () => {
    const params = { type: 'user', id: (await person('demo', 'liming').call(session.currentSession)).user.id };
    const { rowVersion } = await person('demo', 'huangtao').call(records.readRecord, { params });
    await person('demo', 'huangtao').call(records.updateRecord, { params, body: { values: { enabled: false }, rowVersion } });
    expect((await person('demo', 'liming').fetch('/api/session')).status).toBe(401);
    expect((await person('other', 'liming').fetch('/api/session')).status).toBe(200);
  });
});
