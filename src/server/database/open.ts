import path from 'node:path';
import type pg from 'pg';
import { connect, type Database } from './connect.ts';
import { startPostgres } from './postgres.ts';
import { first, sql } from './query.ts';
import { APPLICATION_ROLE, ensureApplicationRole } from './upgrade.ts';

/** The database twice: as the administrator, who changes tables, and as the application, who may not; `cluster` is the folder of the embedded one. */
export type Databases = { administrator: Database; application: Database; cluster: string | null; close(): Promise<void> };

export type DatabaseChoice = { dataFolder: string; url: string; directUrl: string; poolSize: number };

const NAME = 'countersign';
const OLDEST_VERSION = 150_000;

/**
 * Opens the database of `DATABASE_URL`, or starts the embedded one.
 * @throws when it can't be reached or is older than PostgreSQL 15
 */
export async function openDatabases(choice: DatabaseChoice, log: (line: string) => void): Promise<Databases> {
  return choice.url === '' ? openEmbedded(choice, log) : openGiven(choice, log);
}

async function openEmbedded({ dataFolder, poolSize }: DatabaseChoice, log: (line: string) => void): Promise<Databases> {
  const server = await startPostgres(path.join(dataFolder, 'postgres'), log);
  const host = server.socketFolder;
  const logError = (error: Error) => log(`A database connection was lost: ${error.message}`);
  await createDatabase({ host, user: NAME, database: 'postgres' }, logError);
  const administrator = connect({ host, user: NAME, database: NAME, max: 3 }, logError);
  await ensureApplicationRole(administrator.pool);
  const application = connect({ host, user: APPLICATION_ROLE, database: NAME, max: poolSize }, logError);
  return {
    administrator, application, cluster: server.cluster,
    async close() {
      await application.close();
      await administrator.close();
      await server.stop();
    },
  };
}

async function openGiven({ url, directUrl, poolSize }: DatabaseChoice, log: (line: string) => void): Promise<Databases> {
  const logError = (error: Error) => log(`A database connection was lost: ${error.message}`);
  const administrator = connect({ connectionString: directUrl || url, max: 3 }, logError);
  const version = await first<{ version: number }>(administrator.pool, sql`select current_setting('server_version_num')::integer as version`);
  if ((version?.version ?? 0) < OLDEST_VERSION) throw new Error('PostgreSQL 15 or newer is needed.');
  const hasRole = await ensureApplicationRole(administrator.pool);
  if (!hasRole) log('The database user may not act as a role of its own for the application, so the log is not protected from the application itself.');
  const options = hasRole ? `-c role=${APPLICATION_ROLE}` : undefined;
  const application = connect({ connectionString: url, max: poolSize, ...(options ? { options } : {}) }, logError);
  return {
    administrator,
    application: { ...application, direct: { connectionString: directUrl || url } },
    cluster: null,
    async close() {
      await application.close();
      await administrator.close();
    },
  };
}

async function createDatabase(config: pg.PoolConfig, logError: (error: Error) => void): Promise<void> {
  const maintenance = connect({ ...config, max: 1 }, logError);
  try {
    const found = await first<{ one: number }>(maintenance.pool, sql`select 1 as one from pg_database where datname = ${NAME}`);
    if (!found) await maintenance.pool.query(`create database ${NAME}`);
  } finally {
    await maintenance.close();
  }
}
