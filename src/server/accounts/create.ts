import type pg from 'pg';
import type { Model } from '../../model/compile.ts';
import { ADMINISTRATOR } from '../../model/organisation.ts';
import type { Language } from '../../model/record.ts';
import type { AccountSet } from '../account-set.ts';
import { transaction } from '../database/connect.ts';
import { publishDefaults } from '../flows/definitions.ts';
import { createAccountSet, type Registry } from './registry.ts';
import { seedRecords, type Login, type SeedRecord } from './seed.ts';
import { readSetting, SETTINGS, writeSetting } from './settings.ts';

export type NewAccountSet = {
  name: string; title: string; demo: boolean; today: string; language: Language;
  /** Address and telephone, where they are known already. */
  company?: { address: string; telephone: string };
  records: readonly SeedRecord[];
  mailAddress?: string;
};

/** Makes an account set, its first records and the default flows; gives the logins, whose passwords are shown once. */
export async function makeAccountSet(administrator: pg.Pool, registry: Registry, model: Model, made: NewAccountSet): Promise<Login[]> {
  await createAccountSet(administrator, model, made);
  await registry.refresh();
  const set = registry.get(made.name);
  if (!set) throw new Error(`the account set ${made.name} was made but can't be opened`);
  await writeSetting(set.pool, set, SETTINGS.company, { ...(await readSetting(set.pool, set, SETTINGS.company)), ...made.company, language: made.language }, null);
  if (made.mailAddress !== undefined) {
    await writeSetting(set.pool, set, SETTINGS.smtp, { ...(await readSetting(set.pool, set, SETTINGS.smtp)), fromAddress: made.mailAddress, fromName: made.title }, null);
  }
  const logins = await seedRecords(set, made.records, made.today);
  await transaction(set.pool, (connection) => publishDefaults(connection, set));
  return logins;
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
