import pg from 'pg';
import { z } from 'zod';
import { atOnce } from './measure.ts';

/** What a pool's clients were asked, by transaction, as it was given to the driver. */
export type Recorded = { given: unknown; values: unknown }[];
/** One transaction as it went over the line: begin, its statements, commit. */
export type Transaction = pg.QueryConfig[];

/** Keeps what every new connection of the pool is asked; reading it comes later, so that recording costs next to nothing. */
export function record(pool: pg.Pool): Recorded[] {
  const recorded: Recorded[] = [];
  pool.on('connect', (client) => {
    const ask = client.query.bind(client);
    let current: Recorded = [];
    Object.assign(client, {
      query: (...parts: Parameters<typeof ask>) => {
        const [given, values]: readonly unknown[] = parts;
        if (given === 'begin') current = [];
        current.push({ given, values });
        if (given === 'commit') recorded.push(current);
        return ask(...parts);
      },
    });
  });
  return recorded;
}

const Prepared = z.object({ name: z.string(), text: z.string(), values: z.array(z.unknown()) });
const Plain = z.tuple([z.string(), z.array(z.unknown()).optional()]);

export function readRecorded(recorded: readonly Recorded[]): Transaction[] {
  return recorded.map((statements) => statements.map(({ given, values }) => {
    if (typeof given !== 'string') return Prepared.parse(given);
    const [text, plainValues] = Plain.parse([given, values]);
    return { text, values: plainValues ?? [] };
  }));
}

/** Sends transactions again, so many at a time, with nothing of the program in between. */
export async function replay(pool: pg.Pool, transactions: readonly Transaction[], connections: number): Promise<void> {
  await atOnce(connections, transactions, async (transaction) => {
    const client = await pool.connect();
    try {
      for (const statement of transaction) await client.query(statement);
    } finally {
      client.release();
    }
  });
}
