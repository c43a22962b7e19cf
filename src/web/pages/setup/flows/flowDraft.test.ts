import { expect, test } from 'vitest';
import { conditionProblem, isComplete, operatorsOf, stepsNamed } from './flowDraft.ts';

const fields = [{ field: 'sum(lines.amount)', label: '金额合计', kind: 'money' }, { field: 'grade', label: '级别', kind: 'choice' }];

test('a condition names a field and a value, a number where the field is one', () => {
  expect(conditionProblem(null, fields)).toBeNull();
  expect(conditionProblem({ field: 'sum(lines.amount)', operator: '>=', value: '100000.50' }, fields)).toBeNull();
  expect(conditionProblem({ field: 'sum(lines.amount)', operator: '>=', value: '十万' }, fields)).toBe('notNumber');
  expect(conditionProblem({ field: 'grade', operator: '=', value: 'active' }, fields)).toBeNull();
  expect(conditionProblem({ field: '', operator: '=', value: 'active' }, fields)).toBe('incomplete');
  expect(conditionProblem({ field: 'grade', operator: '=', value: ' ' }, fields)).toBe('incomplete');
});

test('only what has an order is compared by it', () => {
  expect(operatorsOf(fields[0])).toContain('>=');
  expect(operatorsOf(fields[1])).toEqual(['=', '!=']);
});

test('an assignee says who is meant', () => {
  expect(isComplete({ kind: 'role', roleId: '' })).toBe(false);
  expect(isComplete({ kind: 'user', userId: '7' })).toBe(true);
});

test('a problem belongs to the step that its path names', () => {
  expect(stepsNamed([['steps', 2, 'name'], ['name'], ['steps', '0']])).toEqual([2, 0]);
});
