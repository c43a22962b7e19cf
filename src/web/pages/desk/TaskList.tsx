import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { TaskSummary } from '../../../contract/tasks.ts';
import type { DeskTab } from '../../addresses.ts';
import { useWords } from '../../language.tsx';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { PageSkeleton } from '../../shared/PageSkeleton.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { TimeText } from '../../shared/TimeText.tsx';
import { useProblemText } from '../../shared/useProblemText.ts';
import type { useTasks } from './useTasks.ts';

type Props = {
  tab: DeskTab; tasks: readonly TaskSummary[] | undefined; current: string | undefined;
  query: ReturnType<typeof useTasks>['query']; onOpen: (id: string) => void;
};

export function TaskList({ tab, tasks, current, query, onOpen }: Props) {
  const words = useWords();
  const problemText = useProblemText();
  if (query.error && !tasks) {
    return <EmptyState title={words.errors.failedTitle} text={problemText(query.error)}><Button onClick={() => void query.refetch()}>{words.common.retry}</Button></EmptyState>;
  }
  if (!tasks) return <PageSkeleton />;
  if (tasks.length === 0) return <EmptyState {...emptyText(tab, words.desk)} />;
  return (
    <>
      <ul className="task-list">
        {tasks.map((task) => <TaskItem key={task.id} task={task} tab={tab} isCurrent={task.id === current} onOpen={onOpen} />)}
      </ul>
      {query.hasNextPage && <div className="list-more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{words.common.loadMore}</Button></div>}
    </>
  );
}

function TaskItem({ task, tab, isCurrent, onOpen }: { task: TaskSummary; tab: DeskTab; isCurrent: boolean; onOpen: (id: string) => void }) {
  const words = useWords();
  const item = useRef<HTMLButtonElement>(null);
  const statuses: Record<string, string> = { ...words.flow.statuses, ...(tab === 'done' ? words.flow.seatStatuses : {}) };
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li>
      <button ref={item} type="button" className={isCurrent ? 'task task-current' : 'task'} aria-current={isCurrent || undefined} onClick={() => onOpen(task.id)}>
        <span className="task-head">
          <strong>{task.typeLabel}</strong>
          <span className="task-number">{task.number}</span>
          <span className="faint"><TimeText at={task.decidedAt ?? task.openedAt} /></span>
        </span>
        {task.title !== task.number && <span className="task-title">{task.title}</span>}
        <span className="task-facts">{task.facts.map((fact) => <span key={fact.label}>{fact.value}</span>)}</span>
        <span className="task-foot">
          {task.submitter && <span>{words.desk.from(task.submitter.name)}</span>}
          {tab !== 'open' && <StateTag state={task.status} label={statuses[task.status] ?? task.status} />}
          {tab === 'open' && task.requiredWay !== 'reply' && <span className="way">{task.requiredWay === 'web' ? words.desk.webOnly : words.desk.webSecondFactor}</span>}
        </span>
      </button>
    </li>
  );
}

function emptyText(tab: DeskTab, words: ReturnType<typeof useWords>['desk']): { title: string; text: string } {
  switch (tab) {
    case 'open': return { title: words.emptyOpen, text: words.emptyOpenHelp };
    case 'done': return { title: words.emptyDone, text: words.emptyDoneHelp };
    case 'submitted': return { title: words.emptySubmitted, text: words.emptySubmittedHelp };
  }
}
