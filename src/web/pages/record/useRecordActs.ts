import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useRef, type RefObject } from 'react';
import { newCommandKey } from '../../commandKey.ts';
import type { TypeDescription } from '../../../contract/model.ts';
import type { OfficeRecord } from '../../../contract/records.ts';
import { call } from '../../client.ts';
import { useWords } from '../../language.tsx';
import { recordKey, recordQuery } from '../../records/recordQueries.ts';
import { useProblemText } from '../../shared/useProblemText.ts';

/** What one may do to a stored record, beside changing it. */
export function useRecordActs(type: TypeDescription, record: OfficeRecord, leaving: RefObject<boolean>) {
  const words = useWords();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const keys = useRef(new Map<string, string>());
  const params = { type: type.name, id: record.id };
  const onError = (error: unknown) => void message.error(problemText(error), 6);
  const refresh = () => {
    keys.current.clear();
    for (const queryKey of [recordKey(type.name, record.id), ['records', type.name], ['tasks'], ['session']]) void queryClient.invalidateQueries({ queryKey });
  };
  /** One key per act until it has succeeded: pressing again after a broken connection cannot act twice. */
  const keyOf = (act: string) => {
    const key = keys.current.get(act) ?? newCommandKey();
    keys.current.set(act, key);
    return key;
  };
  const withdraw = useMutation({
    mutationFn: (opinion: string) => call('withdrawRecord', { params, body: { key: keyOf(`withdraw ${opinion}`), opinion: opinion || undefined } }),
    onSuccess: (answer) => {
      queryClient.setQueryData(recordQuery(type.name, record.id).queryKey, answer);
      void message.success(words.record.withdrawn);
      refresh();
    },
    onError,
  });
  const urge = useMutation({
    mutationFn: () => call('urgeRecord', { params, body: { key: keyOf('urge') } }),
    onSuccess: () => {
      void message.success(words.record.urged);
      refresh();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: () => call('deleteRecord', { params, query: { rowVersion: record.rowVersion } }),
    onSuccess: async () => {
      leaving.current = true;
      void message.success(words.record.deleted);
      await navigate({ to: '/$type', params: { type: type.name } });
      queryClient.removeQueries({ queryKey: recordKey(type.name, record.id) });
      void queryClient.invalidateQueries({ queryKey: ['records', type.name] });
    },
    onError,
  });
  return { withdraw, urge, remove };
}
