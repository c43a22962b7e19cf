import { Drawer } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { LogPanel, ProgressPanel } from '../../flows/RecordPanels.tsx';
import { useWords } from '../../language.tsx';
import { useReassign } from './useReassign.tsx';

const MailDrawer = lazy(async () => ({ default: (await import('../../mailbox/MailDrawer.tsx')).MailDrawer }));

/** 「审批或变更记录」: the progress, and under it every act and change. */
export function HistoryDrawer({ type, id, onClose }: { type: string; id: string; onClose: () => void }) {
  const words = useWords();
  const reassign = useReassign(type, id);
  const [mailId, setMailId] = useState<string | null>(null);
  return (
    <Drawer open onClose={onClose} size={640} title={words.record.history} closable={{ 'aria-label': words.common.close }} styles={{ body: { padding: 0 } }}>
      <section aria-label={words.record.progress}><ProgressPanel type={type} id={id} onReassign={reassign.onReassign} /></section>
      <section aria-label={words.record.log} className="history-log">
        <h2>{words.record.log}</h2>
        <LogPanel type={type} id={id} onMail={setMailId} />
      </section>
      <Suspense fallback={null}>{mailId !== null && <MailDrawer mailId={mailId} onClose={() => setMailId(null)} />}</Suspense>
      {reassign.dialog}
    </Drawer>
  );
}
