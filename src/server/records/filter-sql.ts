import type { RawBuilder } from 'kysely';
import { z } from 'zod';
import { filterOperators, type Filter, type FilterCondition } from '../../model/filter.ts';
import { parseValue } from '../../model/fields/index.ts';
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

function conditionSql(type: CompiledType, condition: FilterCondition): RawBuilder<boolean> {
  const column = typeof condition.field === 'string' ? type.columns.get(condition.field) : undefined;
  if (!column) throw new Refusal('BadFilter', { field: condition.field });
  const at = sql.ref(`r.${column.column}`);
  const list = column.field.kind === 'references';
  switch (condition.operator) {
    case 'isEmpty': return list ? sql`${at} = '{}'` : sql`${at} is null`;
    case 'isNotEmpty': return list ? sql`${at} <> '{}'` : sql`${at} is not null`;
    case 'equals': return list ? sql`(${at} @> ${operand(column, condition.value)} and ${at} <@ ${operand(column, condition.value)})` : sql`${at} = ${operand(column, condition.value)}`;
    case 'notEquals': return sql`${at} <> ${operand(column, condition.value)}`;
    case 'greaterThan': return sql`${at} > ${operand(column, condition.value)}`;
    case 'atLeast': return sql`${at} >= ${operand(column, condition.value)}`;
    case 'lessThan': return sql`${at} < ${operand(column, condition.value)}`;
    case 'atMost': return sql`${at} <= ${operand(column, condition.value)}`;
    case 'in': return list ? sql`${at} && ${operand(column, condition.value)}` : sql`${at} = any(${operands(column, condition.value)})`;
    case 'notIn': return list ? sql`not (${at} && ${operand(column, condition.value)})` : sql`${at} <> all(${operands(column, condition.value)})`;
    case 'contains': return list ? sql`${at} @> ${operand(column, condition.value)}` : sql`${at}::text like ${`%${escapeLike(condition.value)}%`}`;
    case 'startsWith': return sql`${at}::text like ${`${escapeLike(condition.value)}%`}`;
  }
}

function operand(column: CompiledColumn, value: FieldValue): FieldValue {
  const parsed = parseValue(column.field, value);
  if (!parsed.ok) throw new Refusal('BadFilter', { field: column.key });
  return parsed.value;
}

function operands(column: CompiledColumn, value: FieldValue): FieldValue[] {
  return [value].flat().map((item) => operand(column, item));
}

export function escapeLike(value: FieldValue): string {
  if (typeof value !== 'string') throw new Refusal('BadFilter');
  return value.replaceAll(/[\\%_]/g, '\\$&');
}
