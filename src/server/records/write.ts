import { targetOf } from '../../model/fields/index.ts';
import { isGrantedLabel, keyRing, opens, ownLabels, type Actor } from '../../model/keys.ts';
import { ADMINISTRATOR, ORGANISATION, role, user } from '../../model/organisation.ts';
import type { CompiledColumn, CompiledLines, CompiledType } from '../../model/compile.ts';
import type { FieldProblem, FieldValues } from '../../model/value.ts';
import { organisationChanged } from '../accounts/organisation.ts';
import { closeSessionsOfDisabled } from '../accounts/sessions.ts';
import { tableOf, typeOf, type AccountSet } from '../account-set.ts';
import { violatedUnique } from '../database/connect.ts';
import { first, rows, run, sql, type Connection } from '../database/query.ts';
import { Refusal } from '../refusal.ts';
import { contentHash } from './content-hash.ts';
import { changesBetween, writeHistory } from './history.ts';
import { applyInput, type Content, type LineValues, type WriteInput } from './input.ts';
import { nextNumber, numberingOf } from './number.ts';
import { lockRecord, may, type StoredRecord } from './read.ts';
import { mayReach } from './select.ts';

/** `today` is the account set's day; `way` says how the act came in. */
export type WriteContext = { actor: Actor; way: string; today: string };

/** States in which a document is not its author's to change: a flow holds it, or it is done with. */
export const CLOSED_STATES = new Set(['pending', 'approved', 'void']);

/**
 * Creates a record in the transaction of `connection`.
 * @returns its id
 * @throws Refusal `NotAllowed`, `InvalidInput`
 */
export async function createRecord(connection: Connection, set: AccountSet, type: CompiledType, input: WriteInput, context: WriteContext): Promise<string> {
  const { actor } = context;
  const ring = keyRing(type, 'create', actor);
  // Who may create none is not told what such a record needs.
  if (ring.length === 0) throw new Refusal('NotAllowed');
  const content = applyInput(type, null, input, context);
  await checkReferences(connection, set, actor, type, content);
  const labels = ownLabels(type, content.values, actor.kind === 'system' ? null : actor.userId);
  if (!opens(ring, labels)) throw new Refusal('NotAllowed');
  const numbering = await numberingOf(connection, set, type);
  const number = numbering === null ? null : await nextNumber(connection, set, type, numbering, context.today);
  const columns = [...type.columns.values()];
  const created = await guardUnique(type, () => first<{ id: string }>(connection, sql`
    insert into ${tableOf(set, type.table)} (number, state, content_hash, access_labels, search_text, created_by, updated_by${commaNames(columns)})
    values (${number}, ${type.type.flow ? 'draft' : 'active'}, ${contentHash(type, content)}, ${labels}, ${searchText(type, number, content.values)},
      ${userIdOf(actor)}, ${userIdOf(actor)}${commaValues(columns, content.values)}) returning id`));
  if (!created) throw new Error('insert gave no row');
  for (const lines of type.lines.values()) await writeLines(connection, set, created.id, lines, [], content.lines[lines.key] ?? []);
  await writeHistory(connection, set, type, created.id, actor, { way: context.way, kind: 'created', contentVersion: 1, changes: changesBetween(type, null, content) });
  await noteOrganisation(connection, set, type);
  return created.id;
}

/**
 * Changes a record; who was slower than somebody else is told, and loses nothing.
 * @throws Refusal `NotFound`, `RecordChanged`, `RecordHeld`, `InvalidInput`, `NotAllowed`
 */
