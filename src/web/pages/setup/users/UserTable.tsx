import { Link } from '@tanstack/react-router';
import type { TableProps } from 'antd';
import type { Page, Row } from '../../../../contract/records.ts';
import { EmptyState } from '../../../shared/EmptyState.tsx';
import { useRecordTitles } from '../useRecordTitles.ts';
import { WideTable } from '../WideTable.tsx';
import { useSetupWords } from '../words.ts';

/** The users in a table; a name opens its user. */
export function UserTable({ pages, isSearch }: { pages: readonly Page[]; isSearch: boolean }) {
  const { users: words, form, pages: titles } = useSetupWords();
  const rows = pages.flatMap((page) => page.rows);
  const titleOf = (type: string, id: string) => pages.map((page) => page.titles[`${type}/${id}`]).find((title) => title !== undefined) ?? '';
  // A page brings the titles of single references only.
  const roleTitle = useRecordTitles([...new Set(rows.flatMap(rolesOf))].map((id) => ({ type: 'role', id })));
  const reference = (row: Row, field: string, type: string) => {
    const id = row.values[field];
    return typeof id === 'string' ? titleOf(type, id) : '';
  };
  const columns: TableProps<Row>['columns'] = [
    {
      title: words.name.label, key: 'name',
      render: (_, row) => (
        <Link to="/setup/{-$section}/{-$item}" params={{ section: 'users', item: row.id }} className="setup-row-link" aria-label={words.open(textOf(row, 'name'))}>
          {textOf(row, 'name')}
        </Link>
      ),
    },
    { title: words.login.label, key: 'login', render: (_, row) => textOf(row, 'login') },
    { title: words.email.label, key: 'email', render: (_, row) => textOf(row, 'email') },
    { title: words.department.label, key: 'department', render: (_, row) => reference(row, 'department', 'department') },
    { title: words.position.label, key: 'position', render: (_, row) => reference(row, 'position', 'position') },
    {
      title: words.roles.label, key: 'roles',
      render: (_, row) => rolesOf(row).map((id) => roleTitle(id) ?? '').filter((title) => title !== '').join(form.and),
    },
    { title: words.enabled.label, key: 'enabled', render: (_, row) => (row.values['enabled'] === true ? '✓' : <span className="state-off">{words.disabled}</span>) },
  ];
  return (
    <WideTable<Row>
      label={titles.users.title} rowKey="id" columns={columns} dataSource={rows}
      locale={{ emptyText: <EmptyState title={isSearch ? words.noMatch : words.empty} /> }}
    />
  );
}

function rolesOf(row: Row): string[] {
  const roles = row.values['roles'];
  return Array.isArray(roles) ? roles : [];
}

function textOf(row: Row, field: string): string {
  const value = row.values[field];
  return typeof value === 'string' ? value : '';
}
