import { Table, type TableProps } from 'antd';

type Props<Row> = Pick<TableProps<Row>, 'rowKey' | 'columns' | 'dataSource' | 'locale'> & { label: string };

/** A table that may be wider than its page: then it scrolls by itself, by keyboard too. */
export function WideTable<Row extends object>({ label, ...table }: Props<Row>) {
  return (
    <div className="setup-table" role="region" aria-label={label} tabIndex={0}>
      <Table<Row> {...table} pagination={false} size="middle" />
    </div>
  );
}
