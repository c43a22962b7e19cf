import { targetOf } from '../../model/fields/index.ts';
import { keyRing, type Actor } from '../../model/keys.ts';
import type { CompiledColumn } from '../../model/compile.ts';
import type { FieldValues } from '../../model/value.ts';
import { tableOf, typeOf, type AccountSet } from '../account-set.ts';
import { prepared, sql, type Connection } from '../database/query.ts';
import { mayReach, titleSql } from './select.ts';

/** Titles of records by `type/id`; null where the actor may not read that record 「无权查看」. */
export type Titles = Record<string, string | null>;

/** The titles of all records that these values refer to, in one query a type. */
export async function titlesFor(
  connection: Connection, set: AccountSet, actor: Actor,
  sources: readonly { columns: ReadonlyMap<string, CompiledColumn>; values: readonly FieldValues[] }[],
): Promise<Titles> {
  const wanted = new Map<string, Set<string>>();
  for (const { columns, values } of sources) {
    for (const { key, field } of columns.values()) {
      const target = targetOf(field);
      if (target === undefined) continue;
      const ids = wanted.get(target) ?? new Set();
      for (const row of values) for (const id of [row[key] ?? []].flat()) if (typeof id === 'string') ids.add(id);
      wanted.set(target, ids);
    }
  }
  const titles: Titles = {};
  for (const [target, ids] of wanted) {
    if (ids.size === 0) continue;
    const type = typeOf(set, target);
    const found = await prepared<{ id: string; title: string | null; readable: boolean }>(connection, sql`
      select r.id, ${titleSql(type, 'r')} as title, ${mayReach('r', keyRing(type, 'read', actor))} as readable
      from ${tableOf(set, type.table)} r where r.id = any(${[...ids]}::bigint[])`);
    for (const { id, title, readable } of found) titles[`${target}/${id}`] = readable ? title : null;
  }
  return titles;
}
