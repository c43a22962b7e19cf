import { Input, Select } from 'antd';
import { Setting } from '../Setting.tsx';
import { useSetupWords } from '../words.ts';
import { AssigneesInput } from './AssigneesInput.tsx';
import { ConditionInput } from './ConditionInput.tsx';
import { conditionProblem, isComplete, type Assignee, type Condition, type Flow, type Step } from './flowDraft.ts';

const needs = ['any', 'all', 'half'] as const satisfies readonly Step['need'][];
const orders = ['parallel', 'sequential'] as const satisfies readonly Step['order'][];
const rejects = ['returnToStart', 'returnToPrevious', 'end'] as const satisfies readonly Step['onReject'][];
const empties = ['administrator', 'pass', 'reject'] as const satisfies readonly Step['onEmpty'][];

/** Everything that can be set at one step. */
export function StepFields({ index, flow }: { index: number; flow: Flow }) {
  const { flow: words } = useSetupWords();
  const at = (key: keyof Step) => ({ path: ['steps', index, key], listName: [index, key] });
  // A search leads to the settings of the first step.
  const anchor = (name: string) => (index === 0 ? name : `${name}-${index + 1}`);
  return (
    <>
      <Setting name={anchor('stepName')} {...at('name')} words={words.stepName} rules={[{ required: true, whitespace: true, message: words.nameMissing }]}>
        <Input maxLength={60} />
      </Setting>
      <Setting name={anchor('assignees')} {...at('assignees')} words={words.assignees} rules={[{ validator: checkAssignees(words) }]}>
        <AssigneesInput />
      </Setting>
      <div className="setup-pair">
        <Setting name={anchor('need')} {...at('need')} words={words.need}><Select options={needs.map((value) => ({ value, label: words.needs[value] }))} /></Setting>
        <Setting name={anchor('order')} {...at('order')} words={words.order}><Select options={orders.map((value) => ({ value, label: words.orders[value] }))} /></Setting>
      </div>
      <Setting name={anchor('condition')} {...at('condition')} words={words.condition} rules={[{ validator: checkCondition(flow, words) }]}>
        <ConditionInput flow={flow} />
      </Setting>
      <div className="setup-pair">
        <Setting name={anchor('onReject')} {...at('onReject')} words={words.onReject}><Select options={rejects.map((value) => ({ value, label: words.rejects[value] }))} /></Setting>
        <Setting name={anchor('onEmpty')} {...at('onEmpty')} words={words.onEmpty}><Select options={empties.map((value) => ({ value, label: words.empties[value] }))} /></Setting>
      </div>
    </>
  );
}

function checkAssignees(words: { assigneesMissing: string; assigneeIncomplete: string }) {
  return async (_rule: unknown, assignees: Assignee[] | undefined) => {
    if (!assignees || assignees.length === 0) throw new Error(words.assigneesMissing);
    if (!assignees.every(isComplete)) throw new Error(words.assigneeIncomplete);
  };
}

function checkCondition(flow: Flow, words: { conditionIncomplete: string; notNumber: string }) {
  return async (_rule: unknown, condition: Condition | null) => {
    const problem = conditionProblem(condition ?? null, flow.conditionFields);
    if (problem !== null) throw new Error(problem === 'incomplete' ? words.conditionIncomplete : words.notNumber);
  };
}
