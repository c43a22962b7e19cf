import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import type { Titles } from '../../../contract/common.ts';
import type { TypeDescription } from '../../../contract/model.ts';
import type { Row } from '../../../contract/records.ts';
import { useWords } from '../../language.tsx';
import { Cell } from './Cell.tsx';
import { columnsOf, type Column } from './columns.ts';
import { useListAddress } from './useListAddress.ts';

type Props = { type: TypeDescription; rows: readonly Row[]; titles: Titles };

/** A dense table; a row opens beside it, a second click opens it whole. */
export function RecordTable({ type, rows, titles }: Props) {
  const words = useWords();
  const address = useListAddress(type.name);
  const columns = columnsOf(type, words.list);
  const onRow = (event: MouseEvent, row: Row) => {
    if (event.target instanceof Element && event.target.closest('a, button')) return;
    if (getSelection()?.toString()) return;
    if (address.open === row.id) address.openWhole(row.id);
    else address.change({ open: row.id });
  };
  return (
    <div className="table-scroll" role="region" aria-label={type.label} tabIndex={0}>
      <table className="table">
        <caption className="visually-hidden">{type.label}</caption>
        <thead>
          <tr>{columns.map((column) => <HeadCell key={column.key} column={column} sort={address.sort} onSort={(sort) => address.change({ sort })} />)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.id === address.open ? 'row-open' : undefined} onClick={(event) => onRow(event, row)}>
              {columns.map((column, index) => (
                <td key={column.key} className={column.numeric ? 'number-cell' : undefined}>
                  {index === 0
                    ? <Link to="/$type/$id" params={{ type: type.name, id: row.id }} className="row-link"><Cell type={type} column={column} row={row} titles={titles} /></Link>
                    : <Cell type={type} column={column} row={row} titles={titles} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type HeadCellProps = { column: Column; sort: string | undefined; onSort: (sort: string | undefined) => void };

function HeadCell({ column, sort, onSort }: HeadCellProps) {
  const words = useWords();
  const direction = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : undefined;
  const next = direction === undefined ? column.key : direction === 'ascending' ? `-${column.key}` : undefined;
  return (
    <th scope="col" className={column.numeric ? 'number-cell' : undefined} aria-sort={direction}>
      {column.sortable
        ? (
          <button type="button" onClick={() => onSort(next)} title={words.list.sortBy(column.label)}>
            {column.label}
            <span aria-hidden="true" className="sort-mark">{direction === 'ascending' ? '↑' : direction === 'descending' ? '↓' : ''}</span>
          </button>
        )
        : column.label}
    </th>
  );
}
