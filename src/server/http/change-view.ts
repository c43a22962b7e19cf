import { targetOf } from '../../model/fields/index.ts';
import type { CompiledColumn, CompiledType } from '../../model/compile.ts';
import type { TypeLabels } from '../../model/record.ts';
import type { FieldValue, FieldValues } from '../../model/value.ts';
import type { FieldChange, HistoryEntry } from '../records/history.ts';
import { formatValue, type Format } from '../records/format.ts';
import { titlesFor, type Titles } from '../records/titles.ts';
import type { Caller } from './context.ts';

export type ChangeView = { field: string; label: string; before: string | null; after: string | null };

/** A change in words: `明细第 3 行 数量`, before and after as the reader's language writes them. */
export function viewChange(type: CompiledType, change: FieldChange, labels: TypeLabels, titles: Titles, format: Format): ChangeView {
  const place = placeOf(type, change.field);
  if (!place) return { field: change.field, label: change.field, before: textOf(change.before), after: textOf(change.after) };
  const { column, key, row } = place;
  const write = (value: FieldValue) => formatValue(column.field, value, key, labels, titles, format) || null;
  const table = key.split('.')[0] ?? '';
  const label = row === null ? (labels.fields[key] ?? key) : `${labels.fields[table] ?? table} ${row} · ${labels.fields[key] ?? key}`;
  return { field: change.field, label, before: write(change.before), after: write(change.after) };
}

/** Titles of what references in a history pointed to, in one query a type. */
export function titlesOfChanges(caller: Caller, type: CompiledType, history: readonly HistoryEntry[]): Promise<Titles> {
  const sources = new Map<CompiledColumn, FieldValues[]>();
  for (const change of history.flatMap(({ changes }) => changes)) {
    const place = placeOf(type, change.field);
    if (!place || targetOf(place.column.field) === undefined) continue;
    const values = sources.get(place.column) ?? [];
    values.push({ [place.column.key]: change.before }, { [place.column.key]: change.after });
    sources.set(place.column, values);
  }
  return titlesFor(caller.set.pool, caller.set, caller.actor, [...sources].map(([column, values]) => ({ columns: new Map([[column.key, column]]), values })));
}

/** `lines.3.quantity` is the column `quantity` of the detail table `lines`, in row 3. */
function placeOf(type: CompiledType, field: string): { column: CompiledColumn; key: string; row: string | null } | undefined {
  const [first = '', row, inner] = field.split('.');
  if (row === undefined || inner === undefined) {
    const column = type.columns.get(first);
    return column && { column, key: first, row: null };
  }
  const column = type.lines.get(first)?.columns.get(inner);
  return column && { column, key: `${first}.${inner}`, row };
}

const textOf = (value: FieldValue) => (value === null ? null : String(value));