export async function updateRecord(connection: Connection, set: AccountSet, type: CompiledType, id: string, input: WriteInput & { rowVersion: number }, context: WriteContext): Promise<void> {
  const { actor } = context;
  const before = await lockRecord(connection, set, actor, type, id);
  if (!may(type, actor, 'update', before)) throw new Refusal('NotAllowed');
  if (before.rowVersion !== input.rowVersion) throw new Refusal('RecordChanged');
  if (before.heldBy !== null || CLOSED_STATES.has(before.state)) throw new Refusal('RecordHeld', { state: before.state });
  const content = applyInput(type, before, input, context);
  const changes = changesBetween(type, before, content);
  if (changes.length === 0) return;
  await checkReferences(connection, set, actor, type, content, before);
  const labels = [...new Set([...ownLabels(type, content.values, before.createdBy), ...before.accessLabels.filter(isGrantedLabel)])];
  // Checked before and after: nobody may write a record out of his own reach, or into it.
  if (!opens(keyRing(type, 'update', actor), labels)) throw new Refusal('NotAllowed');
  const columns = [...type.columns.values()];
  await guardUnique(type, () => run(connection, sql`update ${tableOf(set, type.table)} set
    content_version = content_version + 1, content_hash = ${contentHash(type, content)}, row_version = row_version + 1, access_labels = ${labels},
    search_text = ${searchText(type, before.number, content.values)}, updated_at = now(), updated_by = ${userIdOf(actor)}
    ${sql.join(columns.map(({ key, column }) => sql`, ${sql.id(column)} = ${content.values[key] ?? null}`), sql``)}
    where id = ${id}`));
  for (const lines of type.lines.values()) await writeLines(connection, set, id, lines, before.lines[lines.key] ?? [], content.lines[lines.key] ?? []);
  await writeHistory(connection, set, type, id, actor, { way: context.way, kind: 'updated', contentVersion: before.contentVersion + 1, changes });
  await noteOrganisation(connection, set, type);
  await requireAdministrator(connection, set, type);
}

/** Puts a record into the recycle bin; one with a number stays where it is and is voided, so that no number is missing. */
export async function deleteRecord(connection: Connection, set: AccountSet, type: CompiledType, id: string, rowVersion: number, context: WriteContext): Promise<void> {
  const { actor } = context;
  const before = await lockRecord(connection, set, actor, type, id);
  if (!may(type, actor, 'delete', before)) throw new Refusal('NotAllowed');
  if (before.rowVersion !== rowVersion) throw new Refusal('RecordChanged');
  if (before.heldBy !== null || CLOSED_STATES.has(before.state)) throw new Refusal('RecordHeld', { state: before.state });
  const change = before.number === null ? sql`deleted_at = now(), deleted_by = ${userIdOf(actor)}` : sql`state = 'void'`;
  await run(connection, sql`update ${tableOf(set, type.table)} set ${change}, row_version = row_version + 1, updated_at = now(), updated_by = ${userIdOf(actor)} where id = ${id}`);
  await writeHistory(connection, set, type, id, actor, { way: context.way, kind: before.number === null ? 'deleted' : 'voided', contentVersion: before.contentVersion });
  await noteOrganisation(connection, set, type);
  await requireAdministrator(connection, set, type);
}

/** Every record that a changed reference points to must exist and be readable to the actor: the two can't be told apart. */
async function checkReferences(connection: Connection, set: AccountSet, actor: Actor, type: CompiledType, content: Content, before?: StoredRecord): Promise<void> {
  const places = new Map<string, Map<string, string[]>>();
  const note = (columns: ReadonlyMap<string, CompiledColumn>, values: FieldValues, prefix: string, old: FieldValues | undefined) => {
    for (const { key, field } of columns.values()) {
      const target = targetOf(field);
      if (target === undefined) continue;
      const known = new Set([old?.[key] ?? []].flat());
      const wanted = places.get(target) ?? new Map<string, string[]>();
      for (const id of [values[key] ?? []].flat()) if (typeof id === 'string' && !known.has(id)) wanted.set(id, [...(wanted.get(id) ?? []), prefix + key]);
      places.set(target, wanted);
    }
  };
  note(type.columns, content.values, '', before?.values);
  for (const { key, columns } of type.lines.values()) {
    content.lines[key]?.forEach((line, index) => note(columns, line.values, `${key}.${index}.`, before?.lines[key]?.find(({ id }) => id !== null && id === line.id)?.values));
  }
  const problems: Record<string, FieldProblem> = {};
  for (const [target, wanted] of places) {
    if (wanted.size === 0) continue;
    const targetType = typeOf(set, target);
    const found = await rows<{ id: string }>(connection, sql`select r.id from ${tableOf(set, targetType.table)} r
      where r.id = any(${[...wanted.keys()]}::bigint[]) and r.deleted_at is null and ${mayReach('r', keyRing(targetType, 'read', actor))}`);
    const known = new Set(found.map(({ id }) => id));
    for (const [id, at] of wanted) if (!known.has(id)) for (const place of at) problems[place] = { code: 'UnknownReference' };
  }
  if (Object.keys(problems).length > 0) throw new Refusal('InvalidInput', {}, problems);
}

