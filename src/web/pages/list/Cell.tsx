import type { Titles } from '../../../contract/common.ts';
import type { TypeDescription } from '../../../contract/model.ts';
import type { Row } from '../../../contract/records.ts';
import { FieldView } from '../../fields/FieldView.tsx';
import { useWords } from '../../language.tsx';
import { stateLabel, StateTag } from '../../shared/StateTag.tsx';
import { TimeText } from '../../shared/TimeText.tsx';
import type { Column } from './columns.ts';

export function Cell({ type, column, row, titles }: { type: TypeDescription; column: Column; row: Row; titles: Titles }) {
  const words = useWords();
  if (column.field) return <FieldView field={column.field} value={row.values[column.key]} titles={titles} />;
  switch (column.key) {
    case 'number': return row.number ?? <span className="faint">{words.common.empty}</span>;
    case 'state': return <StateTag state={row.state} label={stateLabel(type, row.state)} />;
    case 'createdAt': return <TimeText at={row.createdAt} />;
    default: return <TimeText at={row.updatedAt} />;
  }
}
