import type { CompiledType } from '../../model/compile.ts';
import { keyRing, opens, type Actor } from '../../model/keys.ts';
import type { Action } from '../../model/record.ts';
import { tableOf, type AccountSet } from '../account-set.ts';
import { prepared, sql, type Connection } from '../database/query.ts';
import { Refusal } from '../refusal.ts';
import type { Content, LineValues } from './input.ts';
import { columnsSql, mayReach, valuesOf, type StoredRow } from './select.ts';

/** A record as it is stored, with its detail tables. */
export type StoredRecord = Content & {
  id: string; number: string | null; state: string; heldBy: string | null; contentVersion: number; contentHash: string; rowVersion: number;
  accessLabels: string[]; createdAt: string; createdBy: string | null; updatedAt: string;
};
type SystemColumns = {
  id: string; number: string | null; state: string; held_by: string | null; content_version: number; content_hash: string; row_version: number;
  access_labels: string[]; created_at: string; created_by: string | null; updated_at: string;
};

/**
 * Reads one record through the door.
 * @throws Refusal `NotFound` when it does not exist or the actor may not reach it; the two can't be told apart
 */
export async function readRecord(connection: Connection, set: AccountSet, actor: Actor, type: CompiledType, id: string): Promise<StoredRecord> {
  return load(connection, set, type, id, sql`and ${mayReach('r', keyRing(type, 'read', actor))}`);
}

/** Reads those of these records that exist and that the actor may reach: one query, and one more for each detail table. */
export async function readRecords(connection: Connection, set: AccountSet, actor: Actor, type: CompiledType, ids: readonly string[]): Promise<Map<string, StoredRecord>> {
  const found = await prepared<SystemColumns & StoredRow>(connection, sql`
    ${selectSql(set, type)} where r.id = any(${ids}::bigint[]) and r.deleted_at is null and ${mayReach('r', keyRing(type, 'read', actor))}`);
  const lines = await readLines(connection, set, type, found.map(({ id }) => id));
  return new Map(found.map((row) => [row.id, recordOf(type, row, lines)]));
}

/** Reads and locks the row, so that nobody changes it before this transaction ends. Lock order: record, instance, counter. */
export async function lockRecord(connection: Connection, set: AccountSet, actor: Actor, type: CompiledType, id: string): Promise<StoredRecord> {
  return load(connection, set, type, id, sql`and ${mayReach('r', keyRing(type, 'read', actor))} for update`);
}

/** Whether the actor reaches the record by an action, from the labels just read. */
export function may(type: CompiledType, actor: Actor, action: Action, record: Pick<StoredRecord, 'accessLabels'>): boolean {
  return opens(keyRing(type, action, actor), record.accessLabels);
}

async function load(connection: Connection, set: AccountSet, type: CompiledType, id: string, ending: ReturnType<typeof sql>): Promise<StoredRecord> {
  const [row] = await prepared<SystemColumns & StoredRow>(connection, sql`${selectSql(set, type)} where r.id = ${id} and r.deleted_at is null ${ending}`);
  if (!row) throw new Refusal('NotFound');
  return recordOf(type, row, await readLines(connection, set, type, [id]));
}

function selectSql(set: AccountSet, type: CompiledType) {
  return sql<SystemColumns & StoredRow>`select r.id, r.number, r.state, r.held_by, r.content_version, r.content_hash, r.row_version, r.access_labels, r.created_at, r.created_by, r.updated_at,
      ${columnsSql(type.columns, 'r')}
    from ${tableOf(set, type.table)} r`;
}

/** Lines by their table's key, then by the record they belong to. */
type LinesByParent = ReadonlyMap<string, ReadonlyMap<string, LineValues[]>>;

async function readLines(connection: Connection, set: AccountSet, type: CompiledType, ids: readonly string[]): Promise<LinesByParent> {
  const tables = new Map<string, Map<string, LineValues[]>>();
  for (const { key, table, columns } of type.lines.values()) {
    const found = await prepared<{ id: string; parent: string } & StoredRow>(connection, sql`
      select l.id, l.parent, ${columnsSql(columns, 'l')} from ${tableOf(set, table)} l where l.parent = any(${ids}::bigint[]) order by l.parent, l.position`);
    const byParent = Map.groupBy(found, ({ parent }) => parent);
    tables.set(key, new Map([...byParent].map(([parent, lines]) => [parent, lines.map((row) => ({ id: row.id, values: valuesOf(columns, row) }))])));
  }
  return tables;
}

function recordOf(type: CompiledType, row: SystemColumns & StoredRow, lines: LinesByParent): StoredRecord {
  return {
    id: row.id, number: row.number, state: row.state, heldBy: row.held_by, contentVersion: row.content_version, contentHash: row.content_hash,
    rowVersion: row.row_version, accessLabels: row.access_labels, createdAt: row.created_at, createdBy: row.created_by, updatedAt: row.updated_at,
    values: valuesOf(type.columns, row),
    lines: Object.fromEntries([...type.lines.keys()].map((key) => [key, lines.get(key)?.get(row.id) ?? []])),
  };
}
