import type pg from 'pg';
import type { Model } from '../../model/compile.ts';
import { ADMINISTRATOR } from '../../model/organisation.ts';
import type { Language } from '../../model/record.ts';
import { SET_NAME, type AccountSet } from '../account-set.ts';
import { transaction } from '../database/connect.ts';
import type { Connection } from '../database/query.ts';
import { publishDefaults } from '../flows/definitions.ts';
import { registerAccountSet, SetExists, upgradeAccountSet, type Registry } from './registry.ts';
import { seedRecords, type Login, type SeedRecord } from './seed.ts';
import { readSetting, SETTINGS, writeSetting } from './settings.ts';

export type NewAccountSet = {
  name: string; title: string; demo: boolean; today: string; language: Language;
  /** Address and telephone, where they are known already. */
  company?: { address: string; telephone: string };
  records: readonly SeedRecord[];
  mailAddress?: string;
};

/**
 * Makes an account set, its first records and the default flows; gives the logins, whose passwords are shown once.
 * It is there with all of this or not at all: what fails can be tried again under the same name.
 * @throws InvalidSetName, SetExists; Refusal `InvalidInput` for records that can't be made
 */
export async function makeAccountSet(administrator: pg.Pool, registry: Registry, model: Model, made: NewAccountSet): Promise<Login[]> {
  if (!SET_NAME.test(made.name)) throw new InvalidSetName(made.name);
  if (registry.get(made.name)) throw new SetExists(made.name);
  await upgradeAccountSet(administrator, model, made.name);
  const set = registry.open(made);
  const logins = await transaction(set.pool, async (connection) => {
    await registerAccountSet(connection, made);
    await writeFirstSettings(connection, set, made);
    const seeded = await seedRecords(connection, set, made.records, made.today);
    await publishDefaults(connection, set);
    return seeded;
  });
  await registry.refresh();
  return logins;
}

export class InvalidSetName extends Error {}

async function writeFirstSettings(connection: Connection, set: AccountSet, made: NewAccountSet): Promise<void> {
  await writeSetting(connection, set, SETTINGS.company, { ...(await readSetting(connection, set, SETTINGS.company)), ...made.company, language: made.language }, null);
  if (made.mailAddress === undefined) return;
  await writeSetting(connection, set, SETTINGS.smtp, { ...(await readSetting(connection, set, SETTINGS.smtp)), fromAddress: made.mailAddress, fromName: made.title }, null);
}

/** What a real company begins with: the roles that the product knows, and one administrator. */
export function firstRecords(roles: readonly { key: string; name: string }[], administrator: { login: string; name: string; email: string; language: Language }): SeedRecord[] {
  return [
    ...roles.map(({ key, name }) => ({ key: `role:${key}`, type: 'role', createdBy: null, values: { key, name } })),
    { key: 'user:administrator', type: 'user', createdBy: null, values: { ...administrator, enabled: true, roles: [`@role:${ADMINISTRATOR}`] } },
  ];
}

/** Publishes default flows of types that an upgrade brought. */
export async function publishMissingFlows(set: AccountSet): Promise<void> {
  await transaction(set.pool, (connection) => publishDefaults(connection, set));
}
