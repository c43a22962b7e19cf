import { useType } from '../../../queries.ts';
import { useFormat } from '../../../useFormat.ts';
import { useRecordTitles } from '../useRecordTitles.ts';
import { useSetupWords } from '../words.ts';
import { isComplete, isNumeric, type Assignee, type Condition, type Flow, type Step } from './flowDraft.ts';

/** A step in a line or two: its name, who is asked, how many must agree, and when it is taken. */
export function StepSummary({ step, flow }: { step: Step; flow: Flow }) {
  const { flow: words, form } = useSetupWords();
  const names = useAssigneeNames(step.assignees ?? []);
  const several = (step.assignees ?? []).some((assignee) => assignee.kind === 'role') || (step.assignees ?? []).length > 1;
  const condition = useConditionText(step.condition, flow);
  return (
    <span className="flow-summary">
      <span className="flow-summary-name">{step.name}</span>
      <span className="flow-summary-who">
        {names.length === 0 ? words.assigneesMissing : names.join(form.and)}
        {several && ` · ${words.needs[step.need]}`}
        {several && step.order === 'sequential' && ` · ${words.orders.sequential}`}
      </span>
      {condition && <span className="flow-summary-when figures">{condition}</span>}
    </span>
  );
}

/** `当金额大于等于 100,000`; a reference and a choice by their names. */
function useConditionText(condition: Condition | null, flow: Flow): string | null {
  const words = useSetupWords().flow;
  const { decimal } = useFormat();
  const { choices, target } = useType(flow.type)?.fields.find((known) => known.key === condition?.field) ?? {};
  const titleOf = useRecordTitles(target && condition?.value ? [{ type: target, id: condition.value }] : []);
  if (!condition || condition.field === '') return null;
  const field = flow.conditionFields.find((known) => known.field === condition.field);
  const name = choices?.find((choice) => choice.value === condition.value)?.label ?? titleOf(condition.value) ?? condition.value;
  return words.summaryWhen(field?.label ?? condition.field, words.operators[condition.operator], isNumeric(field) ? decimal(condition.value) : name);
}

function useAssigneeNames(assignees: readonly Assignee[]): string[] {
  const words = useSetupWords().flow;
  const complete = assignees.filter(isComplete);
  const titleOf = useRecordTitles(complete.flatMap(recordOf));
  const titled = (id: string) => {
    const title = titleOf(id);
    return title === null ? words.gone : title ?? '…';
  };
  return complete.map((assignee) => {
    switch (assignee.kind) {
      case 'role': return words.roleOf(titled(assignee.roleId));
      case 'user': return titled(assignee.userId);
      case 'departmentLeader': return words.leader(assignee.level);
    }
  });
}

function recordOf(assignee: Assignee): { type: string; id: string }[] {
  switch (assignee.kind) {
    case 'role': return [{ type: 'role', id: assignee.roleId }];
    case 'user': return [{ type: 'user', id: assignee.userId }];
    case 'departmentLeader': return [];
  }
}
