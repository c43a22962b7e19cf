import type { RawBuilder } from 'kysely';
import { z } from 'zod';
import { targetOf } from '../../model/fields/index.ts';
import { isId } from '../../model/fields/reference.ts';
import { keyRing, type Actor } from '../../model/keys.ts';
import type { CompiledColumn, CompiledType } from '../../model/compile.ts';
import type { FieldValues } from '../../model/value.ts';
import { tableOf, typeOf, type AccountSet } from '../account-set.ts';
import { isDataException } from '../database/connect.ts';
import { first, rows, sql, type Connection } from '../database/query.ts';
import { Refusal } from '../refusal.ts';
import { escapeLike, filterSql, parseFilter } from './filter-sql.ts';
import { recentEdge } from './recent.ts';
import { columnsSql, mayReach, select, titleSql, valuesOf, type StoredRow } from './select.ts';
import { titlesFor, type Titles } from './titles.ts';

export type ListQuery = { search?: string | undefined; state?: string | undefined; filter?: string | undefined; sort?: string | undefined; after?: string | undefined; limit?: number | undefined };
export type ListedRow = { id: string; number: string | null; state: string; createdAt: string; updatedAt: string; values: FieldValues };
export type ListedPage = { rows: ListedRow[]; titles: Titles; next: string | null };

const PAGE_ROWS = 50;
/** Counting further would cost more than anybody learns from it. */
export const COUNT_LIMIT = 10_000;

type ListRow = StoredRow & { id: string; number: string | null; state: string; created_at: string; updated_at: string; sort_value: string | null };

/** A page of the records that the actor may read, newest first unless sorted, with the titles of its references: one query, and one more where a field points to several. */
export async function listRecords(connection: Connection, set: AccountSet, actor: Actor, type: CompiledType, query: ListQuery): Promise<ListedPage> {
  const limit = query.limit ?? PAGE_ROWS;
  const order = orderOf(type, query.sort);
  const references = [...type.columns.values()].filter(({ field }) => field.kind === 'reference');
  const lists = new Map([...type.columns].filter(([, { field }]) => field.kind === 'references'));
  const found = await refuseBadCursor(query.after, () => rows<ListRow>(connection, sql`
    with ${pageSql(set, actor, type, query, order, limit + 1)}
    select page.*${sql.join(references.map((column) => titleColumns(set, actor, column)), sql``)}
    from page ${sql.join(references.map((column) => titleJoin(set, column)), sql` `)}
    order by ${order.outer}`));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({
      id: row.id, number: row.number, state: row.state, createdAt: row.created_at, updatedAt: row.updated_at, values: valuesOf(type.columns, row),
    })),
    titles: { ...titlesOf(page, references), ...(await titlesFor(connection, set, actor, [{ columns: lists, values: page.map((row) => valuesOf(lists, row)) }])) },
    next: found.length > limit && last ? writeCursor(last.sort_value, last.id) : null,
  };
}

/** The part of the query that finds the page's rows: at once, or in the default order among the recent ones first. */
function pageSql(set: AccountSet, actor: Actor, type: CompiledType, query: ListQuery, order: Order, count: number) {
  const found = (further: RawBuilder<unknown>, by: RawBuilder<unknown>) => sql`
    select r.id, r.number, r.state, r.created_at, r.updated_at, ${columnsSql(type.columns, 'r')}, ${order.value}::text as sort_value
    ${select(set, actor, type, 'read')} ${conditions(type, query)} ${query.after === undefined ? sql`` : afterCursor(order, query.after)} ${further}
    order by ${by} limit ${sql.lit(count)}`;
  const edge = order.byId ? recentEdge(set, actor, type, query.after === undefined ? undefined : readCursor(query.after)[1]) : null;
  if (edge === null) return sql`page as materialized (${found(sql``, order.by)})`;
  return sql`
    recent as materialized (${found(sql`and r.id > ${edge}`, order.by)}),
    -- By an expression, so that the index of ids is of no use here.
    older as materialized (${found(sql`and r.id + 0 <= ${edge} and (select count(*) from recent) < ${sql.lit(count)}`, sql`r.id + 0 desc`)}),
    page as materialized (select * from recent union all select * from older order by id desc limit ${sql.lit(count)})`;
}

/** How many records match, counted up to `COUNT_LIMIT`. */
export async function countRecords(connection: Connection, set: AccountSet, actor: Actor, type: CompiledType, query: ListQuery): Promise<{ count: number; capped: boolean }> {
  const matching = sql`${select(set, actor, type, 'read')} ${conditions(type, query)}`;
  const edge = recentEdge(set, actor, type);
  const counted = await first<{ count: string }>(connection, edge === null
    ? sql`select count(*) as count from (select 1 ${matching} limit ${sql.lit(COUNT_LIMIT + 1)}) counted`
    : sql`with recent as materialized (select 1 ${matching} and r.id > ${edge} limit ${sql.lit(PAGE_ROWS)}),
        is_dense as materialized (select count(*) = ${sql.lit(PAGE_ROWS)} as yes from recent)
      select (select count(*) from (select 1 ${matching} and (select yes from is_dense) limit ${sql.lit(COUNT_LIMIT + 1)}) counted)
        + (select count(*) ${matching} and not (select yes from is_dense)) as count`);
  const count = Number(counted?.count ?? 0);
  return { count: Math.min(count, COUNT_LIMIT), capped: count > COUNT_LIMIT };
}

