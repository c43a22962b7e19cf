import { keyRing, type Actor } from '../../model/keys.ts';
import type { CompiledType } from '../../model/compile.ts';
import { tableOf, type AccountSet } from '../account-set.ts';
import { sql } from '../database/query.ts';

/** How many labels may be compared with keys before the index is asked instead: some milliseconds' worth. */
const COMPARISONS = 30_000;
const FEWEST_ROWS = 1_000;
const MOST_ROWS = 10_000;

/**
 * The edge between the recent rows, which are looked through one by one, and the older ones, for which the index of labels is
 * asked; null where nobody has to look for rows, because the actor may read all or none.
 *
 * PostgreSQL takes rare labels for far more frequent than they are, and evenly spread. Left to itself it walks back through
 * the whole table for somebody who owns nothing, or only old rows: seconds on a million rows, where the index takes one millisecond.
 * @param from the walk begins below this id; without it, at the newest row
 */
export function recentEdge(set: AccountSet, actor: Actor, type: CompiledType, from?: string) {
  const ring = keyRing(type, 'read', actor);
  if (ring === 'all' || ring.length === 0) return null;
  const rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, Math.floor(COMPARISONS / ring.length)));
  const newest = from === undefined ? sql`(select max(id) from ${tableOf(set, type.table)})` : sql`${from}::bigint`;
  return sql<string>`(${newest} - ${rows}::bigint)`;
}
