import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useState, type RefObject } from 'react';
import { newCommandKey } from '../../commandKey.ts';
import type { TypeDescription } from '../../../contract/model.ts';
import type { OfficeRecord } from '../../../contract/records.ts';
import { call, ProblemError } from '../../client.ts';
import { useWords } from '../../language.tsx';
import { bodyOf, unreadableNumbers, withoutEmptyLines } from '../../records/draft.ts';
import { recordKey, recordQuery } from '../../records/recordQueries.ts';
import type { useDraft } from '../../records/useDraft.ts';
import { useProblemText } from '../../shared/useProblemText.ts';

/** Saves a form; what is wrong is shown at its field and nothing typed is lost. */
export function useSave(type: TypeDescription, record: OfficeRecord | null, form: ReturnType<typeof useDraft>, leaving: RefObject<boolean>) {
  const words = useWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [key] = useState(() => newCommandKey());
  const send = useMutation({
    mutationFn: ({ rowVersion }: { rowVersion: number | undefined }) => {
      const body = bodyOf(type, form.base, withoutEmptyLines(type, form.draft));
      return form.base === null
        ? call('createRecord', { params: { type: type.name }, body: { ...body, key } })
        : call('updateRecord', { params: { type: type.name, id: form.base.id }, body: { ...body, rowVersion: rowVersion ?? form.base.rowVersion } });
    },
    onSuccess: (saved) => {
      setErrors({});
      queryClient.setQueryData(recordQuery(type.name, saved.id).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: ['records', type.name] });
      void queryClient.invalidateQueries({ queryKey: [...recordKey(type.name, saved.id), 'progress'] });
      form.acts.rebase(saved);
      void message.success(words.record.saved);
    },
    onError: (error) => {
      const fields = error instanceof ProblemError ? error.problem.fields : undefined;
      if (fields) showErrors(fields);
      else if (!isConflict(error)) void message.error(problemText(error), 6);
    },
  });
  const showErrors = (fields: Record<string, string>) => {
    setErrors(fields);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.record [aria-invalid=true]')?.focus());
  };
  /** Gives the saved record, or null when it could not be saved. */
  const run = async ({ rowVersion, thenSubmit = false }: { rowVersion?: number; thenSubmit?: boolean } = {}): Promise<OfficeRecord | null> => {
    if (send.isPending) return null;
    const draft = withoutEmptyLines(type, form.draft);
    form.acts.replace(draft);
    const unreadable = unreadableNumbers(type, draft);
    if (unreadable.length > 0) {
      showErrors(Object.fromEntries(unreadable.map((path) => [path, words.record.notNumber])));
      return null;
    }
    const saved = await send.mutateAsync({ rowVersion }).catch(() => null);
    if (saved && record === null) {
      leaving.current = true;
      await navigate({ to: '/$type/$id', params: { type: type.name, id: saved.id }, search: { submit: thenSubmit ? 'yes' : undefined }, replace: true });
    }
    return saved;
  };
  const shown = new Set([...type.fields.map((field) => field.key), ...type.lines.map((table) => table.key)]);
  return {
    run, errors, isPending: send.isPending, errorCount: Object.keys(errors).length,
    /** What is wrong with fields that this form does not show. */
    otherErrors: Object.entries(errors).filter(([path]) => !shown.has(path.split('.')[0] ?? '')).map(([, text]) => text),
    conflict: isConflict(send.error),
    /** Saves over what somebody else saved meanwhile; only the fields changed here are written. */
    overwrite: async () => {
      if (!record) return;
      const newest = await call('readRecord', { params: { type: type.name, id: record.id } });
      await run({ rowVersion: newest.rowVersion });
    },
    takeTheirs: async () => {
      if (!record) return;
      const newest = await queryClient.fetchQuery({ ...recordQuery(type.name, record.id), staleTime: 0 });
      send.reset();
      setErrors({});
      form.acts.rebase(newest);
    },
  };
}

function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'RecordChanged';
}
