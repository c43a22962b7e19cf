import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, DownOutlined, HolderOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useContext } from 'react';
import { SettingProblems } from '../Setting.tsx';
import { useSetupWords } from '../words.ts';
import type { Flow, FlowDraft } from './flowDraft.ts';
import { StepFields } from './StepFields.tsx';
import { StepSummary } from './StepSummary.tsx';

type Props = {
  index: number; count: number; flow: Flow; isOpen: boolean; isDropTarget: boolean;
  onToggle: () => void; onMove: (to: number) => void; onRemove: () => void;
  onDragStart: () => void; onDragEnd: () => void; onDrop: () => void;
};

/** One step: a line that says who is asked when, its order buttons, its problems, and its fields when opened. */
export function StepCard({ index, count, flow, isOpen, isDropTarget, onToggle, onMove, onRemove, onDragStart, onDragEnd, onDrop }: Props) {
  const words = useSetupWords().flow;
  const form = Form.useFormInstance<FlowDraft>();
  const step = Form.useWatch(['steps', index], { form, preserve: true });
  const name = step?.name ?? '';
  const problems = useStepProblems(index);
  const stepId = `flow-step-${index}`;
  return (
    <li
      className={`flow-step${isDropTarget ? ' flow-step-target' : ''}${problems.length > 0 ? ' flow-step-wrong' : ''}`}
      onDragOver={(event) => isDropTarget && event.preventDefault()} onDrop={onDrop}
    >
      <div className="flow-step-head">
        <span className="flow-step-handle" draggable title={words.drag(name)} aria-hidden onDragStart={onDragStart} onDragEnd={onDragEnd}><HolderOutlined /></span>
        <span className="flow-step-number figures" aria-hidden>{index + 1}</span>
        <button type="button" className="flow-step-open" aria-expanded={isOpen} aria-controls={stepId} onClick={onToggle}>
          <span className="visually-hidden">{words.editStep(name)}</span>
          {step && <StepSummary step={step} flow={flow} />}
          {isOpen ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
        </button>
        <div className="flow-step-acts">
          <Button type="text" icon={<ArrowUpOutlined />} aria-label={words.moveUp(name)} disabled={index === 0} onClick={() => onMove(index - 1)} />
          <Button type="text" icon={<ArrowDownOutlined />} aria-label={words.moveDown(name)} disabled={index === count - 1} onClick={() => onMove(index + 1)} />
          <Button type="text" icon={<DeleteOutlined />} aria-label={words.removeStep(name)} disabled={count === 1} onClick={onRemove} />
        </div>
      </div>
      {problems.length > 0 && <ul className="flow-step-problems" role="alert">{problems.map((problem) => <li key={problem}>{problem}</li>)}</ul>}
      <div id={stepId} hidden={!isOpen} className="flow-step-fields"><StepFields index={index} flow={flow} /></div>
    </li>
  );
}

/** What the server refused at this step; what the form itself finds stands at its fields. */
function useStepProblems(index: number): string[] {
  const problems = useContext(SettingProblems);
  const own = Object.entries(problems).filter(([path]) => path === `steps.${index}` || path.startsWith(`steps.${index}.`));
  return [...new Set(own.map(([, problem]) => problem))];
}
