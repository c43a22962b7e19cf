import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, type TableProps } from 'antd';
import { useState } from 'react';
import { call, type Answer } from '../../../client.ts';
import { EmptyState } from '../../../shared/EmptyState.tsx';
import { TimeText } from '../../../shared/TimeText.tsx';
import { useProblemText } from '../../../shared/useProblemText.ts';
import { Loaded } from '../Loaded.tsx';
import { SetupHeading } from '../SetupHeading.tsx';
import { WideTable } from '../WideTable.tsx';
import { useSetupWords } from '../words.ts';
import { CreateKey } from './CreateKey.tsx';
import { apiKeysKey } from './apiKeysKey.ts';

type ApiKey = Answer<'listApiKeys'>[number];

/** The keys by which other systems act as a user. */
export function ApiKeysPage() {
  const words = useSetupWords().apiKeys;
  const query = useQuery({ queryKey: apiKeysKey, queryFn: ({ signal }) => call('listApiKeys', { signal }) });
  const [creates, setCreates] = useState(false);
  return (
    <>
      <SetupHeading page="apiKeys">
        <a href="/api/docs" target="_blank" rel="noreferrer" className="quiet-button">{words.documentation}</a>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreates(true)}>{words.create}</Button>
      </SetupHeading>
      <Loaded query={query}>{(keys) => <KeyTable keys={keys} />}</Loaded>
      {creates && <CreateKey onClose={() => setCreates(false)} />}
    </>
  );
}

function KeyTable({ keys }: { keys: ApiKey[] }) {
  const { apiKeys: words, pages } = useSetupWords();
  const revoke = useRevoke();
  const columns: TableProps<ApiKey>['columns'] = [
    { title: words.name.label, dataIndex: 'name', key: 'name' },
    { title: words.user.label, dataIndex: 'user', key: 'user' },
    { title: words.prefix, key: 'prefix', render: (_, key) => <code>{key.prefix}…</code> },
    { title: words.createdAt, key: 'createdAt', render: (_, key) => <TimeText at={key.createdAt} /> },
    { title: words.lastUsedAt, key: 'lastUsedAt', render: (_, key) => (key.lastUsedAt ? <TimeText at={key.lastUsedAt} /> : words.never) },
    { title: words.status, key: 'status', render: (_, key) => <span className={key.revoked ? 'state-off' : 'state-on'}>{key.revoked ? words.revoked : words.active}</span> },
    {
      title: <span className="visually-hidden">{words.revoke}</span>, key: 'revoke', align: 'right',
      render: (_, key) => !key.revoked && <Button size="small" danger onClick={() => void revoke(key)} aria-label={`${words.revoke} ${key.name}`}>{words.revoke}</Button>,
    },
  ];
  return (
    <WideTable<ApiKey>
      label={pages.apiKeys.title} rowKey="id" columns={columns} dataSource={keys}
      locale={{ emptyText: <EmptyState title={words.empty} text={words.emptyHelp} /> }}
    />
  );
}

function useRevoke() {
  const words = useSetupWords();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const revoking = useMutation({
    mutationFn: (id: string) => call('revokeApiKey', { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysKey }),
    onError: (error) => void message.error(problemText(error)),
  });
  return async (key: ApiKey) => {
    const agreed = await modal.confirm({ title: words.apiKeys.revokeTitle(key.name), content: words.apiKeys.revokeText, okText: words.apiKeys.revoke, cancelText: words.form.cancel });
    if (agreed) revoking.mutate(key.id);
  };
}
