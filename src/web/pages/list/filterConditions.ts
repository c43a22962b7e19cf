import type { FieldValue } from '../../../contract/common.ts';
import type { FieldDescription } from '../../../contract/model.ts';
import type { FilterOperator } from '../../../model/filter.ts';

/** The conditions that one can put together in the list; all of them must hold. */
export type Condition = { field: string; operator: ListOperator; value: FieldValue };
export type ListOperator = Extract<FilterOperator, 'equals' | 'notEquals' | 'contains' | 'startsWith' | 'atLeast' | 'atMost' | 'greaterThan' | 'lessThan' | 'isEmpty' | 'isNotEmpty'>;

const operators: readonly ListOperator[] = ['equals', 'notEquals', 'contains', 'startsWith', 'atLeast', 'atMost', 'greaterThan', 'lessThan', 'isEmpty', 'isNotEmpty'];

export function operatorsOf(field: FieldDescription): readonly ListOperator[] {
  switch (field.kind) {
    case 'text': case 'longText': return ['contains', 'startsWith', 'equals', 'notEquals', 'isEmpty', 'isNotEmpty'];
    case 'integer': case 'decimal': case 'money': case 'date': case 'instant': return ['atLeast', 'atMost', 'equals', 'notEquals', 'greaterThan', 'lessThan', 'isEmpty', 'isNotEmpty'];
    case 'boolean': return ['equals'];
    case 'choice': case 'reference': return ['equals', 'notEquals', 'isEmpty', 'isNotEmpty'];
    case 'references': return ['isEmpty', 'isNotEmpty'];
  }
}

export function needsValue(operator: ListOperator): boolean {
  return operator !== 'isEmpty' && operator !== 'isNotEmpty';
}

/** Conditions as the address and the server take them; undefined when none is complete. */
export function writeFilter(conditions: readonly Condition[]): string | undefined {
  const complete = conditions.filter(({ operator, value }) => !needsValue(operator) || (value !== null && value !== ''));
  return complete.length === 0 ? undefined : JSON.stringify({ all: complete });
}

/** The conditions of a filter that was made here; an address somebody else wrote may hold others, which are left alone. */
export function readFilter(filter: string | undefined): Condition[] {
  const parsed = parse(filter);
  if (typeof parsed !== 'object' || parsed === null || !('all' in parsed) || !Array.isArray(parsed.all)) return [];
  return parsed.all.filter(isCondition);
}

function isCondition(value: unknown): value is Condition {
  return typeof value === 'object' && value !== null && 'field' in value && typeof value.field === 'string'
    && 'operator' in value && operators.some((operator) => operator === value.operator);
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
