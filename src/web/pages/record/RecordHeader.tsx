import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState, type RefObject } from 'react';
import type { TypeDescription } from '../../../contract/model.ts';
import type { OfficeRecord } from '../../../contract/records.ts';
import { useWords } from '../../language.tsx';
import { stateLabel, StateTag } from '../../shared/StateTag.tsx';
import { useFormat } from '../../useFormat.ts';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { MoreActions } from './MoreActions.tsx';

type Props = {
  type: TypeDescription; record: OfficeRecord | null; changed: boolean; errorCount: number; saving: boolean; leaving: RefObject<boolean>;
  onSave: () => void; onSubmit: () => void;
};

/** Title, number, state, who has it now, and the main action. */
export function RecordHeader({ type, record, changed, errorCount, saving, leaving, onSave, onSubmit }: Props) {
  const words = useWords();
  const format = useFormat();
  const [showsHistory, setShowsHistory] = useState(false);
  const holders = record?.flow?.holders.map((person) => person.name) ?? [];
  const title = record === null ? words.record.new(type.label) : record.title || record.number || type.label;
  const maySubmit = type.flow && (record === null || record.may.submit);
  const maySave = record === null || record.may.update;
  const myTask = record?.flow?.taskId;
  return (
    <header className="record-head">
      <nav aria-label={type.label}><Link to="/$type" params={{ type: type.name }} className="record-crumb">{type.label}</Link></nav>
      <div className="record-title">
        <h1>{title}</h1>
        {record && record.number && record.number !== title && <span className="soft">{record.number}</span>}
        {record && type.states.length > 0 && <StateTag state={record.state} label={stateLabel(type, record.state)} />}
        {holders.length > 0 && <span className="soft record-holders">{words.record.holders(format.list(holders))}</span>}
        {errorCount > 0 && <span className="record-wrong" role="alert">{words.record.fieldErrors(errorCount)}</span>}
        {changed && errorCount === 0 && <span className="record-unsaved" role="status">{words.record.unsaved}</span>}
        <div className="record-actions">
          {record && <MoreActions type={type} record={record} leaving={leaving} />}
          {record && type.flow && <Button onClick={() => setShowsHistory(true)}>{words.record.history}</Button>}
          {maySave && <Button type={maySubmit ? 'default' : 'primary'} onClick={onSave} loading={saving} disabled={record !== null && !changed} aria-keyshortcuts="Control+S">{words.common.save}</Button>}
          {maySubmit && <Button type="primary" onClick={onSubmit} loading={saving}>{words.record.submit}</Button>}
          {myTask && <Link to="/desk/{-$task}" params={{ task: myTask }} className="record-decide"><Button type="primary" tabIndex={-1}>{words.record.decide}</Button></Link>}
        </div>
      </div>
      {record && showsHistory && <HistoryDrawer type={type.name} id={record.id} onClose={() => setShowsHistory(false)} />}
    </header>
  );
}
