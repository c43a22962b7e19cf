import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { call } from '../../../client.ts';
import { useProblemText } from '../../../shared/useProblemText.ts';
import { RecordSelect } from '../RecordSelect.tsx';
import { Setting } from '../Setting.tsx';
import { ShownOnce } from '../ShownOnce.tsx';
import { useSetupWords } from '../words.ts';
import { apiKeysKey } from './apiKeysKey.ts';
import { Note } from '../Note.tsx';

type Draft = { name: string; userId: string };

/** Makes a key for another system and shows it once. */
export function CreateKey({ onClose }: { onClose: () => void }) {
  const words = useSetupWords();
  const problemText = useProblemText();
  const client = useQueryClient();
  const [form] = Form.useForm<Draft>();
  const creating = useMutation({
    mutationFn: (draft: Draft) => call('createApiKey', { body: draft }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysKey }),
  });
  if (creating.data) {
    return (
      <Modal open title={words.apiKeys.keyTitle} onCancel={onClose} footer={<Button type="primary" onClick={onClose}>{words.form.close}</Button>} mask={{ closable: false }}>
        <ShownOnce secret={creating.data.key} text={words.apiKeys.keyText} />
      </Modal>
    );
  }
  return (
    <Modal open title={words.apiKeys.create} okText={words.apiKeys.create} cancelText={words.form.cancel} confirmLoading={creating.isPending} onOk={form.submit} onCancel={onClose}>
      <Form<Draft> form={form} name="apiKey" layout="vertical" requiredMark={false} onFinish={(draft) => creating.mutate(draft)}>
        <Setting name="name" words={words.apiKeys.name} rules={[{ required: true, whitespace: true, message: words.form.required }]}><Input maxLength={60} /></Setting>
        <Setting path={['userId']} name="user" words={words.apiKeys.user} rules={[{ required: true, message: words.form.required }]}><RecordSelect type="user" label={words.apiKeys.user.label} /></Setting>
        {creating.error && <Note tone="wrong" title={words.form.failed}>{problemText(creating.error)}</Note>}
      </Form>
    </Modal>
  );
}
