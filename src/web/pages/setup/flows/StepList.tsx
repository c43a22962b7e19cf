import { PlusOutlined } from '@ant-design/icons';
import { useLocation } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useContext, useEffect, useState } from 'react';
import { MarkChanged } from '../SettingsForm.tsx';
import { useSetupWords } from '../words.ts';
import { newStep, type Flow, type FlowDraft } from './flowDraft.ts';
import { StepCard } from './StepCard.tsx';

const MAXIMUM = 30;
const stepSettings = new Set(['stepName', 'assignees', 'need', 'order', 'condition', 'onReject', 'onEmpty']);

type Props = { flow: Flow; open: readonly number[]; setOpen: (open: readonly number[]) => void };

/** The steps in their order: submitted above, approved below; moved by dragging or with the arrows. */
export function StepList({ flow, open, setOpen }: Props) {
  const words = useSetupWords().flow;
  const form = Form.useFormInstance<FlowDraft>();
  const markChanged = useContext(MarkChanged);
  const hash = useLocation({ select: (location) => location.hash });
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (stepSettings.has(hash)) setOpen([0]);
  }, [hash, setOpen]);
  return (
    <Form.List name="steps">
      {(rows, { add, remove, move }) => {
        const moveStep = (from: number, to: number) => {
          if (to < 0 || to >= rows.length || from === to) return;
          move(from, to);
          setOpen(open.map((index) => movedIndex(index, from, to)));
          setSaid(words.stepMoved(form.getFieldValue(['steps', to, 'name']), to + 1));
          markChanged();
        };
        const removeStep = (index: number) => {
          remove(index);
          setOpen(open.filter((shown) => shown !== index).map((shown) => (shown > index ? shown - 1 : shown)));
          markChanged();
        };
        const addStep = () => {
          add(newStep(words.newStep));
          setOpen([...open, rows.length]);
          markChanged();
        };
        return (
          <>
            <ol className="flow-steps">
              <li className="flow-end">{words.start}</li>
              {rows.map((row, index) => (
                <StepCard
                  key={row.key} index={index} count={rows.length} flow={flow} isOpen={open.includes(index)} isDropTarget={dragged !== null && dragged !== index}
                  onToggle={() => setOpen(open.includes(index) ? open.filter((shown) => shown !== index) : [...open, index])}
                  onMove={(to) => moveStep(index, to)} onRemove={() => removeStep(index)}
                  onDragStart={() => setDragged(index)} onDragEnd={() => setDragged(null)} onDrop={() => dragged !== null && moveStep(dragged, index)}
                />
              ))}
              <li className="flow-add"><Button icon={<PlusOutlined />} onClick={addStep} disabled={rows.length >= MAXIMUM}>{words.addStep}</Button></li>
              <li className="flow-end">{words.end}</li>
            </ol>
            <div role="status" className="visually-hidden">{said}</div>
          </>
        );
      }}
    </Form.List>
  );
}

/** Where a row stands after another one (or itself) was moved. */
function movedIndex(index: number, from: number, to: number): number {
  if (index === from) return to;
  if (from < index && index <= to) return index - 1;
  if (to <= index && index < from) return index + 1;
  return index;
}
