import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPostgres } from './postgres.ts';

let folder: string;
let log: string[];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'countersign-cluster-'));
  log = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const start = () => startPostgres(folder, (line) => log.push(line));
const isRunning = () => readFile(path.join(folder, 'cluster', 'postmaster.pid')).then(() => true, () => false);

async function connect(socketFolder: string): Promise<pg.Client> {
  const client = new pg.Client({ host: socketFolder, user: 'countersign', database: 'postgres' });
  await client.connect();
  return client;
}

test('two programs on one folder share one server, and the last of them ends it, whoever came first', async () => {
  const first = await start();
  const second = await start();
  const inUse = await connect(second.socketFolder);
  await first.stop();
  expect((await inUse.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  const third = await start();
  await inUse.end();
  await second.stop();
  expect(await isRunning()).toBe(false);
  await third.stop();
  expect(log.filter((line) => !line.startsWith('Setting up'))).toEqual([]);
});

test('two that begin at the same moment agree', async () => {
  const [first, second] = await Promise.all([start(), start()]);
  const clients = await Promise.all([connect(first.socketFolder), connect(second.socketFolder)]);
  await Promise.all(clients.map((client) => client.end()));
  await first.stop();
  await second.stop();
  expect(await isRunning()).toBe(false);
});
