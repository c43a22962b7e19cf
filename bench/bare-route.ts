import fastify, { type FastifyInstance } from 'fastify';
import type pg from 'pg';

const SCHEMA = 'set_bench';

const COLUMNS = 'id, number, state, created_at, updated_at, customer, contact, order_date, payment_terms, owner, department, delivery_date, delivery_address, amount, remark';
const ROWS = 51;

/** The same way to the rows as the program's: among the recent ones first, then by the index of labels. */
const BY_KEYS = `
  recent as materialized (
    select ${COLUMNS} from ${SCHEMA}.sales_order where deleted_at is null and access_labels && $1::text[]
      and id > (select max(id) from ${SCHEMA}.sales_order) - $3::bigint order by id desc limit ${ROWS}),
  older as materialized (
    select ${COLUMNS} from ${SCHEMA}.sales_order where deleted_at is null and access_labels && $1::text[]
      and id + 0 <= (select max(id) from ${SCHEMA}.sales_order) - $3::bigint and (select count(*) from recent) < ${ROWS} order by id + 0 desc limit ${ROWS}),
  page as materialized (select * from recent union all select * from older order by id desc limit ${ROWS})`;
const OF_ALL = `page as materialized (select ${COLUMNS} from ${SCHEMA}.sales_order where deleted_at is null order by id desc limit ${ROWS})`;

/** A page as somebody would write it by hand for this one table: no model, no session, no checks beyond the row permission. */
const PAGE = (readsAll: boolean) => `
  with ${readsAll ? OF_ALL : BY_KEYS}
  select page.*, case when ${readsAll ? 'true' : 'c.access_labels && $2::text[]'} then c.name end as customer_name, u.name as owner_name, d.name as department_name
  from page
  left join ${SCHEMA}.customer c on c.id = page.customer
  left join ${SCHEMA}.user u on u.id = page.owner
  left join ${SCHEMA}.department d on d.id = page.department
  order by page.id desc`;

export type Keys = { order: 'all' | readonly string[]; customer: 'all' | readonly string[] };

/** The limit of a list: one route, one statement, the answer as it comes from the driver. */
export async function bareRoute(pool: pg.Pool, keys: ReadonlyMap<string, Keys>): Promise<{ app: FastifyInstance; url: string }> {
  const app = fastify();
  app.get<{ Params: { persona: string } }>('/:persona', async ({ params }) => {
    const ring = keys.get(params.persona);
    if (!ring) throw new Error('unknown persona');
    const { rows } = await pool.query(PAGE(ring.order === 'all'), ring.order === 'all' ? [] : [ring.order, ring.customer, Math.min(10_000, Math.max(1_000, Math.floor(30_000 / ring.order.length)))]);
    return { rows: rows.slice(0, 50), more: rows.length > 50 };
  });
  return { app, url: await app.listen({ port: 0, host: '127.0.0.1' }) };
}
