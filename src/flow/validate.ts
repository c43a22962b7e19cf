import type { Filter, FilterCondition } from '../model/filter.ts';
import { conditionsOf, fieldKey, filterOperators, isDecimal } from '../model/filter.ts';
import type { DefinitionProblem, FlowDefinition, FlowNode, PolicyTier } from './definition.ts';
import { validateNodes } from './validate-nodes.ts';

/** How a field compares; a caller maps the kinds of its model to these. */
export type FieldSort = 'decimal' | 'text' | 'date' | 'boolean' | 'users' | 'other';

/** The fields that a definition may name, by key, and the columns of detail tables. */
export type FieldCatalogue = {
  values: Record<string, FieldSort>;
  lines: Record<string, Record<string, FieldSort>>;
};

/** All that forbids publishing a definition for documents with these fields. Empty: it may be published. */
export function validateDefinition(definition: FlowDefinition, fields: FieldCatalogue): DefinitionProblem[] {
  return [
    ...validateNodes(definition.nodes),
    ...checkTiers(definition.policy, null, fields),
    ...definition.nodes.flatMap((node) => checkFields(node, fields)),
  ];
}

function checkFields(node: FlowNode, fields: FieldCatalogue): DefinitionProblem[] {
  if ('branches' in node) return node.branches.flatMap((branch) => checkFilter(branch.when, node.id, fields));
  if (node.kind === 'sendTask') return unknownFields(node.recipients.flatMap(fieldOf), node.id, fields);
  if (node.kind !== 'userTask') return [];
  const named = [...node.assignees.flatMap(fieldOf), ...Object.keys(node.fieldRights)];
  return [...unknownFields(named, node.id, fields), ...checkTiers(node.policy ?? [], node.id, fields)];
}

function fieldOf(assignee: { kind: string; field?: string }): string[] {
  return assignee.field === undefined ? [] : [assignee.field];
}

function checkTiers(tiers: PolicyTier[], nodeId: string | null, fields: FieldCatalogue): DefinitionProblem[] {
  return tiers.flatMap((tier) => (tier.when ? checkFilter(tier.when, nodeId, fields) : []));
}

function checkFilter(filter: Filter, nodeId: string | null, fields: FieldCatalogue): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  for (const condition of conditionsOf(filter)) {
    const key = fieldKey(condition.field);
    const sort = sortOf(key, fields);
    const isSum = typeof condition.field !== 'string';
    if (sort === undefined || isSum !== key.includes('.')) problems.push({ kind: 'unknownField', nodeId, detail: key });
    else if (!isValidCondition(condition, sort, isSum)) problems.push({ kind: 'invalidFilter', nodeId, detail: key });
  }
  return problems;
}

function unknownFields(keys: string[], nodeId: string, fields: FieldCatalogue): DefinitionProblem[] {
  const unknown = keys.filter((key) => sortOf(key, fields) === undefined && !Object.hasOwn(fields.lines, key));
  return unknown.map((key) => ({ kind: 'unknownField', nodeId, detail: key }));
}

function sortOf(key: string, fields: FieldCatalogue): FieldSort | undefined {
  const [table = '', column] = key.split('.');
  if (column === undefined) return Object.hasOwn(fields.values, key) ? fields.values[key] : undefined;
  const columns = Object.hasOwn(fields.lines, table) ? fields.lines[table] : undefined;
  return columns && Object.hasOwn(columns, column) ? columns[column] : undefined;
}

function isValidCondition(condition: FilterCondition, sort: FieldSort, isSum: boolean): boolean {
  const { operator, value } = condition;
  if (!filterOperators.includes(operator) || (isSum && sort !== 'decimal')) return false;
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return true;
  const values = Array.isArray(value) ? value : [value];
  if (values.length === 0 || values.includes(null) || values.includes('')) return false;
  if (operator === 'in' || operator === 'notIn') return Array.isArray(value) && values.every((one) => fits(one, sort));
  const compares = ['greaterThan', 'atLeast', 'lessThan', 'atMost'].includes(operator);
  if (compares && sort !== 'decimal' && sort !== 'date' && sort !== 'text') return false;
  return values.every((one) => fits(one, sort));
}

function fits(value: string | boolean | null, sort: FieldSort): boolean {
  if (sort === 'decimal') return typeof value === 'string' && isDecimal(value);
  if (sort === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string';
}
