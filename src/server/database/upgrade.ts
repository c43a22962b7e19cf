import type pg from 'pg';
import { diff, type Catalogue, type Change } from '../../model/diff.ts';
import type { Column, Index, Table } from '../../model/table.ts';
import { transaction } from './connect.ts';
import { rows, run, sql, type Connection } from './query.ts';

/** The role that serves requests: it may not change tables, and of the log it may only read and add. */
export const APPLICATION_ROLE = 'countersign_application';

/**
 * Brings one schema to the wanted tables, by adding only and in one transaction.
 * @param pool connects as the administrator
 * @returns what was added, for the upgrade's log
 */
export async function upgrade(pool: pg.Pool, schema: string, tables: readonly Table[]): Promise<Change[]> {
  return transaction(pool, async (connection) => {
    await run(connection, sql`select pg_advisory_xact_lock(hashtext(${`upgrade ${schema}`}))`);
    await run(connection, sql`create schema if not exists ${sql.id(schema)}`);
    const changes = diff(tables, await readCatalogue(connection, schema));
    for (const change of changes) await apply(connection, schema, change);
    await grantToApplication(connection, schema, tables);
    return changes;
  });
}

/**
 * Makes the application's role if the server lets us; without that right, the program runs as the one role it has.
 * @returns whether the program may act as that role
 */
export async function ensureApplicationRole(pool: pg.Pool): Promise<boolean> {
  if (await mayAct(pool)) return true;
  await tolerated(run(pool, sql`create role ${sql.id(APPLICATION_ROLE)} login`));
  // From PostgreSQL 16 on, who makes a role may not act as it until he grants it to himself.
  await tolerated(run(pool, sql`grant ${sql.id(APPLICATION_ROLE)} to current_user`));
  return mayAct(pool);
}

const mayAct = (pool: pg.Pool) => tolerated(transaction(pool, (connection) => run(connection, sql`set local role ${sql.id(APPLICATION_ROLE)}`)));

/** No right, no such role, or made already (at the same moment, too); `set role` calls a missing role a bad value. */
const TOLERATED = new Set(['42501', '42704', '42710', '23505', '22023']);

async function tolerated(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(() => true, (error: unknown) => {
    if (error instanceof Error && 'code' in error && TOLERATED.has(String(error.code))) return false;
    throw error;
  });
}

/** Gives the application's role, if there is one, its rights on the tables that it has none on yet. */
async function grantToApplication(connection: Connection, schema: string, tables: readonly Table[]): Promise<void> {
  const [role] = await rows<{ exists: boolean }>(connection, sql`select exists (select from pg_roles where rolname = ${APPLICATION_ROLE}) as exists`);
  if (!role?.exists) return;
  await run(connection, sql`grant usage on schema ${sql.id(schema)} to ${sql.id(APPLICATION_ROLE)}`);
  const closed = await rows<{ name: string }>(connection, sql`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind = 'r' and not has_table_privilege(${APPLICATION_ROLE}, c.oid, 'select')`);
  const names = new Set(closed.map(({ name }) => name));
  for (const table of tables) {
    if (!names.has(table.name)) continue;
    const rights = table.appendOnly ? sql`select, insert` : sql`select, insert, update, delete`;
    await run(connection, sql`grant ${rights} on ${sql.id(schema, table.name)} to ${sql.id(APPLICATION_ROLE)}`);
  }
}

async function readCatalogue(connection: Connection, schema: string): Promise<Catalogue> {
  const columns = await rows<{ table_name: string; column_name: string }>(connection, sql`
    select table_name, column_name from information_schema.columns where table_schema = ${schema}`);
  const indexes = await rows<{ tablename: string; indexname: string }>(connection, sql`
    select tablename, indexname from pg_indexes where schemaname = ${schema}`);
  const catalogue = new Map<string, { columns: Set<string>; indexes: Set<string> }>();
  for (const { table_name: table, column_name: column } of columns) {
    const found = catalogue.get(table) ?? { columns: new Set(), indexes: new Set() };
    found.columns.add(column);
    catalogue.set(table, found);
  }
  for (const { tablename, indexname } of indexes) catalogue.get(tablename)?.indexes.add(indexname);
  return catalogue;
}

async function apply(connection: Connection, schema: string, change: Change): Promise<void> {
  switch (change.kind) {
    case 'createTable': return createTable(connection, schema, change.table);
    case 'addColumn':
      await run(connection, sql`alter table ${sql.id(schema, change.table)} add column ${columnSql(schema, change.column)}`);
      return;
    case 'createIndex': return createIndex(connection, schema, change.table, change.index);
  }
}

async function createTable(connection: Connection, schema: string, table: Table): Promise<void> {
  await run(connection, sql`create table ${sql.id(schema, table.name)} (${sql.join([
    ...table.columns.map((column) => columnSql(schema, column)),
    sql`primary key (${sql.join(table.primaryKey.map((key) => sql.id(key)))})`,
  ])})`);
  for (const index of table.indexes) await createIndex(connection, schema, table.name, index);
  for (const [column, target] of Object.entries(table.statistics ?? {})) {
    await run(connection, sql`alter table ${sql.id(schema, table.name)} alter column ${sql.id(column)} set statistics ${sql.lit(target)}`);
  }
}

/** Without it each search would read through up to 4 MB of entries that were not sorted in yet, once for every key. */
const GIN_OPTIONS = 'with (fastupdate = off)';

async function createIndex(connection: Connection, schema: string, table: string, index: Index): Promise<void> {
  await run(connection, sql`create ${sql.raw(index.unique ? 'unique index' : 'index')} ${sql.id(index.name)}
    on ${sql.id(schema, table)} using ${sql.raw(index.method ?? 'btree')} (${sql.join(index.columns.map((column) => sql.id(column)))})
    ${sql.raw(index.method === 'gin' ? GIN_OPTIONS : '')} ${index.where ? sql`where ${sql.raw(index.where)}` : sql``}`);
}

/** Types, defaults and predicates come from our own table descriptions, never from a user. */
function columnSql(schema: string, column: Column) {
  return sql`${sql.id(column.name)} ${sql.raw(column.type)}
    ${sql.raw(column.identity ? 'generated always as identity' : '')}
    ${sql.raw(column.notNull ? 'not null' : '')}
    ${column.default === undefined ? sql`` : sql`default ${sql.raw(column.default)}`}
    ${column.references ? sql`references ${sql.id(schema, column.references.table)} on delete ${sql.raw(column.references.onDelete)}` : sql``}`;
}
