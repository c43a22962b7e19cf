import pg from 'pg';
import type { Connection } from './query.ts';

const OID = { date: 1082, timestamptz: 1184 };

// Ids and counts stay decimal strings, a date stays a day, an instant becomes ISO 8601 in UTC.
pg.types.setTypeParser(OID.date, (written) => written);
pg.types.setTypeParser(OID.timestamptz, (written) => new Date(written.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString());

export type Database = {
  pool: pg.Pool;
  /** For LISTEN and for what needs a session of its own; not through a pooler. */
  direct: pg.PoolConfig;
  close(): Promise<void>;
};

/** A program that hangs inside a transaction must not keep its locks from the others for ever. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/** Opens a pool; `logError` gets what happens to idle connections. */
export function connect(config: pg.PoolConfig, logError: (error: Error) => void): Database {
  const pool = new pg.Pool({ max: 20, connectionTimeoutMillis: 30_000, idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS, idleTimeoutMillis: 60_000, maxLifetimeSeconds: 3600, application_name: 'countersign', ...config });
  pool.on('error', logError);
  return { pool, direct: config, close: () => pool.end() };
}

const RETRIES_LIMIT = 5;

/**
 * Runs work in one transaction; it is rolled back when the work throws, and run again when PostgreSQL
 * ended it because of a deadlock.
 */
export async function transaction<Result>(pool: pg.Pool, work: (connection: Connection) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, work);
    } catch (error) {
      if (attempt >= RETRIES_LIMIT || !isDeadlock(error)) throw error;
    }
  }
}

async function once<Result>(pool: pg.Pool, work: (connection: Connection) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure; });
    throw error;
  } finally {
    client.release(broken);
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');
}

/** The name of the unique index that a failed write ran into, if that is why it failed. */
export function violatedUnique(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && error.code === '23505' && 'constraint' in error ? String(error.constraint) : undefined;
}

/** Says whether a statement failed because a value in it can't be read as its type (class 22 of SQLSTATE). */
export function isDataException(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('22');
}
