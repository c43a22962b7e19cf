import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { newCommandKey } from '../../commandKey.ts';
import type { TypeDescription } from '../../../contract/model.ts';
import type { OfficeRecord } from '../../../contract/records.ts';
import { call } from '../../client.ts';
import { NodesView } from '../../flows/ProgressView.tsx';
import { useWords } from '../../language.tsx';
import { previewQuery, recordKey, recordQuery } from '../../records/recordQueries.ts';
import { PageSkeleton } from '../../shared/PageSkeleton.tsx';
import { useProblemText } from '../../shared/useProblemText.ts';

/** Who will be asked, before it is too late. */
export function SubmitDialog({ type, record, onClose }: { type: TypeDescription; record: OfficeRecord; onClose: () => void }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const [key] = useState(() => newCommandKey());
  const preview = useQuery(previewQuery(type.name, record.id, record.rowVersion));
  const submit = useMutation({
    mutationFn: () => call('submitRecord', { params: { type: type.name, id: record.id }, body: { key, rowVersion: record.rowVersion } }),
    onSuccess: (answer) => {
      queryClient.setQueryData(recordQuery(type.name, record.id).queryKey, answer);
      for (const queryKey of [recordKey(type.name, record.id), ['records', type.name], ['tasks'], ['session']]) void queryClient.invalidateQueries({ queryKey });
      void message.success(words.record.submitted);
      onClose();
    },
  });
  const problem = submit.error ?? preview.error;
  const nodes = preview.data?.filter((node) => node.kind === 'approval' || node.kind === 'copy') ?? [];
  return (
    <Modal
      open onCancel={onClose} width={460} title={`${words.record.previewTitle} · ${record.number ?? record.title}`} okText={words.record.submitNow} cancelText={words.common.cancel}
      onOk={() => submit.mutate()} confirmLoading={submit.isPending} okButtonProps={{ disabled: preview.isPending }}
    >
      {problem && <p className="form-problem" role="alert">{problemText(problem)}</p>}
      {preview.isPending && <PageSkeleton lines={4} />}
      {preview.data && <p className="dialog-text">{nodes.length > 0 ? words.record.previewText : words.record.previewEmpty}</p>}
      <NodesView nodes={nodes} />
    </Modal>
  );
}
