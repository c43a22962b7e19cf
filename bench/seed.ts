import type pg from 'pg';

const SCHEMA = 'set_bench';

/** Who reads the lists: the key is what the report calls him, the value his login. */
export const PERSONAS = {
  'a seller with 1 % of the rows': 'seller1', 'a manager whose people own nothing': 'idle_manager', 'a seller with only the oldest rows': 'veteran', 'finance, who reads all': 'linjiayi',
};
const SELLERS = 99;
const OLDEST_ROWS = 300;

/**
 * Fills the account set with customers and with orders of 99 sellers in eleven departments, most of them approved; one seller
 * owns only the oldest orders, and a manager has forty departments that own none.
 */
export async function seed(pool: pg.Pool, orders: number): Promise<void> {
  await pool.query(PEOPLE);
  await pool.query(CUSTOMERS, [Math.max(2_000, orders / 50)]);
  for (let from = 1; from <= orders; from += BATCH) await pool.query(ORDERS, [from, Math.min(orders, from + BATCH - 1), OLDEST_ROWS]);
  await pool.query(`update ${SCHEMA}.counter set value = value + 1 where key = 'organisation'`);
  // Not inside one of the measurements.
  await pool.query('vacuum analyze');
  await pool.query('checkpoint');
}

/** Adds draft orders of one seller, large enough for three signatures, with three lines each; gives their ids. */
export async function addDrafts(pool: pg.Pool, count: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(DRAFTS, [count]);
  return rows.map(({ id }) => id);
}

/** Makes the idle manager one, now that no flow would ask him to sign. */
export async function promoteIdleManager(pool: pg.Pool): Promise<void> {
  await pool.query(`update ${SCHEMA}.user set roles = array(select id from ${SCHEMA}.role where key = 'business-manager') where login = 'idle_manager'`);
  await pool.query(`update ${SCHEMA}.counter set value = value + 1 where key = 'organisation'`);
}

const BATCH = 50_000;

const PEOPLE = `
  with department as (
    insert into ${SCHEMA}.department (name) select 'Sales ' || n from generate_series(1, 11) n returning id, name),
  idle as (
    insert into ${SCHEMA}.department (name) values ('Idle') returning id),
  idle_below as (
    insert into ${SCHEMA}.department (name, parent) select 'Idle ' || n, idle.id from generate_series(1, 39) n, idle returning id),
  veterans as (
    insert into ${SCHEMA}.department (name) values ('Veterans') returning id)
  insert into ${SCHEMA}.user (name, login, email, enabled, roles, department, language)
  select 'Seller ' || n, 'seller' || n, 'seller' || n || '@qiheng.example', true, array(select id from ${SCHEMA}.role where key = 'sales'), d.id, 'zh-CN'
    from generate_series(1, ${SELLERS}) n join department d on d.name = 'Sales ' || (n % 11 + 1)
  union all select 'Veteran', 'veteran', 'veteran@qiheng.example', true, array(select id from ${SCHEMA}.role where key = 'sales'), veterans.id, 'zh-CN' from veterans
  union all select 'Idle manager', 'idle_manager', 'idle@qiheng.example', true, '{}'::bigint[], idle.id, 'zh-CN' from idle`;

const CUSTOMERS = `
  insert into ${SCHEMA}.customer (name, grade, contact, owner, department, access_labels, search_text)
  select '上海第' || n || '机电有限公司', (array['prospect', 'regular', 'key', 'lost'])[n % 4 + 1], '联系人' || n, u.id, u.department,
    array['a' || u.id, 'o' || u.id, 'd' || u.department], '上海第' || n || '机电有限公司'
  from generate_series(1, $1::integer) n join ${SCHEMA}.user u on u.login = 'seller' || (n % ${SELLERS} + 1)`;

/** A seller's orders lie scattered; six in ten have been on the desks of a manager, the larger ones on finance's, too. */
const ORDERS = `
  insert into ${SCHEMA}.sales_order (number, state, content_hash, access_labels, search_text, created_at, created_by, updated_at, customer, contact, order_date, payment_terms, owner, department, delivery_date, delivery_address, amount)
  select 'B' || lpad(n::text, 9, '0'), (array['approved', 'approved', 'approved', 'approved', 'approved', 'approved', 'approved', 'pending', 'draft', 'draft'])[n % 10 + 1], md5(n::text),
    array['a' || u.id, 'o' || u.id, 'd' || u.department] || case when n % 10 < 6 then array['t' || manager.id] else '{}' end || case when n % 10 < 3 then array['t' || finance.id] else '{}' end,
    'b' || lpad(n::text, 9, '0') || E'\\n联系人', now() - make_interval(mins => 2000000 - n), u.id, now() - make_interval(mins => 2000000 - n),
    customers.first + (n::bigint * 7919) % customers.count, '联系人' || n % 1000, date '2023-01-01' + n % 1200, 'net30', u.id, u.department, date '2023-01-15' + n % 1200, '上海市闵行区启衡路 88 号', (n % 4000) * 50 + 0.5
  from generate_series($1::integer, $2::integer) n
  join ${SCHEMA}.user u on u.login = case when n <= $3::integer then 'veteran' else 'seller' || (hashint4(n)::bigint + 2147483648) % ${SELLERS} + 1 end
  cross join (select id from ${SCHEMA}.user where login = 'wangfang') manager
  cross join (select id from ${SCHEMA}.user where login = 'linjiayi') finance
  cross join (select min(id) as first, count(*) as count from ${SCHEMA}.customer) customers`;

const DRAFTS = `
  with added as (
    insert into ${SCHEMA}.sales_order (number, state, content_hash, access_labels, created_by, customer, order_date, payment_terms, owner, department, delivery_date, amount)
    select 'D' || gen_random_uuid(), 'draft', md5(n::text), array['a' || u.id, 'o' || u.id, 'd' || u.department], u.id,
      (select min(id) from ${SCHEMA}.customer), date '2026-11-22', 'net30', u.id, u.department, date '2026-12-05', 300000
    from generate_series(1, $1::integer) n cross join (select id, department from ${SCHEMA}.user where login = 'liming') u returning id),
  lines as (
    insert into ${SCHEMA}.sales_order__lines (parent, position, product, unit, quantity, price, amount)
    select added.id, position, (select min(id) from ${SCHEMA}.product), '台', 200, 500, 100000 from added, generate_series(0, 2) position)
  select id::text from added`;
