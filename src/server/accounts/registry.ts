import type pg from 'pg';
import type { Model } from '../../model/compile.ts';
import { recordTables } from '../../model/table.ts';
import { schemaOf, type AccountSet, type Installation } from '../account-set.ts';
import { INSTALLATION_TABLES, SYSTEM_TABLES } from '../database/system-tables.ts';
import { first, rows, run, sql, type Connection } from '../database/query.ts';
import { upgrade } from '../database/upgrade.ts';

/** The account sets of this node: opened at start, and when another node or `bin/account-set` made one. */
export type Registry = {
  get(name: string): AccountSet | undefined;
  all(): readonly AccountSet[];
  /** An account set by what is known of it, before it is entered. */
  open(set: RegisteredSet): AccountSet;
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

/** What stands in the registry about an account set. */
export type RegisteredSet = { name: string; title: string; demo: boolean };

/**
 * Enters an account set, which is served from the commit of this transaction on.
 * @throws SetExists
 */
export async function registerAccountSet(connection: Connection, { name, title, demo }: RegisteredSet): Promise<void> {
  const created = await run(connection, sql`insert into installation.account_set (name, title, demo) values (${name}, ${title}, ${demo}) on conflict do nothing`);
  if (created === 0) throw new SetExists(name);
}

/** Brings one account set's tables to what this program needs; others are served meanwhile. */
export async function upgradeAccountSet(administrator: pg.Pool, model: Model, name: string): Promise<number> {
  const changes = await upgrade(administrator, schemaOf(name), [...SYSTEM_TABLES, ...recordTables(model)]);
  return changes.length;
}

/** Brings every account set up to date; one that fails is reported and named in the answer, and does not stop the others. */
export async function upgradeAll(administrator: pg.Pool, model: Model, log: (line: string) => void): Promise<Set<string>> {
  const failed = new Set<string>();
  const sets = await rows<{ name: string }>(administrator, sql`select name from installation.account_set order by name`);
  for (const { name } of sets) {
    try {
      const changes = await upgradeAccountSet(administrator, model, name);
      if (changes > 0) log(`Account set ${name}: ${changes} additions to its tables.`);
    } catch (error) {
      failed.add(name);
      log(`Account set ${name} was not upgraded and is not served: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failed;
}

/** @param failed names of the sets whose tables are not what this program needs: they are not served */
export async function openRegistry(pool: pg.Pool, model: Model, installation: Installation, failed: ReadonlySet<string>): Promise<Registry> {
  let sets = new Map<string, AccountSet>();
  const open = ({ name, title, demo }: RegisteredSet): AccountSet => ({ name, title, demo, schema: schemaOf(name), model, pool, installation });
  const registry: Registry = {
    open,
    get: (name) => sets.get(name),
    all: () => [...sets.values()],
    async refresh() {
      const found = await rows<RegisteredSet>(pool, sql`
        select name, title, demo from installation.account_set a
        where exists (select from pg_namespace where nspname = 'set_' || a.name) order by created_at, name`);
      // A set that is known stays the same object: what works in the background reads its new name there.
      sets = new Map(found.filter(({ name }) => !failed.has(name)).map((row) => [row.name, Object.assign(sets.get(row.name) ?? open(row), row)]));
    },
  };
  await registry.refresh();
  return registry;
}

/** Changes the name people see; other nodes read it when they next look. */
export async function renameAccountSet(set: AccountSet, title: string): Promise<void> {
  await run(set.pool, sql`update installation.account_set set title = ${title} where name = ${set.name}`);
}

export class SetExists extends Error {}
