import { newCommandKey } from '../commandKey.ts';
import type { z } from 'zod';
import type { FieldValue, Titles } from '../../contract/common.ts';
import type { FieldDescription, TypeDescription } from '../../contract/model.ts';
import type { OfficeRecord, WriteBody } from '../../contract/records.ts';
import { isDecimal } from '../format.ts';

export type Values = Record<string, FieldValue>;
/** `key` names the row in the form; only a stored row has an id. */
export type DraftLine = { key: string; id?: string; values: Values };
/** A record as its form holds it; what is no number yet stands as it was typed. */
export type Draft = { values: Values; lines: Record<string, DraftLine[]>; titles: Titles };
type Body = z.infer<typeof WriteBody>;

export function draftOf(type: TypeDescription, record: OfficeRecord | null): Draft {
  return {
    values: record ? { ...record.values } : Object.fromEntries(type.fields.flatMap((field) => (field.initial === undefined ? [] : [[field.key, field.initial]]))),
    lines: Object.fromEntries(type.lines.map(({ key }) => [key, (record?.lines[key] ?? []).map((line) => ({ key: line.id, id: line.id, values: { ...line.values } }))])),
    titles: record?.titles ?? initialTitles(type),
  };
}

function initialTitles(type: TypeDescription): Titles {
  return Object.fromEntries(type.fields.flatMap((field) => (typeof field.initial === 'string' && field.initialTitle !== undefined ? [[`${field.target}/${field.initial}`, field.initialTitle]] : [])));
}

/** Rows in which nothing was written; they are left out when saving. */
function isEmptyLine(line: DraftLine, fields: readonly FieldDescription[]): boolean {
  return line.id === undefined && fields.every((field) => field.readOnly || isEmpty(line.values[field.key]) || line.values[field.key] === false);
}

export function withoutEmptyLines(type: TypeDescription, draft: Draft): Draft {
  const lines = Object.fromEntries(type.lines.map((table) => [table.key, (draft.lines[table.key] ?? []).filter((line) => !isEmptyLine(line, table.fields))]));
  return { ...draft, lines };
}

/**
 * What is sent: the fields that differ from what is stored, and detail tables as a whole.
 * A new record leaves out what was not filled in, so that the type's initial values hold.
 */
export function bodyOf(type: TypeDescription, stored: OfficeRecord | null, draft: Draft): Body {
  const before = draftOf(type, stored);
  const values: Values = {};
  for (const field of type.fields) {
    if (!field.readOnly && !same(before.values[field.key], draft.values[field.key])) values[field.key] = draft.values[field.key] ?? null;
  }
  const lines: NonNullable<Body['lines']> = {};
  for (const table of type.lines) {
    const rows = draft.lines[table.key] ?? [];
    if (sameLines(before.lines[table.key] ?? [], rows, table.fields)) continue;
    lines[table.key] = rows.map((row) => ({ id: row.id, values: writable(row.values, table.fields) }));
  }
  return { values, lines };
}

export function isChanged(body: Body): boolean {
  return Object.keys(body.values).length > 0 || Object.keys(body.lines ?? {}).length > 0;
}

/** Paths of what cannot be sent because it is no number (`lines.2.quantity`). */
export function unreadableNumbers(type: TypeDescription, draft: Draft): string[] {
  const wrong = (fields: readonly FieldDescription[], values: Values, prefix: string) => fields
    .filter((field) => ['integer', 'decimal', 'money'].includes(field.kind) && !field.readOnly)
    .filter((field) => {
      const value = values[field.key];
      return typeof value === 'string' && !isDecimal(value);
    })
    .map((field) => prefix + field.key);
  return [
    ...wrong(type.fields, draft.values, ''),
    ...type.lines.flatMap((table) => (draft.lines[table.key] ?? []).flatMap((line, index) => wrong(table.fields, line.values, `${table.key}.${index}.`))),
  ];
}

function writable(values: Values, fields: readonly FieldDescription[]): Values {
  return Object.fromEntries(fields.filter((field) => !field.readOnly && values[field.key] !== undefined).map((field) => [field.key, values[field.key] ?? null]));
}

function sameLines(before: readonly DraftLine[], after: readonly DraftLine[], fields: readonly FieldDescription[]): boolean {
  return before.length === after.length && before.every((line, index) => line.id === after[index]?.id
    && fields.every((field) => field.readOnly || same(line.values[field.key], after[index]?.values[field.key])));
}

function same(left: FieldValue | undefined, right: FieldValue | undefined): boolean {
  if (isEmpty(left) && isEmpty(right)) return true;
  return Array.isArray(left) && Array.isArray(right) ? left.length === right.length && left.every((id, index) => id === right[index]) : left === right;
}

function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

export function newLine(): DraftLine {
  return { key: newCommandKey(), values: {} };
}
