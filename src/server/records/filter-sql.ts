import type { RawBuilder } from 'kysely';
import { z } from 'zod';
import { filterOperators, isEmpty, type Filter, type FilterCondition, type FilterOperator } from '../../model/filter.ts';
import type { ColumnField } from '../../model/field.ts';
import { columnType, parseValue } from '../../model/fields/index.ts';
import type { CompiledColumn, CompiledType } from '../../model/compile.ts';
import type { FieldValue } from '../../model/value.ts';
import { sql } from '../database/query.ts';
import { Refusal } from '../refusal.ts';

const DEPTH_LIMIT = 6;
const CONDITIONS_LIMIT = 50;

const Condition = z.strictObject({
  field: z.string(), operator: z.enum(filterOperators),
  value: z.union([z.string(), z.boolean(), z.null(), z.array(z.string()).max(200)]).default(null),
});

/**
 * Reads a filter that came from outside as JSON; fields are those of the type the actor sees.
 * @throws Refusal `BadFilter`
 */
export function parseFilter(written: string): Filter {
  let count = 0;
  const read = (part: unknown, depth: number): Filter => {
    count += 1;
    if (depth > DEPTH_LIMIT || count > CONDITIONS_LIMIT) throw new Refusal('BadFilter');
    if (typeof part !== 'object' || part === null) throw new Refusal('BadFilter');
    if ('all' in part && Array.isArray(part.all)) return { all: part.all.map((inner) => read(inner, depth + 1)) };
    if ('any' in part && Array.isArray(part.any)) return { any: part.any.map((inner) => read(inner, depth + 1)) };
    if ('not' in part) return { not: read(part.not, depth + 1) };
    const condition = Condition.safeParse(part);
    if (!condition.success) throw new Refusal('BadFilter');
    return condition.data;
  };
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch {
    throw new Refusal('BadFilter');
  }
  return read(json, 0);
}

/** The same filter that `evaluateFilter` answers in memory, as a predicate on the rows of alias `r`. */
export function filterSql(type: CompiledType, filter: Filter): RawBuilder<boolean> {
  if ('all' in filter) return joined(type, filter.all, sql` and `, sql`true`);
  if ('any' in filter) return joined(type, filter.any, sql` or `, sql`false`);
  if ('not' in filter) return sql`not (${filterSql(type, filter.not)})`;
  return conditionSql(type, filter);
}

function joined(type: CompiledType, parts: readonly Filter[], by: RawBuilder<unknown>, empty: RawBuilder<boolean>): RawBuilder<boolean> {
  return parts.length === 0 ? empty : sql`(${sql.join(parts.map((part) => filterSql(type, part)), by)})`;
}

function conditionSql(type: CompiledType, { field, operator, value }: FilterCondition): RawBuilder<boolean> {
  const column = typeof field === 'string' ? type.columns.get(field) : undefined;
  if (!column || !operatorsOf(column.field).includes(operator)) throw new Refusal('BadFilter', { field: typeof field === 'string' ? field : field.sum });
  const at = sql.ref(`r.${column.column}`);
  // An empty list is stored as such, but to a filter it is as unknown as any other empty field.
  return column.field.kind === 'references' ? listSql(column, sql`nullif(${at}, '{}')`, operator, value) : valueSql(column, at, operator, value);
}

function valueSql(column: CompiledColumn, at: RawBuilder<unknown>, operator: FilterOperator, value: FieldValue): RawBuilder<boolean> {
  switch (operator) {
    case 'isEmpty': return sql`${at} is null`;
    case 'isNotEmpty': return sql`${at} is not null`;
    case 'equals': return sql`${at} = ${operand(column, value)}`;
    case 'notEquals': return sql`${at} <> ${operand(column, value)}`;
    case 'greaterThan': return sql`${ordered(column, at)} > ${operand(column, value)}`;
    case 'atLeast': return sql`${ordered(column, at)} >= ${operand(column, value)}`;
    case 'lessThan': return sql`${ordered(column, at)} < ${operand(column, value)}`;
    case 'atMost': return sql`${ordered(column, at)} <= ${operand(column, value)}`;
    case 'in': return isEmpty(value) ? UNKNOWN : sql`${at} = any(${operands(column, value)})`;
    case 'notIn': return isEmpty(value) ? UNKNOWN : sql`${at} <> all(${operands(column, value)})`;
    case 'contains': return isEmpty(value) ? UNKNOWN : sql`${at} like ${`%${escapeLike(value)}%`}`;
    case 'startsWith': return isEmpty(value) ? UNKNOWN : sql`${at} like ${`${escapeLike(value)}%`}`;
  }
}

function listSql(column: CompiledColumn, at: RawBuilder<unknown>, operator: FilterOperator, value: FieldValue): RawBuilder<boolean> {
  if (operator === 'isEmpty') return sql`${at} is null`;
  if (operator === 'isNotEmpty') return sql`${at} is not null`;
  if (isEmpty(value)) return UNKNOWN;
  if (!Array.isArray(value) && (operator === 'equals' || operator === 'notEquals')) throw new Refusal('BadFilter', { field: column.key });
  const wanted = sql`${operands(column, value)}::bigint[]`;
  switch (operator) {
    case 'equals': return sql`(${at} @> ${wanted} and ${at} <@ ${wanted})`;
    case 'notEquals': return sql`not (${at} @> ${wanted} and ${at} <@ ${wanted})`;
    case 'in': return sql`${at} && ${wanted}`;
    case 'notIn': return sql`not (${at} && ${wanted})`;
    default: return sql`${at} @> ${wanted}`;
  }
}

const UNKNOWN = sql<boolean>`null::boolean`;

/** Texts compare by character code, as they do in memory, whatever the database's language is. */
const ordered = (column: CompiledColumn, at: RawBuilder<unknown>) => (columnType(column.field) === 'text' ? sql`${at} collate "C"` : at);

const EQUALITY = ['isEmpty', 'isNotEmpty', 'equals', 'notEquals', 'in', 'notIn'] as const;
const ORDER = ['greaterThan', 'atLeast', 'lessThan', 'atMost'] as const;

/** What can be asked of a field: the first letters of an amount, say, mean nothing. */
function operatorsOf(field: ColumnField): readonly FilterOperator[] {
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'choice': return [...EQUALITY, ...ORDER, 'contains', 'startsWith'];
    case 'integer':
    case 'decimal':
    case 'money':
    case 'date':
    case 'instant': return [...EQUALITY, ...ORDER];
    case 'boolean':
    case 'reference': return EQUALITY;
    case 'references': return [...EQUALITY, 'contains'];
  }
}

/** A value as the field stores it; null where nothing was given, which compares with nothing. */
function operand(column: CompiledColumn, value: FieldValue): FieldValue {
  const parsed = parseValue(column.field, value);
  if (!parsed.ok) throw new Refusal('BadFilter', { field: column.key });
  return parsed.value;
}

function operands(column: CompiledColumn, value: FieldValue): FieldValue[] {
  const given = column.field.kind === 'references' ? operand(column, [value].flat().filter((item) => typeof item === 'string')) : [value].flat().map((item) => operand(column, item));
  return [given].flat(2).filter((item) => item !== null);
}

export function escapeLike(value: FieldValue): string {
  if (typeof value !== 'string') throw new Refusal('BadFilter');
  return value.replaceAll(/[\\%_]/g, '\\$&');
}
