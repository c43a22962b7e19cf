import { useBlocker, useNavigate, useSearch } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { TypeDescription } from '../../../contract/model.ts';
import type { OfficeRecord } from '../../../contract/records.ts';
import { useHotkey } from '../../frame/useHotkey.ts';
import { useWords } from '../../language.tsx';
import { RecordForm } from '../../records/RecordForm.tsx';
import { RecordView } from '../../records/RecordView.tsx';
import { useDraft } from '../../records/useDraft.ts';
import { ChangedAlert } from './ChangedAlert.tsx';
import { RecordHeader } from './RecordHeader.tsx';
import { SidePanel } from './SidePanel.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import { useSave } from './useSave.ts';

type Props = { type: TypeDescription; record: OfficeRecord | null };

/** A record with its header, its form and what happened to it. */
export function RecordEditor({ type, record }: Props) {
  const words = useWords();
  const form = useDraft(type, record);
  const search = useSearch({ from: '/frame/$type/$id' });
  const navigate = useNavigate();
  const leaving = useRef(false);
  const [submitting, setSubmitting] = useState(search.submit && record?.may.submit ? record : null);
  const save = useSave(type, record, form, leaving);
  const mayEdit = record === null || record.may.update;
  const editable = useMemo(() => new Set(record?.editable ?? [...type.fields.filter((field) => !field.readOnly), ...type.lines].map(({ key }) => key)), [type, record]);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => form.changed && !leaving.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => form.changed && !leaving.current, withResolver: true,
  });
  useHotkey('s', () => void save.run(), { control: true, enabled: mayEdit });
  const submit = async () => {
    // Saving a new record opens its own page, which then asks by itself.
    const saved = form.changed || record === null ? await save.run({ thenSubmit: true }) : record;
    if (saved) setSubmitting(saved);
  };
  const closeSubmission = () => {
    setSubmitting(null);
    if (record && search.submit) void navigate({ to: '/$type/$id', params: { type: type.name, id: record.id }, search: { panel: search.panel }, replace: true });
  };
  return (
    <div className="record">
      <RecordHeader type={type} record={record} changed={form.changed} errorCount={save.errorCount} saving={save.isPending} onSave={() => void save.run()} onSubmit={() => void submit()} leaving={leaving} />
      <div className={mayEdit ? 'record-body record-body-stacked' : 'record-body'}>
        <div className="record-main">
          <ChangedAlert type={type} record={record} save={save} />
          {save.otherErrors.length > 0 && <p className="form-problem record-problem" role="alert">{save.otherErrors.join(' ')}</p>}
          <div className="sheet">
            {mayEdit
              ? <RecordForm type={type} draft={form.draft} acts={form.acts} errors={save.errors} editable={editable} />
              : record && <RecordView type={type} record={record} />}
          </div>
        </div>
        {record && <SidePanel type={type} record={record} />}
      </div>
      {submitting && <SubmitDialog record={submitting} type={type} onClose={closeSubmission} />}
      <Modal
        open={blocker.status === 'blocked'} title={words.record.leaveTitle} okText={words.record.leave} cancelText={words.record.stay} width={420}
        okButtonProps={{ type: 'default' }} cancelButtonProps={{ type: 'primary' }} onOk={() => blocker.proceed?.()} onCancel={() => blocker.reset?.()}
      >
        {words.record.leaveText}
      </Modal>
    </div>
  );
}
