import { Link } from '@tanstack/react-router';
import type { Titles } from '../../../contract/common.ts';
import type { TypeDescription } from '../../../contract/model.ts';
import type { Row } from '../../../contract/records.ts';
import { useWords } from '../../language.tsx';
import { Cell } from './Cell.tsx';
import { columnsOf } from './columns.ts';

/** The list on a phone: one card per record with what matters of it. */
export function RecordCards({ type, rows, titles }: { type: TypeDescription; rows: readonly Row[]; titles: Titles }) {
  const words = useWords();
  const columns = columnsOf(type, words.list);
  const [first, ...others] = columns.filter((column) => column.key !== 'state');
  const state = columns.find((column) => column.key === 'state');
  return (
    <ul className="cards">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/$type/$id" params={{ type: type.name, id: row.id }}>
            <span className="card-head">
              <strong>{first && <Cell type={type} column={first} row={row} titles={titles} />}</strong>
              {state && <Cell type={type} column={state} row={row} titles={titles} />}
            </span>
            {others.slice(0, 4).map((column) => (
              <span key={column.key} className="card-fact"><span className="faint">{column.label}</span><span><Cell type={type} column={column} row={row} titles={titles} /></span></span>
            ))}
          </Link>
        </li>
      ))}
    </ul>
  );
}
