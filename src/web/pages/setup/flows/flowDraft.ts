import type { Answer, CallInput } from '../../../client.ts';

export type Flow = Answer<'readFlow'>;
export type FlowDraft = NonNullable<CallInput<'publishFlow'>['body']>;
export type Step = FlowDraft['steps'][number];
export type Assignee = Step['assignees'][number];
export type Condition = NonNullable<Step['condition']>;
export type ConditionField = Flow['conditionFields'][number];

const operatorsOfNumbers = ['>=', '>', '<=', '<', '=', '!='] as const satisfies readonly Condition['operator'][];
const operatorsOfTexts = ['=', '!='] as const satisfies readonly Condition['operator'][];
const numericKinds = new Set(['integer', 'decimal', 'money']);
const orderedKinds = new Set([...numericKinds, 'date', 'instant']);

/** What of a flow the form changes. */
export function draftOf({ name, steps, withdraw, selfApproval, repeatedApprover }: Flow): FlowDraft {
  return { name, steps, withdraw, selfApproval, repeatedApprover };
}

export function newStep(name: string): Step {
  return { name, assignees: [], need: 'any', order: 'parallel', onReject: 'returnToStart', onEmpty: 'administrator', condition: null };
}

/** Whether every assignee says who is meant. */
export function isComplete(assignee: Assignee): boolean {
  switch (assignee.kind) {
    case 'role': return assignee.roleId !== '';
    case 'user': return assignee.userId !== '';
    case 'departmentLeader': return assignee.level >= 1;
  }
}

export function isNumeric(field: ConditionField | undefined): boolean {
  return field !== undefined && numericKinds.has(field.kind);
}

/** The comparisons that make sense for a field. */
export function operatorsOf(field: ConditionField | undefined): readonly Condition['operator'][] {
  return field !== undefined && orderedKinds.has(field.kind) ? operatorsOfNumbers : operatorsOfTexts;
}

/** What keeps a condition from being asked: something is missing, or a number is none; null: nothing. */
export function conditionProblem(condition: Condition | null, fields: readonly ConditionField[]): 'incomplete' | 'notNumber' | null {
  if (condition === null) return null;
  if (condition.field === '' || condition.value.trim() === '') return 'incomplete';
  const isNumber = /^-?[0-9]{1,15}(\.[0-9]{1,6})?$/.test(condition.value);
  return isNumeric(fields.find((field) => field.field === condition.field)) && !isNumber ? 'notNumber' : null;
}

/** The steps that paths like `['steps', 2, 'name']` or `steps.2.name` speak of. */
export function stepsNamed(paths: readonly (readonly (string | number)[])[]): number[] {
  return paths.flatMap(([root, index]) => (root === 'steps' && index !== undefined ? [Number(index)] : []));
}
