import { Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Task } from '../../../contract/tasks.ts';
import { ReferenceInput, ReferencesInput } from '../../fields/ReferenceInput.tsx';
import { useWords } from '../../language.tsx';
import { useProblemText } from '../../shared/useProblemText.ts';
import { useTaskAct } from './useTaskAct.ts';

/** What the dialog needs to know of a task. */
export type ActedTask = Pick<Task, 'id' | 'type' | 'recordId' | 'number' | 'returnTargets'>;
export type TaskAct = 'return' | 'transfer' | 'addSigner' | 'copy';
export type TaskActForm = { opinion: string; people: string[]; target: string | undefined; position: 'before' | 'after' | 'beside' };

const positions = ['before', 'after', 'beside'] as const;

/** Return, transfer, add signers, send a copy: whom or where to, and why. */
export function TaskActDialog({ task, act, opinion, onClose }: { task: ActedTask; act: TaskAct; opinion: string; onClose: () => void }) {
  const words = useWords();
  const problemText = useProblemText();
  const [form, setForm] = useState<TaskActForm>({ opinion, people: [], target: task.returnTargets[0]?.nodeId, position: 'before' });
  const [showsMissing, setShowsMissing] = useState(false);
  const send = useTaskAct(task, act, onClose);
  const missing = act === 'return' ? !form.target && words.desk.needTarget : form.people.length === 0 && words.desk.needPerson;
  const titles = { return: words.desk.returnTitle, transfer: words.desk.transferTitle, addSigner: words.desk.signersTitle, copy: words.desk.copyTitle };
  return (
    <Modal
      open onCancel={onClose} width={440} title={[titles[act], task.number].filter((part) => part !== '').join(' · ')} okText={words.desk[act]} cancelText={words.common.cancel} confirmLoading={send.isPending}
      onOk={() => (missing ? setShowsMissing(true) : send.mutate(form))}
    >
      {send.error && <p className="form-problem" role="alert">{problemText(send.error)}</p>}
      <Form layout="vertical" requiredMark={false}>
        <Target task={task} act={act} form={form} problem={showsMissing && missing ? missing : undefined} onChange={(change) => setForm((before) => ({ ...before, ...change }))} />
        <Form.Item label={words.desk.opinion} htmlFor="act-opinion">
          <Input.TextArea id="act-opinion" value={form.opinion} maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setForm((before) => ({ ...before, opinion: event.target.value }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

type TargetProps = { task: ActedTask; act: TaskAct; form: TaskActForm; problem: string | undefined; onChange: (change: Partial<TaskActForm>) => void };

function Target({ task, act, form, problem, onChange }: TargetProps) {
  const words = useWords();
  const [names, setNames] = useState<Record<string, string>>({});
  const item = { htmlFor: 'act-target', help: problem, validateStatus: problem ? 'error' as const : undefined };
  const people = { id: 'act-target', target: 'user', invalid: problem !== undefined, titleOf: (id: string) => names[id] };
  if (act === 'return') {
    return (
      <Form.Item {...item} label={words.desk.returnTo}>
        <Select id="act-target" value={form.target} options={task.returnTargets.map((target) => ({ value: target.nodeId, label: target.name }))} onChange={(target) => onChange({ target })} />
      </Form.Item>
    );
  }
  if (act === 'transfer') {
    return (
      <Form.Item {...item} label={words.desk.transferTo}>
        <ReferenceInput
          {...people} label={words.desk.transferTo} value={form.people[0] ?? null}
          onChange={(id, name) => {
            setNames(id ? { [id]: name } : {});
            onChange({ people: id ? [id] : [] });
          }}
        />
      </Form.Item>
    );
  }
  const label = act === 'copy' ? words.desk.copyTo : words.desk.signers;
  return (
    <>
      <Form.Item {...item} label={label}>
        <ReferencesInput
          {...people} label={label} value={form.people}
          onChange={(ids, found) => {
            setNames((before) => ({ ...before, ...Object.fromEntries(ids.map((id, index) => [id, found[index] ?? ''])) }));
            onChange({ people: ids });
          }}
        />
      </Form.Item>
      {act === 'addSigner' && (
        <Form.Item label={words.desk.position}>
          <Radio.Group value={form.position} onChange={(event) => onChange({ position: positions.find((position) => position === event.target.value) })} options={positions.map((position) => ({ value: position, label: words.desk[position] }))} />
        </Form.Item>
      )}
    </>
  );
}
