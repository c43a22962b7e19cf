import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRecords } from '../../src/contract/records.ts';
import { currentSession } from '../../src/contract/session.ts';
import { listDocumentTypes, readFlow } from '../../src/contract/setup.ts';
import { signIn } from '../support/client.ts';
import { until } from '../support/until.ts';

let folder: string;
let server: { process: ChildProcess; url: string };
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'countersign-sets-'));
  server = await startServer();
});
afterAll(async () => {
  await stopServer();
  await rm(folder, { recursive: true, force: true });
});

/** The program itself with its own embedded database, as `npm start` runs it. */
async function startServer(): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['src/server/main.ts'], { env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', HOST: '127.0.0.2', DEMO: '0' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { said += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text; });
  const url = await until(async () => {
    if (child.exitCode !== null) throw new Error(said);
    return /http:\/\/[0-9.]+:[0-9]+/.exec(said)?.[0];
  }, 60_000);
  return { process: child, url };
}

async function stopServer(): Promise<void> {
  if (server.process.exitCode !== null) return;
  server.process.kill('SIGTERM');
  await once(server.process, 'exit');
}

function accountSet(...words: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/server/account-set-command.ts', ...words], { env: { PATH: process.env['PATH'], DATA_DIR: folder } }, (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, said: stdout + stderr }));
  });
}

const passwordIn = (said: string, login: string) => new RegExp(`^ {2}${login} +(\\S+)$`, 'm').exec(said)?.[1] ?? '';
const databaseRuns = () => readFile(path.join(folder, 'postgres', 'cluster', 'postmaster.pid')).then(() => true, () => false);

test('makes an account set beside a running server, which serves it within seconds', async () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
  const made = await accountSet('create', 'acme', '--title', '宏远机械', '--login', 'boss', '--email', 'boss@acme.example', '--language', 'en');
  expect(made, made.said).toMatchObject({ code: 0 });
  const boss = await until(() => signIn(server.url, 'acme', 'boss', passwordIn(made.said, 'boss')).catch(() => undefined));
  expect(await boss.call(currentSession)).toMatchObject({ administrator: true, sandbox: false, accountSet: { name: 'acme', title: '宏远机械', demo: false }, user: { login: 'boss', email: 'boss@acme.example', language: 'en', roles: ['administrator'] } });
  const roles = (await boss.call(listRecords, { params: { type: 'role' } })).rows.map(({ values }) => values['name']);
  expect(roles).toEqual(expect.arrayContaining(['Sales', 'Business manager', 'Finance', 'General manager', 'Human resources', 'Administrator']));
  expect((await boss.call(listRecords, { params: { type: 'customer' } })).rows).toEqual([]);
  for (const { type } of await boss.call(listDocumentTypes)) expect((await boss.call(readFlow, { params: { type } })).steps.length).toBeGreaterThan(0);
});

test('says in a line what can’t be made, and leaves nothing half made', async () => {
  expect(await accountSet('create', 'acme')).toMatchObject({ code: 1, said: expect.stringMatching(/^There is an account set “acme” already\.\n$/) });
  expect(await accountSet('create', 'Acme Inc')).toMatchObject({ code: 1, said: expect.stringContaining('can\'t be called “Acme Inc”') });
  expect(await accountSet('create', 'second', '--email', 'nowhere')).toMatchObject({ code: 1, said: '--email: Enter a valid e-mail address\n' });
  expect(await accountSet('create', 'second', '--language', 'xx')).toMatchObject({ code: 2, said: expect.stringContaining('--language takes one of') });
  expect(await accountSet('create', 'second', '--nonsense')).toMatchObject({ code: 2 });
  expect(await accountSet('remove', 'acme')).toMatchObject({ code: 2 });
  expect((await accountSet('list')).said).not.toContain('second');
  expect(await accountSet('create', 'second')).toMatchObject({ code: 0 });
  expect((await accountSet('list')).said.split('\n').map((line) => line.split(' ')[0])).toEqual(['acme', 'second', '']);
}, 60_000);

test('ends no database that a server uses, and leaves none running when it is alone', async () => {
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  await stopServer();
  expect(await databaseRuns()).toBe(false);
  expect((await accountSet('list')).code).toBe(0);
  expect(await databaseRuns()).toBe(false);
}, 60_000);

test('once there is a real one, the server listens where it is told to', async () => {
  server = await startServer();
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.2:/);
}, 60_000);
