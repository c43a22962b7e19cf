import type pg from 'pg';
import type { Model } from '../../model/compile.ts';
import { recordTables } from '../../model/table.ts';
import { SET_NAME, schemaOf, type AccountSet, type Installation } from '../account-set.ts';
import { INSTALLATION_TABLES, SYSTEM_TABLES } from '../database/system-tables.ts';
import { first, rows, run, sql } from '../database/query.ts';
import { upgrade } from '../database/upgrade.ts';

/** The account sets of this node: opened at start, and when another node or `bin/account-set` made one. */
export type Registry = {
  get(name: string): AccountSet | undefined;
  all(): readonly AccountSet[];
  /** Looks again into the database; new sets are opened. */
  refresh(): Promise<void>;
};

const INSTALLATION_SCHEMA = 'installation';

/** Makes the schema above the account sets. */
export async function upgradeInstallation(administrator: pg.Pool): Promise<void> {
  await upgrade(administrator, INSTALLATION_SCHEMA, INSTALLATION_TABLES);
}

/** The installation's own random id, made the first time. */
export async function installationId(administrator: pg.Pool): Promise<string> {
  await run(administrator, sql`insert into installation.setting (key, value) values ('id', ${JSON.stringify(crypto.randomUUID())}) on conflict do nothing`);
  const stored = await first<{ value: unknown }>(administrator, sql`select value from installation.setting where key = 'id'`);
  return String(stored?.value);
}

/**
 * Makes an account set with its tables.
 * @throws InvalidSetName, SetExists
 */
export async function createAccountSet(administrator: pg.Pool, model: Model, set: { name: string; title: string; demo: boolean }): Promise<void> {
  if (!SET_NAME.test(set.name)) throw new InvalidSetName(set.name);
  const created = await run(administrator, sql`insert into installation.account_set (name, title, demo) values (${set.name}, ${set.title}, ${set.demo}) on conflict do nothing`);
  if (created === 0) throw new SetExists(set.name);
  await upgradeAccountSet(administrator, model, set.name);
}

/** Brings one account set's tables to what this program needs; others are served meanwhile. */
export async function upgradeAccountSet(administrator: pg.Pool, model: Model, name: string): Promise<number> {
  const changes = await upgrade(administrator, schemaOf(name), [...SYSTEM_TABLES, ...recordTables(model)]);
  return changes.length;
}

/** Brings every account set up to date; one that fails is reported and does not stop the others. */
export async function upgradeAll(administrator: pg.Pool, model: Model, log: (line: string) => void): Promise<void> {
  const sets = await rows<{ name: string }>(administrator, sql`select name from installation.account_set order by name`);
  for (const { name } of sets) {
    try {
      const changes = await upgradeAccountSet(administrator, model, name);
      if (changes > 0) log(`Account set ${name}: ${changes} additions to its tables.`);
    } catch (error) {
      log(`Account set ${name} was not upgraded and is not served: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

export async function openRegistry(pool: pg.Pool, model: Model, installation: Installation): Promise<Registry> {
  let sets = new Map<string, AccountSet>();
  const registry: Registry = {
    get: (name) => sets.get(name),
    all: () => [...sets.values()],
    async refresh() {
      const found = await rows<{ name: string; title: string; demo: boolean }>(pool, sql`
        select name, title, demo from installation.account_set a
        where exists (select from pg_namespace where nspname = 'set_' || a.name) order by created_at, name`);
      sets = new Map(found.map((row) => [row.name, { ...row, schema: schemaOf(row.name), model, pool, installation }]));
    },
  };
  await registry.refresh();
  return registry;
}

/** Changes the name people see; other nodes read it when they next look. */
export async function renameAccountSet(set: AccountSet, title: string): Promise<void> {
  await run(set.pool, sql`update installation.account_set set title = ${title} where name = ${set.name}`);
}

export class InvalidSetName extends Error {}
export class SetExists extends Error {}
