import { Alert, Button } from 'antd';
import type { TypeDescription } from '../../../contract/model.ts';
import type { OfficeRecord } from '../../../contract/records.ts';
import { useWords } from '../../language.tsx';
import type { useSave } from './useSave.ts';

/** Somebody else saved first: says so, and lets the person choose with his own input still in the form. */
export function ChangedAlert({ type, record, save }: { type: TypeDescription; record: OfficeRecord | null; save: ReturnType<typeof useSave> }) {
  const words = useWords();
  if (!save.conflict || !record) return null;
  return (
    <Alert
      type="warning" className="changed-alert" role="alert" title={words.record.changedTitle}
      description={(
        <>
          <p>{words.record.changedText}</p>
          <p className="changed-acts">
            <a href={`/${type.name}/${record.id}`} target="_blank" rel="noreferrer">{words.record.seeNewest}</a>
            <Button size="small" onClick={() => void save.overwrite()}>{words.record.keepMine}</Button>
            <Button size="small" onClick={() => void save.takeTheirs()}>{words.record.takeTheirs}</Button>
          </p>
        </>
      )}
    />
  );
}