function conditions(type: CompiledType, query: ListQuery) {
  const parts = [
    query.state === undefined ? undefined : sql<boolean>`r.state = ${query.state}`,
    query.filter === undefined ? undefined : filterSql(type, parseFilter(query.filter)),
    ...(query.search ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '').map((word) => sql<boolean>`r.search_text like ${`%${escapeLike(word)}%`}`),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? sql`` : sql`and ${sql.join(parts, sql` and `)}`;
}

type SortColumn = { column: string; type: string };
type Order = { value: RawBuilder<unknown>; by: RawBuilder<unknown>; outer: RawBuilder<unknown>; type: string; descending: boolean; byId: boolean };

const SYSTEM_ORDERS: ReadonlyMap<string, SortColumn> = new Map([
  ['number', { column: 'number', type: 'text' }], ['state', { column: 'state', type: 'text' }],
  ['createdAt', { column: 'created_at', type: 'timestamptz' }], ['updatedAt', { column: 'updated_at', type: 'timestamptz' }],
]);

function orderOf(type: CompiledType, sort: string | undefined): Order {
  if (sort === undefined) return { value: sql`null`, by: sql`r.id desc`, outer: sql`page.id desc`, type: 'text', descending: true, byId: true };
  const descending = sort.startsWith('-');
  const key = descending ? sort.slice(1) : sort;
  const column = SYSTEM_ORDERS.get(key) ?? sortable(type.columns.get(key));
  if (!column) throw new Refusal('BadFilter', { field: key });
  const direction = sql.raw(descending ? 'desc nulls last' : 'asc nulls last');
  const id = sql.raw(descending ? 'desc' : 'asc');
  return {
    value: sql.ref(`r.${column.column}`), descending, type: column.type, byId: false,
    by: sql`${sql.ref(`r.${column.column}`)} ${direction}, r.id ${id}`,
    outer: sql`${sql.ref(`page.${column.column}`)} ${direction}, page.id ${id}`,
  };
}

function sortable(column: CompiledColumn | undefined): SortColumn | undefined {
  if (!column || column.field.kind === 'references' || column.field.kind === 'longText') return undefined;
  const types = { text: 'text', choice: 'text', integer: 'bigint', reference: 'bigint', decimal: 'numeric', money: 'numeric', date: 'date', instant: 'timestamptz', boolean: 'boolean' } as const;
  return { column: column.column, type: types[column.field.kind] };
}

const Cursor = z.tuple([z.string().nullable(), z.string().refine(isId)]);
const writeCursor = (value: string | null, id: string) => Buffer.from(JSON.stringify([value, id])).toString('base64url');

function readCursor(written: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(written, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal('BadCursor');
  }
}

/** A cursor of another sort, or one that somebody made up, holds a value that the column's type can't read. */
async function refuseBadCursor<Result>(after: string | undefined, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (after !== undefined && isDataException(error)) throw new Refusal('BadCursor');
    throw error;
  }
}

/** Rows behind the cursor's row: empty values come last both ways. */
function afterCursor(order: Order, written: string) {
  const [value, id] = readCursor(written);
  if (order.byId) return sql`and r.id < ${id}::bigint`;
  const further = sql.raw(order.descending ? '<' : '>');
  if (value === null) return sql`and (${order.value} is null and r.id ${further} ${id}::bigint)`;
  const cast = sql`${value}::${sql.raw(order.type)}`;
  return sql`and (${order.value} ${further} ${cast} or (${order.value} = ${cast} and r.id ${further} ${id}::bigint) or ${order.value} is null)`;
}

function titleColumns(set: AccountSet, actor: Actor, column: CompiledColumn) {
  const type = typeOf(set, targetOf(column.field) ?? '');
  return sql`, case when ${mayReach(`t_${column.column}`, keyRing(type, 'read', actor))} then ${titleSql(type, `t_${column.column}`)} end as ${sql.id(`title_${column.column}`)}`;
}

function titleJoin(set: AccountSet, column: CompiledColumn) {
  const type = typeOf(set, targetOf(column.field) ?? '');
  return sql`left join ${tableOf(set, type.table)} as ${sql.id(`t_${column.column}`)} on ${sql.ref(`t_${column.column}.id`)} = ${sql.ref(`page.${column.column}`)}`;
}

function titlesOf(page: readonly StoredRow[], references: readonly CompiledColumn[]): Titles {
  const titles: Titles = {};
  for (const row of page) {
    for (const { column, field } of references) {
      const id: unknown = row[column];
      const title: unknown = row[`title_${column}`];
      if (typeof id === 'string') titles[`${targetOf(field)}/${id}`] = typeof title === 'string' ? title : null;
    }
  }
  return titles;
}
