import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { progressQuery, recordMailQuery } from '../records/recordQueries.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { PageSkeleton } from '../shared/PageSkeleton.tsx';
import { useProblemText } from '../shared/useProblemText.ts';
import { LogView } from './LogView.tsx';
import { MailList } from './MailList.tsx';
import { InstanceView } from './ProgressView.tsx';

type Props = { type: string; id: string };
type WithMail = Props & { onMail: (mailId: string) => void };

export function ProgressPanel({ type, id, onReassign }: Props & { onReassign?: (taskId: string) => void }) {
  const words = useWords();
  const query = useQuery(progressQuery(type, id));
  return (
    <Loaded query={query}>
      {({ instances }) => (instances.length === 0
        ? <EmptyState title={words.flow.none} text={words.flow.noneHelp} />
        : instances.map((instance) => <InstanceView key={instance.instanceId} instance={instance} onReassign={onReassign} />))}
    </Loaded>
  );
}

export function LogPanel({ type, id, onMail }: WithMail) {
  return <Loaded query={useQuery(progressQuery(type, id))}>{({ log }) => <LogView log={log} onMail={onMail} />}</Loaded>;
}

export function MailPanel({ type, id, onMail }: WithMail) {
  return <Loaded query={useQuery(recordMailQuery(type, id))}>{(mails) => <MailList mails={mails} onMail={onMail} />}</Loaded>;
}

type LoadedProps<T> = { query: { data: T | undefined; error: Error | null; refetch: () => unknown }; children: (data: T) => ReactNode };

function Loaded<T>({ query, children }: LoadedProps<T>) {
  const words = useWords();
  const problemText = useProblemText();
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return <PageSkeleton lines={6} />;
  return <EmptyState title={words.errors.failedTitle} text={problemText(query.error)}><Button onClick={() => void query.refetch()}>{words.common.retry}</Button></EmptyState>;
}
