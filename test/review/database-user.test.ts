import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { office as product } from '../../src/office/index.ts';
import { firstRecords, makeAccountSet } from '../../src/server/accounts/create.ts';
import { tableOf } from '../../src/server/account-set.ts';
import { startPostgres } from '../../src/server/database/postgres.ts';
import { run, sql } from '../../src/server/database/query.ts';
import { openHouse } from '../../src/server/office.ts';
import { readProcessSettings } from '../../src/server/settings.ts';

/** A company's own PostgreSQL rarely gives a program a superuser. It is one of its own here, because roles belong to the whole cluster. */
test.each([
  ['may make no roles', '', false],
  ['may make roles', 'createrole', true],
])('a database user that %s is enough', async (_, rights, isLogProtected) => {
  const name = `review_${randomBytes(6).toString('hex')}`;
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'countersign-review-'));
  const server = await startPostgres(dataFolder, () => undefined);
  const superuser = new pg.Client({ host: server.socketFolder, user: 'countersign', database: 'postgres' });
  await superuser.connect();
  await superuser.query(`create role ${name} login ${rights}`);
  await superuser.query(`create database ${name} owner ${name}`);
  const settings = readProcessSettings({ DATA_DIR: dataFolder, DATABASE_URL: `postgresql://${name}@localhost/${name}?host=${encodeURIComponent(server.socketFolder)}` });
  const log: string[] = [];
  const open = () => openHouse(settings, product, (line) => log.push(line));
  let house = await open();
  try {
    await makeAccountSet(house.databases.administrator.pool, house.registry, house.model, {
      name: 'real', title: '甲公司', demo: false, today: '2026-11-23', language: 'zh-CN',
      records: firstRecords([{ key: 'administrator', name: '管理员' }], { login: 'admin', name: '管理员', email: 'admin@real.example', language: 'zh-CN' }),
    });
    const set = house.registry.get('real');
    if (!set) throw new Error('the account set is not there');
    const change = run(set.pool, sql`delete from ${tableOf(set, 'record_history')}`).then(() => 'done', () => 'refused');
    expect(await change).toBe(isLogProtected ? 'refused' : 'done');
    expect(log.some((line) => line.includes('not protected'))).toBe(!isLogProtected);
    await house.close();
    house = await open();
    expect(house.registry.get('real')?.title).toBe('甲公司');
  } finally {
    await house.close();
    await superuser.end();
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
});
