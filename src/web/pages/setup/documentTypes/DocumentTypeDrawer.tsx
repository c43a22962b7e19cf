import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, InputNumber, Select, Switch } from 'antd';
import { call, type CallInput } from '../../../client.ts';
import { useProblemText } from '../../../shared/useProblemText.ts';
import { Setting, SettingProblems } from '../Setting.tsx';
import { fieldProblems } from '../SettingsForm.tsx';
import { useSetupWords } from '../words.ts';
import { byAmount, documentTypesQuery, type DocumentType } from './documentTypes.ts';
import { numberExample } from './numberExample.ts';
import { PolicyTiers } from './PolicyTiers.tsx';
import { Note } from '../Note.tsx';

type Draft = NonNullable<CallInput<'writeDocumentType'>['body']>;
const dateParts = ['none', 'year', 'month', 'day'] as const satisfies readonly Draft['datePart'][];

/** Changes one document type: mail approval, numbering, and the ways by amount. */
export function DocumentTypeDrawer({ type, onClose }: { type: DocumentType; onClose: () => void }) {
  const words = useSetupWords();
  const problemText = useProblemText();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Draft>();
  const saving = useMutation({
    mutationFn: (body: Draft) => call('writeDocumentType', { params: { type: type.type }, body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: documentTypesQuery.queryKey });
      void message.success(words.form.saved);
      onClose();
    },
  });
  const footer = (
    <div className="setup-footer-row">
      <Button type="primary" onClick={form.submit} loading={saving.isPending}>{words.form.save}</Button>
      <Button onClick={onClose}>{words.form.cancel}</Button>
    </div>
  );
  return (
    <Drawer open onClose={onClose} size={560} title={words.documentTypes.editTitle(type.label)} footer={footer} closable={{ 'aria-label': words.form.close }}>
      <SettingProblems value={fieldProblems(saving.error)}>
        <Form<Draft>
          form={form} name="documentType" layout="vertical" requiredMark={false} scrollToFirstError
          initialValues={draftOf(type)} onFinish={(draft) => saving.mutate(draft)} onValuesChange={() => saving.isError && saving.reset()}
        >
          {saving.error && <Note tone="wrong" title={words.form.failed}>{problemText(saving.error)}</Note>}
          <Setting name="mailApproval" words={words.documentTypes.mailApproval} valuePropName="checked"><Switch /></Setting>
          <section className="setup-part">
            <h3>{words.documentTypes.numberingTitle}</h3>
            <div className="setup-triple">
              <Setting name="prefix" words={words.documentTypes.prefix}><Input maxLength={10} /></Setting>
              <Setting name="datePart" words={words.documentTypes.datePart}>
                <Select options={dateParts.map((value) => ({ value, label: words.documentTypes.dateParts[value] }))} />
              </Setting>
              <Setting name="digits" words={words.documentTypes.digits} rules={[{ required: true, message: words.form.required }]}>
                <InputNumber min={3} max={10} precision={0} />
              </Setting>
            </div>
            <NumberExample />
          </section>
          <PolicyTiers hasAmount={type.hasAmount} />
        </Form>
      </SettingProblems>
    </Drawer>
  );
}

function NumberExample() {
  const words = useSetupWords().documentTypes;
  const form = Form.useFormInstance<Draft>();
  const draft = Form.useWatch((values: Draft) => values, form);
  if (!draft) return null;
  const today = new Date().toLocaleDateString('sv-SE');
  return <p className="setup-example">{words.example}<output className="figures">{numberExample({ prefix: draft.prefix ?? '', datePart: draft.datePart, digits: draft.digits ?? 3 }, today)}</output></p>;
}

function draftOf({ mailApproval, prefix, datePart, digits, tiers }: DocumentType): Draft {
  return { mailApproval, prefix, datePart, digits, tiers: tiers.toSorted(byAmount) };
}
