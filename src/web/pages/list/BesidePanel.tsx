import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TypeDescription } from '../../../contract/model.ts';
import { useHotkey } from '../../frame/useHotkey.ts';
import { useWords } from '../../language.tsx';
import { recordQuery } from '../../records/recordQueries.ts';
import { RecordView } from '../../records/RecordView.tsx';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { PageSkeleton } from '../../shared/PageSkeleton.tsx';
import { stateLabel, StateTag } from '../../shared/StateTag.tsx';
import { useProblemText } from '../../shared/useProblemText.ts';
import '../../styles/record.css';

/** A record opened beside its list, to be read. */
export function BesidePanel({ type, id, onClose }: { type: TypeDescription; id: string; onClose: () => void }) {
  const words = useWords();
  const problemText = useProblemText();
  const { data: record, error } = useQuery(recordQuery(type.name, id));
  useHotkey('escape', onClose);
  return (
    <aside className="beside" aria-label={words.list.preview}>
      <header>
        <h2>{record?.title || record?.number || type.label}</h2>
        {record && type.flow && <StateTag state={record.state} label={stateLabel(type, record.state)} />}
        <Link to="/$type/$id" params={{ type: type.name, id }} className="quiet-button">{words.list.openWhole}</Link>
        <button type="button" className="icon-button" aria-label={words.common.close} onClick={onClose}><CloseOutlined /></button>
      </header>
      {record ? <RecordView type={type} record={record} /> : error ? <EmptyState title={words.errors.failedTitle} text={problemText(error)} /> : <PageSkeleton />}
    </aside>
  );
}
