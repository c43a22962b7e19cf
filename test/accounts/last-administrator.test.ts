import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRecords, readRecord, updateRecord } from '../../src/contract/records.ts';
import { startOffice, type TestOffice } from '../support/office.ts';

let office: TestOffice;
beforeAll(async () => { office = await startOffice(); });
afterAll(() => office.close());

test('the last administrator can neither be disabled nor lose his role', async () => {
  const administrator = await office.as('huangtao');
  const [row] = (await administrator.call(listRecords, { params: { type: 'user' }, query: { search: 'huangtao' } })).rows;
  const params = { type: 'user', id: row?.id ?? '' };
  const { rowVersion } = await administrator.call(readRecord, { params });
  const changes: Record<string, boolean | string[]>[] = [{ enabled: false }, { roles: [] }];
  for (const values of changes) {
    const refused = await administrator.refused(updateRecord, { params, body: { values, rowVersion } });
    expect([refused.status, refused.code]).toEqual([409, 'LastAdministrator']);
  }
  expect((await administrator.call(readRecord, { params })).rowVersion).toBe(rowVersion);
});
