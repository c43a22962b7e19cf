import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../../../client.ts';
import { useDebounced } from '../../../shared/useDebounced.ts';
import { useProblemText } from '../../../shared/useProblemText.ts';
import { SetupHeading } from '../SetupHeading.tsx';
import { useSetupWords } from '../words.ts';
import { UserDrawer } from './UserDrawer.tsx';
import { UserTable } from './UserTable.tsx';
import { Note } from '../Note.tsx';

const PAGE = 50;
const NEW = 'new';

/** Everybody who can sign in or gets approval mails. */
export function UsersPage() {
  const words = useSetupWords().users;
  const { item } = useParams({ from: '/frame/setup/{-$section}/{-$item}' });
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const close = () => void navigate({ to: '/setup/{-$section}/{-$item}', params: { section: 'users', item: undefined } });
  return (
    <>
      <SetupHeading page="users">
        <Link to="/setup/{-$section}/{-$item}" params={{ section: 'users', item: NEW }} className="setup-create"><PlusOutlined aria-hidden /> {words.create}</Link>
      </SetupHeading>
      <Input.Search value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={words.searchPlaceholder} aria-label={words.searchPlaceholder} allowClear className="setup-list-search" />
      <UserList search={useDebounced(typed.trim(), 200)} />
      {item !== undefined && <UserDrawer key={item} id={item === NEW ? null : item} onClose={close} />}
    </>
  );
}

function UserList({ search }: { search: string }) {
  const words = useSetupWords();
  const problemText = useProblemText();
  const users = useInfiniteQuery({
    queryKey: ['records', 'user', 'setup', search],
    queryFn: ({ pageParam, signal }) => call('listRecords', { params: { type: 'user' }, query: { search, limit: PAGE, sort: 'name', after: pageParam }, signal }),
    initialPageParam: '', getNextPageParam: (page) => page.next, placeholderData: (before) => before,
  });
  if (users.isPending) return <Skeleton active paragraph={{ rows: 8 }} title={false} className="setup-skeleton" />;
  if (users.isError) return <Note tone="wrong" title={words.form.loadFailed}>{problemText(users.error)}</Note>;
  return (
    <>
      <UserTable pages={users.data.pages} isSearch={search !== ''} />
      {users.hasNextPage && <Button onClick={() => void users.fetchNextPage()} loading={users.isFetchingNextPage} className="setup-more">{words.users.more}</Button>}
    </>
  );
}
