import type { z } from 'zod';
import * as contract from '../../../contract/setup.ts';
import { FlowStep } from '../../../contract/setup.ts';
import type { Assignee, OnEmpty, OnReject } from '../../../flow/definition.ts';
import { fromSteps, toSteps, type SimpleStep } from '../../../flow/simple.ts';
import { validateDefinition } from '../../../flow/validate.ts';
import type { CompiledType } from '../../../model/compile.ts';
import { conditionsOf, fieldKey, type FilterOperator } from '../../../model/filter.ts';
import { logAccess } from '../../accounts/access-log.ts';
import { labelsOf } from '../../account-set.ts';
import { transaction } from '../../database/connect.ts';
import { currentDefinition, publish, type Published } from '../../flows/definitions.ts';
import { conditionFields, fieldCatalogue } from '../../flows/fields.ts';
import { Refusal } from '../../refusal.ts';
import type { Caller } from '../context.ts';
import { serve, type Serving } from '../serve.ts';
import { documentType } from './document-types.ts';

type Step = z.output<typeof FlowStep>;
const OPERATORS = { '>=': 'atLeast', '>': 'greaterThan', '<=': 'atMost', '<': 'lessThan', '=': 'equals', '!=': 'notEquals' } as const satisfies Record<string, FilterOperator>;

/** The approval flow of a document type as an ordered list (M4); the graph designer will edit the same definitions. */
export function serveFlows(serving: Serving): void {
  serve(serving, contract.readFlow, async (caller, { params }) => {
    const type = documentType(caller.set, params.type);
    return present(caller, type, await currentDefinition(caller.set.pool, caller.set, type));
  });

  serve(serving, contract.publishFlow, async (caller, { params, body }) => {
    const { set, actor } = caller;
    const type = documentType(set, params.type);
    const { steps, ...options } = body;
    const published = await transaction(set.pool, async (connection) => publish(connection, set, type.name, (version) => {
      const definition = fromSteps(steps.map(toSimple), { key: type.name, version, model: 'predefined', ...options });
      const problems = validateDefinition(definition, fieldCatalogue(type));
      if (problems.length > 0) throw new Refusal('FlowInvalid', { problems: problems.map(({ kind, nodeId, detail }) => ({ kind, step: stepOf(nodeId), detail })) });
      return definition;
    }, actor.userId));
    await logAccess(set, actor.userId, 'flowPublished', { type: type.name, version: published.version });
    return present(caller, type, published);
  });
}

function present({ set, language }: Caller, type: CompiledType, { definition, version }: Published): z.input<typeof contract.FlowSetup> {
  const steps = toSteps(definition)?.map(fromSimple);
  // What the list can't show (a graph made by other means) can't be edited here.
  if (!steps || steps.some((step) => step === null)) throw new Refusal('FlowInvalid', { problems: [] });
  return {
    type: type.name, label: labelsOf(set, type.name, language).name, name: definition.name, version,
    steps: steps.filter((step) => step !== null),
    withdraw: definition.withdraw, selfApproval: definition.selfApproval, repeatedApprover: definition.repeatedApprover,
    conditionFields: conditionFields(type, labelsOf(set, type.name, language)),
  };
}

function toSimple(step: Step): SimpleStep {
  const { condition } = step;
  return {
    name: step.name, need: step.need, order: step.order,
    assignees: step.assignees.map((assignee): Assignee => (assignee.kind === 'user' ? { kind: 'person', userId: assignee.userId } : assignee)),
    onReject: { action: step.onReject } satisfies OnReject,
    onEmpty: { action: step.onEmpty } satisfies OnEmpty,
    ...(condition === null ? {} : { condition: { field: readField(condition.field), operator: OPERATORS[condition.operator], value: condition.value } }),
  };
}

/** Null where the step holds more than this list can say. */
function fromSimple(step: SimpleStep): Step | null {
  const assignees = step.assignees.map((assignee) => {
    switch (assignee.kind) {
      case 'person': return { kind: 'user' as const, userId: assignee.userId };
      case 'role':
      case 'departmentLeader': return assignee;
      default: return null;
    }
  });
  const onReject = step.onReject?.action ?? 'returnToStart';
  const onEmpty = step.onEmpty?.action ?? 'administrator';
  const condition = step.condition === undefined ? null : readCondition(step.condition);
  if (assignees.includes(null) || (step.need !== 'any' && step.need !== 'all' && step.need !== 'half') || condition === undefined) return null;
  if ((onReject !== 'end' && onReject !== 'returnToStart' && onReject !== 'returnToPrevious') || onEmpty === 'user') return null;
  return { name: step.name, assignees: assignees.filter((assignee) => assignee !== null), need: step.need, order: step.order, onReject, onEmpty, condition };
}

function readCondition(filter: NonNullable<SimpleStep['condition']>): Step['condition'] | undefined {
  const [condition, ...others] = conditionsOf(filter);
  const operator = OPERATOR_SIGNS.find((sign) => OPERATORS[sign] === condition?.operator);
  if (!condition || others.length > 0 || !operator || typeof condition.value !== 'string') return undefined;
  return { field: typeof condition.field === 'string' ? condition.field : `sum(${fieldKey(condition.field)})`, operator, value: condition.value };
}

const OPERATOR_SIGNS = ['>=', '>', '<=', '<', '=', '!='] as const;

/** `sum(lines.amount)` is the sum of a column, anything else the key of a field. */
function readField(written: string) {
  const sum = /^sum\(([a-zA-Z0-9.]+)\)$/.exec(written)?.[1];
  return sum === undefined ? written : { sum };
}

/** Nodes of the list are called `step3`, `condition3`. */
function stepOf(nodeId: string | null): number | null {
  const number = /[0-9]+$/.exec(nodeId ?? '')?.[0];
  return number === undefined ? null : Number(number);
}
