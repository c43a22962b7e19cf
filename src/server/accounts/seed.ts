import type { FieldValue } from '../../model/value.ts';
import { typeOf, type AccountSet } from '../account-set.ts';
import type { Connection } from '../database/query.ts';
import { createRecord, updateRecord } from '../records/write.ts';
import { readRecord } from '../records/read.ts';
import { readStaff, SYSTEM } from './organisation.ts';
import { generatePassword, setPassword } from './passwords.ts';

type SeedValues = Record<string, FieldValue>;
/** A record to be made; a string that begins with `@` is the key of another record. */
export type SeedRecord = { key: string; type: string; createdBy: string | null; values: SeedValues; lines?: Record<string, readonly SeedValues[]>; later?: SeedValues };

/** A way to sign in that was just made. */
export type Login = { name: string; login: string; password: string };

/** Makes records in their order, through the door; gives every user a random password. */
export async function seedRecords(connection: Connection, set: AccountSet, records: readonly SeedRecord[], today: string): Promise<Login[]> {
  const ids = new Map<string, string>();
  for (const record of records) ids.set(record.key, await create(connection, set, record, ids, today));
  for (const record of records) if (record.later) await complete(connection, set, record, ids, today);
  const users = records.filter(({ type }) => type === 'user');
  const logins = users.map(({ values }) => ({ name: String(values['name']), login: String(values['login']), password: generatePassword() }));
  for (const [index, user] of users.entries()) await setPassword(connection, set, idOf(ids, user.key), logins[index]?.password ?? generatePassword());
  return logins;
}

async function create(connection: Connection, set: AccountSet, record: SeedRecord, ids: ReadonlyMap<string, string>, today: string): Promise<string> {
  const author = record.createdBy === null ? undefined : (await readStaff(connection, set)).actor(idOf(ids, record.createdBy.replace(/^@/, '')));
  const lines = Object.fromEntries(Object.entries(record.lines ?? {}).map(([key, rows]) => [key, rows.map((values) => ({ values: resolve(values, ids) }))]));
  return createRecord(connection, set, typeOf(set, record.type), { values: resolve(record.values, ids), lines }, { actor: author ?? SYSTEM, way: 'system', today });
}

async function complete(connection: Connection, set: AccountSet, record: SeedRecord, ids: ReadonlyMap<string, string>, today: string): Promise<void> {
  const type = typeOf(set, record.type);
  const id = idOf(ids, record.key);
  const { rowVersion } = await readRecord(connection, set, SYSTEM, type, id);
  await updateRecord(connection, set, type, id, { values: resolve(record.later ?? {}, ids), rowVersion }, { actor: SYSTEM, way: 'system', today });
}

function resolve(values: SeedValues, ids: ReadonlyMap<string, string>): SeedValues {
  const one = (value: string) => (value.startsWith('@') ? idOf(ids, value.slice(1)) : value);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => {
    if (typeof value === 'string') return [key, one(value)];
    return [key, Array.isArray(value) ? value.map(one) : value];
  }));
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the record “${key}” is made later, or not at all`);
  return id;
}