async function writeLines(connection: Connection, set: AccountSet, parent: string, lines: CompiledLines, before: readonly LineValues[], after: readonly LineValues[]): Promise<void> {
  const kept = after.flatMap(({ id }) => id ?? []);
  const gone = before.flatMap(({ id }) => (id !== null && !kept.includes(id) ? id : []));
  const columns = [...lines.columns.values()];
  if (gone.length > 0) await run(connection, sql`delete from ${tableOf(set, lines.table)} where parent = ${parent} and id = any(${gone}::bigint[])`);
  for (const [position, line] of after.entries()) {
    if (line.id === null) continue;
    await run(connection, sql`update ${tableOf(set, lines.table)} set position = ${position}${sql.join(columns.map(({ key, column }) => sql`, ${sql.id(column)} = ${line.values[key] ?? null}`), sql``)}
      where id = ${line.id} and parent = ${parent}`);
  }
  const fresh = [...after.entries()].filter(([, line]) => line.id === null);
  if (fresh.length === 0) return;
  await run(connection, sql`insert into ${tableOf(set, lines.table)} (parent, position${commaNames(columns)})
    values ${sql.join(fresh.map(([position, line]) => sql`(${parent}, ${position}${commaValues(columns, line.values)})`))}`);
}

const commaNames = (columns: readonly CompiledColumn[]) => sql.join(columns.map(({ column }) => sql`, ${sql.id(column)}`), sql``);
const commaValues = (columns: readonly CompiledColumn[], values: FieldValues) => sql.join(columns.map(({ key }) => sql`, ${values[key] ?? null}`), sql``);
const userIdOf = (actor: Actor) => (actor.kind === 'system' ? null : actor.userId);

/** What the list's search box looks through: the number, and the fields marked for search. */
function searchText(type: CompiledType, number: string | null, values: FieldValues): string {
  const texts = [...type.columns.values()].filter(({ field }) => 'search' in field && field.search !== undefined).map(({ key }) => values[key]);
  return [number, ...texts].filter((text) => typeof text === 'string').join('\n').toLowerCase();
}

async function guardUnique<Result>(type: CompiledType, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    const index = violatedUnique(error);
    const column = [...type.columns.values()].find((candidate) => index === `${type.table}_${candidate.column}_unique`);
    if (column) throw new Refusal('InvalidInput', {}, { [column.key]: { code: 'NotUnique' } });
    throw error;
  }
}

const ORGANISATION_NAMES = new Set(ORGANISATION.map(({ name }) => name));
/** Somebody must be left who can set things up, or nobody could ever undo it. @throws Refusal `LastAdministrator` */
async function requireAdministrator(connection: Connection, set: AccountSet, type: CompiledType): Promise<void> {
  if (type.name !== user.name && type.name !== role.name) return;
  const left = await first<{ one: number }>(connection, sql`
    select 1 as one from ${tableOf(set, 'user')} u join ${tableOf(set, 'role')} r on r.id = any(u.roles)
    where r.key = ${ADMINISTRATOR} and r.deleted_at is null and u.deleted_at is null and u.enabled is not false limit 1`);
  if (!left) throw new Refusal('LastAdministrator');
}

async function noteOrganisation(connection: Connection, set: AccountSet, type: CompiledType): Promise<void> {
  if (!ORGANISATION_NAMES.has(type.name)) return;
  await organisationChanged(connection, set);
  if (type.name === user.name) await closeSessionsOfDisabled(connection, set);
}
