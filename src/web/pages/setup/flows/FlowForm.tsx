import { Input, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../../client.ts';
import { Setting } from '../Setting.tsx';
import { SettingsForm } from '../SettingsForm.tsx';
import { useSetupWords } from '../words.ts';
import { draftOf, stepsNamed, type Flow } from './flowDraft.ts';
import { flowProblems } from './flowProblems.ts';
import { flowKey } from './flowKey.ts';
import { StepList } from './StepList.tsx';

const withdraws = ['beforeFirstDecision', 'anyTime', 'never'] as const satisfies readonly Flow['withdraw'][];
const selfApprovals = ['himself', 'skip', 'leader'] as const satisfies readonly Flow['selfApproval'][];
const repeats = ['ask', 'skipConsecutive', 'skipAlways'] as const satisfies readonly Flow['repeatedApprover'][];

/** The flow as an ordered list of steps, with what holds for the whole of it; publishing makes a new version. */
export function FlowForm({ flow }: { flow: Flow }) {
  const words = useSetupWords();
  const [open, setOpen] = useState<readonly number[]>([]);
  const labels = { save: words.flow.publish, saved: (next: Flow) => words.flow.published(next.version), help: words.flow.publishHelp, failed: words.flow.problems };
  return (
    <SettingsForm
      name="flow" saved={flow} queryKey={flowKey(flow.type)} draftOf={draftOf} labels={labels}
      save={(draft) => call('publishFlow', { params: { type: flow.type }, body: draft })}
      problemsOf={(error) => flowProblems(error, words.flow)}
      onInvalid={(paths) => setOpen((shown) => [...new Set([...shown, ...stepsNamed(paths)])])}
    >
      <section className="setup-part">
        <h3>{words.flow.steps}</h3>
        <StepList flow={flow} open={open} setOpen={setOpen} />
      </section>
      <section className="setup-part">
        <h3>{words.flow.options}</h3>
        <Setting name="name" words={words.flow.name} rules={[{ required: true, whitespace: true, message: words.form.required }]}><Input maxLength={60} /></Setting>
        <Setting name="withdraw" words={words.flow.withdraw}><Select options={withdraws.map((value) => ({ value, label: words.flow.withdraws[value] }))} /></Setting>
        <Setting name="selfApproval" words={words.flow.selfApproval}><Select options={selfApprovals.map((value) => ({ value, label: words.flow.selfApprovals[value] }))} /></Setting>
        <Setting name="repeatedApprover" words={words.flow.repeatedApprover}><Select options={repeats.map((value) => ({ value, label: words.flow.repeats[value] }))} /></Setting>
      </section>
    </SettingsForm>
  );
}
