import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { App, Button, Form } from 'antd';
import { createContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { ProblemError } from '../../client.ts';
import { useWords } from '../../language.tsx';
import { useProblemText } from '../../shared/useProblemText.ts';
import { SettingProblems } from './Setting.tsx';
import { useSetupWords } from './words.ts';
import { Note } from './Note.tsx';

/** Tells the form of a change made by program, of which it hears nothing by itself. */
export const MarkChanged = createContext<() => void>(() => {});

type Props<Saved, Draft extends object> = {
  /** Names the form; it also begins the ids of its inputs. */
  name: string;
  saved: Saved;
  /** What of the stored settings the form changes. */
  draftOf: (saved: Saved) => Draft;
  save: (draft: Draft) => Promise<Saved>;
  /** Where the stored settings stand in the cache; other keys that the change makes stale. */
  queryKey: readonly string[];
  makesStale?: readonly (readonly string[])[];
  /** What the button, the word of success and the line beside them say where saving is more than saving. */
  labels?: { save: string; saved: (saved: Saved) => string; help: string; failed: string };
  /** Reads a refusal’s words for single fields, where it is not told in the usual way. */
  problemsOf?: (error: unknown) => Readonly<Record<string, string>>;
  /** Is told which fields keep the form from being sent. */
  onInvalid?: (paths: (string | number)[][]) => void;
  children: ReactNode;
};

/** A form over one group of settings: saves as a whole, names what is wrong at its setting, and guards unsaved changes. */
export function SettingsForm<Saved, Draft extends object>({ name, saved, draftOf, save, queryKey, makesStale = [], labels, problemsOf = fieldProblems, onInvalid, children }: Props<Saved, Draft>) {
  const words = useSetupWords().form;
  const problemText = useProblemText();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Draft>();
  const [isDirty, setDirty] = useState(false);
  const mutation = useMutation({
    // Fields that are not shown now (of another way to sign in) are kept, so the whole store is sent.
    mutationFn: () => save(form.getFieldsValue(true)),
    onSuccess: (next) => {
      client.setQueryData(queryKey, next);
      for (const key of makesStale) void client.invalidateQueries({ queryKey: key });
      setDirty(false);
      void message.success(labels ? labels.saved(next) : words.saved);
    },
  });
  useLeaveGuard(isDirty);
  useStoredValues(form, saved, isDirty);
  const discard = () => {
    mutation.reset();
    setDirty(false);
  };
  const changed = () => {
    setDirty(true);
    if (mutation.isError) mutation.reset();
  };
  return (
    <SettingProblems value={problemsOf(mutation.error)}>
      <Form<Draft>
        form={form} name={name} layout="vertical" requiredMark={false} scrollToFirstError={{ block: 'center', focus: true }} className="setup-form"
        initialValues={draftOf(saved)} onValuesChange={changed} onFinish={() => mutation.mutate()}
        onFinishFailed={({ errorFields }) => onInvalid?.(errorFields.map((field) => field.name))}
      >
        <MarkChanged value={changed}>{children}</MarkChanged>
        <footer className="setup-footer">
          {mutation.error && <Note tone="wrong" title={labels?.failed ?? words.failed}>{labels ? Object.values(problemsOf(mutation.error)).join(' ') || problemText(mutation.error) : problemText(mutation.error)}</Note>}
          <div className="setup-footer-row">
            <Button type="primary" htmlType="submit" loading={mutation.isPending} disabled={!isDirty}>{labels?.save ?? words.save}</Button>
            {isDirty && <Button onClick={discard}>{words.discard}</Button>}
            {labels && <span className="setting-effect">{labels.help}</span>}
            {isDirty && <span role="status" className="setup-unsaved">{words.unsaved}</span>}
          </div>
        </footer>
      </Form>
    </SettingProblems>
  );
}

/** What is stored is shown as the server has it, but never over somebody's typing. */
function useStoredValues(form: { resetFields: () => void }, saved: unknown, isDirty: boolean): void {
  const shown = useRef({ saved, isDirty });
  useEffect(() => {
    const isStale = shown.current.saved !== saved || shown.current.isDirty;
    shown.current = { saved, isDirty };
    // Resetting draws the inputs anew, so it is done only when there is something to show.
    if (!isDirty && isStale) form.resetFields();
  }, [form, saved, isDirty]);
}

/** What a refusal says about single fields. */
export function fieldProblems(error: unknown): Readonly<Record<string, string>> {
  return error instanceof ProblemError ? error.problem.fields ?? {} : {};
}

/** Asks before a page with unsaved changes is left. */
export function useLeaveGuard(isDirty: boolean): void {
  const words = useWords().record;
  const { modal } = App.useApp();
  useBlocker({
    enableBeforeUnload: isDirty,
    shouldBlockFn: async ({ current, next }) => {
      if (!isDirty || current.pathname === next.pathname) return false;
      const leaves = await modal.confirm({ title: words.leaveTitle, content: words.leaveText, okText: words.leave, cancelText: words.stay });
      return !leaves;
    },
  });
}
