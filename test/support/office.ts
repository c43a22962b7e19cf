import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { demoCompany } from '../../src/office/demo.ts';
import { office as product } from '../../src/office/index.ts';
import { makeAccountSet } from '../../src/server/accounts/create.ts';
import type { Login } from '../../src/server/accounts/seed.ts';
import type { AccountSet } from '../../src/server/account-set.ts';
import { serveApi } from '../../src/server/http/api.ts';
import { openHouse, type House } from '../../src/server/office.ts';
import { startServices, type Services } from '../../src/server/services.ts';
import { readProcessSettings } from '../../src/server/settings.ts';
import { signIn, type Client } from './client.ts';

/** A whole running installation on a database of its own, with the demo company in the account set `demo`. */
export type TestOffice = {
  url: string; house: House; services: Services; logins: readonly Login[];
  set(name?: string): AccountSet;
  /** Signs somebody of the demo company in. */
  as(login: string): Promise<Client>;
  /** Makes a further account set with the same company; `demo: false` for a real one. */
  addSet(name: string, demo: boolean): Promise<readonly Login[]>;
  /** What the program logged. */
  log: readonly string[];
  close(): Promise<void>;
};

export const TODAY = '2026-11-23';

/** @param environment settings of the process, as `npm start` takes them */
export async function startOffice(environment: Record<string, string> = {}): Promise<TestOffice> {
  const socketFolder = inject('socketFolder');
  const database = `test_${randomBytes(6).toString('hex')}`;
  await query(socketFolder, `create database ${database}`);
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'countersign-office-'));
  const settings = readProcessSettings({
    DATA_DIR: dataFolder, PORT: '0', DATABASE_URL: `postgresql://countersign@localhost/${database}?host=${encodeURIComponent(socketFolder)}`,
    PUBLIC_URL: 'http://127.0.0.1:3000', VALIDATE_ANSWERS: '1', ALLOWED_NETWORKS: '127.0.0.0/8', ...environment,
  });
  const log: string[] = [];
  const house = await openHouse(settings, product, (line) => log.push(line));
  const { company, records } = demoCompany(TODAY);
  const make = (name: string, demo: boolean) => makeAccountSet(house.databases.administrator.pool, house.registry, house.model, {
    name, title: company.title, demo, today: TODAY, language: 'zh-CN', company, records, mailAddress: `approval@${name === 'demo' ? 'qiheng' : name}.example`,
  });
  const logins = await make('demo', true);
  const services = await startServices(house, settings);
  const app = await serveApi(house, settings, services, path.resolve('dist/web'), (line) => log.push(line));
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url, house, services, logins, log,
    set(name = 'demo') {
      const set = house.registry.get(name);
      if (!set) throw new Error(`no account set ${name}`);
      return set;
    },
    as: (login) => signIn(url, 'demo', login, passwordOf(logins, login)),
    addSet: make,
    async close() {
      await app.close();
      await services.close();
      await house.close();
      await query(socketFolder, `drop database ${database} with (force)`);
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export function passwordOf(logins: readonly Login[], login: string): string {
  const found = logins.find((candidate) => candidate.login === login);
  if (!found) throw new Error(`nobody is called ${login}`);
  return found.password;
}

async function query(socketFolder: string, text: string): Promise<void> {
  const client = new pg.Client({ host: socketFolder, user: 'countersign', database: 'postgres' });
  await client.connect();
  await client.query(text);
  await client.end();
}
