import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { TypeDescription } from '../../../contract/model.ts';
import type { OfficeRecord } from '../../../contract/records.ts';
import { recordPanels } from '../../addresses.ts';
import { LogPanel, MailPanel, ProgressPanel } from '../../flows/RecordPanels.tsx';
import { useWords } from '../../language.tsx';
import { RelatedRecords } from './RelatedRecords.tsx';

const MailDrawer = lazy(async () => ({ default: (await import('../../mailbox/MailDrawer.tsx')).MailDrawer }));

/** Beside the form: the progress, the mail, the log. */
export function SidePanel({ type, record }: { type: TypeDescription; record: OfficeRecord }) {
  const words = useWords();
  const navigate = useNavigate();
  const { panel } = useSearch({ from: '/frame/$type/$id' });
  const [mailId, setMailId] = useState<string | null>(null);
  const of = { type: type.name, id: record.id };
  const panels = {
    progress: { label: words.record.progress, children: <ProgressPanel {...of} /> },
    mail: { label: words.record.mail, children: <MailPanel {...of} onMail={setMailId} /> },
    log: { label: words.record.log, children: <LogPanel {...of} onMail={setMailId} /> },
  };
  const shown = recordPanels.filter((key) => type.flow || key === 'log');
  return (
    <aside className="record-side" aria-label={words.record.history}>
      {type.related.length > 0 && <RelatedRecords type={type} id={record.id} />}
      <Tabs
        className="record-tabs" activeKey={panel && shown.includes(panel) ? panel : shown[0]} items={shown.map((key) => ({ key, ...panels[key] }))}
        onChange={(key) => void navigate({ to: '/$type/$id', params: of, search: { panel: recordPanels.find((known) => known === key) }, replace: true })}
      />
      <Suspense fallback={null}>{mailId !== null && <MailDrawer mailId={mailId} onClose={() => setMailId(null)} />}</Suspense>
    </aside>
  );
}
