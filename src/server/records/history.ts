import type { CompiledType } from '../../model/compile.ts';
import type { Actor } from '../../model/keys.ts';
import type { FieldValue } from '../../model/value.ts';
import { tableOf, type AccountSet } from '../account-set.ts';
import { rows, run, sql, type Connection } from '../database/query.ts';
import type { Content } from './input.ts';

/** A changed field; a line's field is `lines.3.quantity`, a line that came or went is `lines.3`. */
export type FieldChange = { field: string; before: FieldValue; after: FieldValue };
export type HistoryEntry = { id: string; at: string; actorId: string | null; way: string; kind: string; contentVersion: number; changes: FieldChange[] };

/** What differs between two contents, field by field. */
export function changesBetween(type: CompiledType, before: Content | null, after: Content): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const key of type.columns.keys()) note(key, before?.values[key] ?? null, after.values[key] ?? null);
  for (const [key, { columns }] of type.lines) {
    const old = before?.lines[key] ?? [];
    const fresh = after.lines[key] ?? [];
    for (let index = 0; index < Math.max(old.length, fresh.length); index += 1) {
      for (const column of columns.keys()) note(`${key}.${index + 1}.${column}`, old[index]?.values[column] ?? null, fresh[index]?.values[column] ?? null);
    }
  }
  return changes;

  function note(field: string, from: FieldValue, to: FieldValue): void {
    if (!equal(from, to)) changes.push({ field, before: from, after: to });
  }
}

/** Adds to the append-only history of a record, in the transaction of the act itself. */
export async function writeHistory(
  connection: Connection, set: AccountSet, type: CompiledType, recordId: string, actor: Actor,
  entry: { way: string; kind: string; contentVersion: number; changes?: FieldChange[] },
): Promise<void> {
  await run(connection, sql`insert into ${tableOf(set, 'record_history')} (type, record_id, actor_id, way, kind, content_version, changes)
    values (${type.name}, ${recordId}, ${actor.kind === 'system' ? null : actor.userId}, ${entry.way}, ${entry.kind}, ${entry.contentVersion}, ${JSON.stringify(entry.changes ?? [])})`);
}

/** The history of a record, newest first, at most 500 entries. The caller has read the record through the door. */
export async function readHistory(connection: Connection, set: AccountSet, type: CompiledType, recordId: string): Promise<HistoryEntry[]> {
  return rows<HistoryEntry>(connection, sql`
    select id, at, actor_id as "actorId", way, kind, content_version as "contentVersion", changes
    from ${tableOf(set, 'record_history')} where type = ${type.name} and record_id = ${recordId} order by id desc limit 500`);
}

function equal(left: FieldValue, right: FieldValue): boolean {
  return left === right || (Array.isArray(left) && Array.isArray(right) && left.join() === right.join());
}
