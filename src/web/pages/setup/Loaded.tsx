import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useProblemText } from '../../shared/useProblemText.ts';
import { useSetupWords } from './words.ts';
import { Note } from './Note.tsx';

/** Shows what a query gave; a skeleton before, the reason and a way on when it failed. */
export function Loaded<Data>({ query, children }: { query: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  const words = useSetupWords();
  const problemText = useProblemText();
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Skeleton active paragraph={{ rows: 8 }} title={false} className="setup-skeleton" />;
  return (
    <Note tone="wrong" title={words.form.loadFailed} action={<Button size="small" onClick={() => void query.refetch()}>{words.form.retry}</Button>}>
      {problemText(query.error)}
    </Note>
  );
}
