import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOffice, type TestOffice } from '../../../test/support/office.ts';
import { readStaff } from '../accounts/organisation.ts';
import { typeOf } from '../account-set.ts';
import { countRecords, listRecords } from './list.ts';

/** More than are looked through one by one, so that the older ones come by the index. */
const CUSTOMERS = 25_000;

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
  const { id, departmentId } = await person('linjiayi');
  await office.house.databases.administrator.pool.query(`
    insert into set_demo.customer (name, grade, owner, department, state, access_labels)
    select 'C' || n, 'regular', $1::bigint, $2::bigint, case when n % 2 = 0 then 'active' else 'void' end,
      case when n < 30 or n between 12000 and 12030 or n > $3::integer - 30 then array['o' || $4] else array['o' || $1] end
    from generate_series(1, $3::integer) n`, [id, departmentId, CUSTOMERS, (await person('liming')).id]);
});
afterAll(() => office.close());

describe('a list of which somebody may read only a few rows, old and recent', () => {
  test.each([{ filter: {} }, { filter: { state: 'void' } }])('gives each of them once, newest first, page by page: $filter', async ({ filter }) => {
    const set = office.set();
    const type = typeOf(set, 'customer');
    const actor = (await readStaff(set.pool, set)).actor((await person('liming')).id);
    if (!actor) throw new Error('the actor is missing');
    const pages: string[] = [];
    let after: string | null | undefined;
    while (after !== null) {
      const page = await listRecords(set.pool, set, actor, type, { ...filter, limit: 7, ...(after === undefined ? {} : { after }) });
      pages.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    const { rows } = await office.house.databases.administrator.pool.query<{ id: string }>(`
      select id from set_demo.customer where access_labels && array['a' || $1, 'o' || $1, 'd' || $2, 't' || $1] and ($3::text is null or state = $3) order by id desc`,
    [actor.userId, actor.departmentId, filter.state ?? null]);
    expect(pages).toEqual(rows.map(({ id }) => id));
    expect(await countRecords(set.pool, set, actor, type, filter)).toEqual({ count: rows.length, capped: false });
  });

  test('and who may read most of them is told that there are more than are counted', async () => {
    const set = office.set();
    const seller = await person('linjiayi');
    const staff = (await readStaff(set.pool, set)).actor(seller.id);
    if (!staff) throw new Error('the actor is missing');
    const counted = await countRecords(set.pool, set, { ...staff, roles: ['sales'] }, typeOf(set, 'customer'), {});
    expect(counted).toEqual({ count: 10_000, capped: true });
  });
});

async function person(login: string): Promise<{ id: string; departmentId: string | null }> {
  const found = (await readStaff(office.set().pool, office.set())).byLogin(login);
  if (!found) throw new Error(`${login} is missing`);
  return found;
}
