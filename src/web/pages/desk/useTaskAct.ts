import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { newCommandKey } from '../../commandKey.ts';
import { call } from '../../client.ts';
import { useWords } from '../../language.tsx';
import { recordKey } from '../../records/recordQueries.ts';
import type { ActedTask, TaskAct, TaskActForm } from './TaskActDialog.tsx';

/** Carries out one of the rarer acts; the command's key lives as long as its dialog, so a second press cannot act twice. */
export function useTaskAct(task: ActedTask, act: TaskAct, onDone: () => void) {
  const words = useWords();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const [key] = useState(() => newCommandKey());
  const done = { return: words.desk.returned, transfer: words.desk.transferred, addSigner: words.desk.signersAdded, copy: words.desk.copied }[act];
  return useMutation({
    mutationFn: (form: TaskActForm) => send(task, act, key, form),
    onSuccess: () => {
      void message.success(done(task.number));
      for (const queryKey of [['tasks'], ['task', task.id], ['session'], recordKey(task.type, task.recordId)]) void queryClient.invalidateQueries({ queryKey });
      onDone();
    },
  });
}

function send(task: ActedTask, act: TaskAct, key: string, { opinion, people, target, position }: TaskActForm) {
  const params = { id: task.id };
  switch (act) {
    case 'return': return call('returnTask', { params, body: { key, to: target ?? '', opinion } });
    case 'transfer': return call('transferTask', { params, body: { key, userId: people[0] ?? '', opinion } });
    case 'addSigner': return call('addSigners', { params, body: { key, userIds: people, position, opinion } });
    case 'copy': return call('copyTask', { params, body: { key, userIds: people, opinion } });
  }
}
