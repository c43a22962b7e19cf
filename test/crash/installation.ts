import path from 'node:path';
import pg from 'pg';
import { demoCompany } from '../../src/office/demo.ts';
import { office } from '../../src/office/index.ts';
import { makeAccountSet } from '../../src/server/accounts/create.ts';
import { readStaff, SYSTEM } from '../../src/server/accounts/organisation.ts';
import { readSetting, SETTINGS, writeSetting } from '../../src/server/accounts/settings.ts';
import { typeOf, type AccountSet } from '../../src/server/account-set.ts';
import { transaction } from '../../src/server/database/connect.ts';
import { openHouse, type House } from '../../src/server/office.ts';
import { listRecords } from '../../src/server/records/list.ts';
import { readRecord } from '../../src/server/records/read.ts';
import { createRecord } from '../../src/server/records/write.ts';
import { readProcessSettings } from '../../src/server/settings.ts';
import { AUTHSERV_ID } from './approvers.ts';
import { OWN_ADDRESS, OWN_PASSWORD, type MailWorld } from './mail-world.ts';
import { SELLER, SET } from './names.ts';

const TODAY = '2026-11-23';

/** Opens the house of the program under test, while no such program runs. */
export async function openInstallation(dataFolder: string): Promise<{ house: House; set: AccountSet }> {
  const house = await openHouse(readProcessSettings({ DATA_DIR: dataFolder }), office, (line) => process.stderr.write(`${line}\n`));
  const set = house.registry.get(SET);
  return { house, set: set ?? (await makeSet(house)) };
}

async function makeSet(house: House): Promise<AccountSet> {
  const { company, records } = demoCompany(TODAY);
  await makeAccountSet(house.databases.administrator.pool, house.registry, house.model, {
    name: SET, title: company.title, demo: false, today: TODAY, language: 'zh-CN', company, records, mailAddress: OWN_ADDRESS,
  });
  const set = house.registry.get(SET);
  if (!set) throw new Error('the account set was not made');
  return set;
}

/** Connects the account set to the mail servers. */
export async function connectMail(set: AccountSet, world: MailWorld): Promise<void> {
  const server = { enabled: true, host: '127.0.0.1', encryption: 'none' as const };
  await writeSetting(set.pool, set, SETTINGS.smtp, { ...(await readSetting(set.pool, set, SETTINGS.smtp)), ...server, port: world.smtpPort, authentication: 'anonymous', messagesPerSecond: 1000 }, null);
  if (world.imapPort !== null) {
    await writeSetting(set.pool, set, SETTINGS.imap, {
      ...(await readSetting(set.pool, set, SETTINGS.imap)), ...server, port: world.imapPort, authentication: 'password', user: OWN_ADDRESS, password: set.installation.secrets.seal(OWN_PASSWORD), pollSeconds: 5,
    }, null);
  }
  await writeSetting(set.pool, set, SETTINGS.mailApproval, { ...(await readSetting(set.pool, set, SETTINGS.mailApproval)), authservIds: [AUTHSERV_ID] }, null);
}

/** Orders in draft, each large enough for three people to sign; gives their ids. */
export async function makeOrders(set: AccountSet, count: number): Promise<string[]> {
  const type = typeOf(set, 'sales-order');
  const [largest] = (await listRecords(set.pool, set, SYSTEM, type, { sort: '-amount', limit: 1 })).rows;
  const seller = (await readStaff(set.pool, set)).byLogin(SELLER);
  const model = await readRecord(set.pool, set, SYSTEM, type, largest?.id ?? '');
  const lines = { lines: (model.lines['lines'] ?? []).slice(0, 3).map(({ values }) => ({ values: { ...values, quantity: '200', price: '500.00' } })) };
  return transaction(set.pool, async (connection) => {
    const ids: string[] = [];
    for (let made = 0; made < count; made += 1) ids.push(await createRecord(connection, set, type, { values: { ...model.values, owner: seller?.id ?? null, department: seller?.departmentId ?? null }, lines }, { actor: SYSTEM, way: 'system', today: TODAY }));
    return ids;
  });
}

/** Looks into the database of the running program; null while it can't be asked. */
export async function unfinished(dataFolder: string): Promise<number | null> {
  const client = new pg.Client({ host: path.join(dataFolder, 'postgres', 'socket'), user: 'countersign', database: 'countersign' });
  try {
    await client.connect();
    // What waits for its next attempt is tried now: how long it would wait is not the matter here.
    await client.query(`update set_${SET}.outbox set next_attempt_at = now() where status = 'waiting' and leased_by is null and next_attempt_at > now()`);
    await client.query(`update set_${SET}.inbox set next_attempt_at = now() where status = 'stored' and leased_by is null and next_attempt_at > now()`);
    const { rows } = await client.query<{ count: number }>(`select (select count(*) from set_${SET}.outbox where status in ('waiting', 'sending'))::integer + (select count(*) from set_${SET}.inbox where status = 'stored')::integer as count`);
    return rows[0]?.count ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}
