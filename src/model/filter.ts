import { Decimal } from 'decimal.js';

/** A value of a record's field as it travels in JSON; decimals and dates are strings, so that nothing is rounded. */
export type FieldValue = string | boolean | null | string[];

/** A field by its key, or the exact sum of one column of a detail table, e.g. `{ sum: 'lines.amount' }`. */
export type FilterField = string | { sum: string };

export const filterOperators = [
  'equals', 'notEquals', 'greaterThan', 'atLeast', 'lessThan', 'atMost',
  'in', 'notIn', 'contains', 'startsWith', 'isEmpty', 'isNotEmpty',
] as const;

export type FilterOperator = (typeof filterOperators)[number];

export type FilterCondition = { field: FilterField; operator: FilterOperator; value: FieldValue };

/** A condition as data: evaluated here in memory for flows, compiled to SQL elsewhere for lists. */
export type Filter = { all: Filter[] } | { any: Filter[] } | { not: Filter } | FilterCondition;

/** What a filter looks at: the fields of a record and the rows of its detail tables. */
export type FilterSubject = {
  values: Record<string, FieldValue>;
  lines: Record<string, Record<string, FieldValue>[]>;
};

/** `holds` is null when an empty field leaves the answer unknown; `missing` names those fields. */
export type FilterAnswer = { holds: boolean | null; missing: string[] };

/**
 * Evaluates a filter with the three-valued logic of SQL: a comparison with an empty field is unknown,
 * and unknown stays unknown unless another part already settles the answer.
 * A sum over rows of which one is empty is unknown too, lest a half-filled table pass as a small one.
 */
export function evaluateFilter(filter: Filter, subject: FilterSubject): FilterAnswer {
  if ('all' in filter) return combine(filter.all, subject, false);
  if ('any' in filter) return combine(filter.any, subject, true);
  if ('not' in filter) {
    const inner = evaluateFilter(filter.not, subject);
    return { holds: inner.holds === null ? null : !inner.holds, missing: inner.missing };
  }
  return evaluateCondition(filter, subject);
}

/** The key of the field that a condition names, as it is shown to people who check a definition. */
export function fieldKey(field: FilterField): string {
  return typeof field === 'string' ? field : field.sum;
}

/** All conditions of a filter, in reading order. */
export function conditionsOf(filter: Filter): FilterCondition[] {
  if ('all' in filter) return filter.all.flatMap(conditionsOf);
  if ('any' in filter) return filter.any.flatMap(conditionsOf);
  if ('not' in filter) return conditionsOf(filter.not);
  return [filter];
}

/** `settling` is the answer of one part that settles the whole: false for all, true for any. */
function combine(parts: Filter[], subject: FilterSubject, settling: boolean): FilterAnswer {
  const missing: string[] = [];
  let unknown = false;
  for (const part of parts) {
    const answer = evaluateFilter(part, subject);
    if (answer.holds === settling) return { holds: settling, missing: [] };
    if (answer.holds === null) {
      unknown = true;
      missing.push(...answer.missing);
    }
  }
  return { holds: unknown ? null : !settling, missing };
}

function evaluateCondition(condition: FilterCondition, subject: FilterSubject): FilterAnswer {
  const actual = readField(condition.field, subject);
  if (condition.operator === 'isEmpty') return { holds: isEmpty(actual), missing: [] };
  if (condition.operator === 'isNotEmpty') return { holds: !isEmpty(actual), missing: [] };
  const isUnknown = isEmpty(actual) || isEmpty(condition.value);
  const holds = isUnknown ? null : compare(actual, condition.operator, condition.value);
  return { holds, missing: holds === null ? [fieldKey(condition.field)] : [] };
}

function readField(field: FilterField, subject: FilterSubject): FieldValue {
  if (typeof field === 'string') return Object.hasOwn(subject.values, field) ? (subject.values[field] ?? null) : null;
  const [table = '', column = ''] = field.sum.split('.');
  let sum = new Exact(0);
  for (const row of Object.hasOwn(subject.lines, table) ? (subject.lines[table] ?? []) : []) {
    const amount = row[column];
    if (typeof amount !== 'string' || !isDecimal(amount)) return null;
    sum = sum.plus(amount);
  }
  return sum.toFixed();
}

/** Nothing was filled in: no text, no choice. False is an answer. */
export function isEmpty(value: FieldValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Null when the two cannot be compared, as an amount with a word. */
function compare(actual: FieldValue, operator: FilterOperator, value: FieldValue): boolean | null {
  switch (operator) {
    case 'equals': return same(actual, value);
    case 'notEquals': return !same(actual, value);
    case 'in': return isOneOf(actual, value);
    case 'notIn': return !isOneOf(actual, value);
    case 'contains': return contains(actual, value);
    case 'startsWith': return typeof actual === 'string' && typeof value === 'string' ? actual.startsWith(value) : null;
    default: break;
  }
  const order = compareOrder(actual, value);
  if (order === null) return null;
  switch (operator) {
    case 'greaterThan': return order > 0;
    case 'atLeast': return order >= 0;
    case 'lessThan': return order < 0;
    case 'atMost': return order <= 0;
    default: return null;
  }
}

function same(left: FieldValue, right: FieldValue): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return left === right || (isDecimal(left) && isDecimal(right) && new Exact(left).equals(right));
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item) => right.includes(item));
  }
  return left === right;
}

function isOneOf(actual: FieldValue, value: FieldValue): boolean {
  const choices = Array.isArray(value) ? value : [value];
  const held = Array.isArray(actual) ? actual : [actual];
  return held.some((item) => choices.some((choice) => same(item, choice)));
}

function contains(actual: FieldValue, value: FieldValue): boolean | null {
  if (Array.isArray(actual)) return (Array.isArray(value) ? value : [value]).every((item) => isOneOf(item, actual));
  return typeof actual === 'string' && typeof value === 'string' ? actual.includes(value) : null;
}

/** Decimals compare by value, other texts (dates among them) by code unit. */
function compareOrder(left: FieldValue, right: FieldValue): number | null {
  if (typeof left !== 'string' || typeof right !== 'string') return null;
  if (isDecimal(left) && isDecimal(right)) return new Exact(left).comparedTo(right);
  if (isDecimal(left) || isDecimal(right)) return null;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Leading zeros make a code, not a number: '007' is no decimal. */
export function isDecimal(text: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text);
}

/** Enough digits for every `numeric` this product stores; the default of 20 would round large sums. */
const Exact = Decimal.clone({ precision: 100 });
