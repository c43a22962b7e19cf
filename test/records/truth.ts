import type { CompiledType } from '../../src/model/compile.ts';
import type { Action } from '../../src/model/record.ts';
import type { Staff } from '../../src/server/accounts/organisation.ts';
import { tableOf, type AccountSet } from '../../src/server/account-set.ts';
import { rows, sql } from '../../src/server/database/query.ts';

/** A row as it stands in the database, without any door. */
export type RawRow = { id: string; rowVersion: number; state: string; held: boolean; author: string | null; owner: string | null; department: string | null; title: string; asked: ReadonlySet<string> };

/** Every row of a type that is not in the recycle bin, and who was ever asked about it. */
export async function rawRows(set: AccountSet, type: CompiledType): Promise<RawRow[]> {
  const column = (key: string | null) => (key === null ? sql`null::bigint` : sql.ref(type.columns.get(key)?.column ?? key));
  const title = type.columns.get(type.type.title)?.column ?? 'number';
  const found = await rows<Omit<RawRow, 'asked'> & { asked: string[] }>(set.pool, sql`
    select id, row_version as "rowVersion", state, held_by is not null as held, created_by as author, ${column(type.ownerField)} as owner, ${column(type.departmentField)} as department,
      ${sql.ref(title)} as title,
      array(select assignee_id::text from ${tableOf(set, 'task')} t where t.type = ${type.name} and t.record_id = r.id and t.opened_at is not null) as asked
    from ${tableOf(set, type.table)} r where deleted_at is null order by id`);
  return found.map((row) => ({ ...row, asked: new Set(row.asked) }));
}

/** May he? Read off the type's `access`, in the plainest way: no labels, no keys. */
export function mayPlainly(type: CompiledType, action: Action, staff: Staff, userId: string, row: RawRow): boolean {
  const person = staff.colleague(userId);
  if (!person) return false;
  if (action === 'read' && row.asked.has(userId)) return true;
  return ['everyone', ...person.roles].some((role) => (type.type.access[role]?.[action] ?? []).some((scope) => {
    switch (scope) {
      case 'all': return true;
      case 'own': return row.author === userId || row.owner === userId;
      case 'department': return row.department !== null && row.department === person.departmentId;
      case 'departmentBelow': return row.department !== null && isBelow(staff, row.department, person.departmentId);
      default: return false;
    }
  }));
}

export const mayCreate = (type: CompiledType, staff: Staff, userId: string): boolean =>
  ['everyone', ...(staff.colleague(userId)?.roles ?? [])].some((role) => (type.type.access[role]?.create ?? []).length > 0);

function isBelow(staff: Staff, department: string, top: string | null): boolean {
  for (let at: string | null = department; at !== null; at = staff.organisation.department(at)?.parentId ?? null) if (at === top) return true;
  return false;
}
