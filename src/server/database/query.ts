import { createHash } from 'node:crypto';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql, type RawBuilder } from 'kysely';
import type pg from 'pg';

export { sql };

/** A pool or one of its clients inside a transaction. */
export type Connection = Pick<pg.ClientBase, 'query'>;

/** Kysely composes and quotes; pg executes, so that hot statements can be prepared. */
const composer = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Runs a statement and gives its rows. Row types are those of our own schema. */
export async function rows<Row extends object>(connection: Connection, query: RawBuilder<Row>): Promise<Row[]> {
  const { sql: text, parameters } = query.compile(composer);
  return (await connection.query<Row & pg.QueryResultRow>(text, [...parameters])).rows;
}

/** The one row that must be there or may be missing. */
export async function first<Row extends object>(connection: Connection, query: RawBuilder<Row>): Promise<Row | undefined> {
  return (await rows(connection, query))[0];
}

/** Runs a statement whose text is always the same (but for the schema) as a prepared one: the server plans it once a connection. */
export async function prepared<Row extends object>(connection: Connection, query: RawBuilder<Row>): Promise<Row[]> {
  const { sql: text, parameters } = query.compile(composer);
  return (await connection.query<Row & pg.QueryResultRow>({ name: nameOf(text), text, values: [...parameters] })).rows;
}

/** Runs a statement for its effect and gives the number of rows it touched. */
export async function run(connection: Connection, query: RawBuilder<unknown>): Promise<number> {
  const { sql: text, parameters } = query.compile(composer);
  return (await connection.query(text, [...parameters])).rowCount ?? 0;
}

const names = new Map<string, string>();
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    names.set(text, name);
  }
  return name;
}
