import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskSummary } from '../../../contract/tasks.ts';
import { deskTabs } from '../../addresses.ts';
import { useHotkey } from '../../frame/useHotkey.ts';
import { useWords } from '../../language.tsx';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { FilterTabs } from '../../shared/FilterTabs.tsx';
import { PageSkeleton } from '../../shared/PageSkeleton.tsx';
import { useIsPhone } from '../../shared/useMediaQuery.ts';
import { DeskPaper } from './DeskPaper.tsx';
import { PendingBar } from './PendingBar.tsx';
import { TaskList } from './TaskList.tsx';
import { useDecision, type Decision } from './useDecision.ts';
import { useDeskAddress } from './useDeskAddress.ts';
import { taskQuery, useTasks } from './useTasks.ts';
import '../../styles/desk.css';

/** What waits for me: the list at the left, the paper at the right; on a phone they take turns. */
export function DeskPage() {
  const words = useWords();
  const isPhone = useIsPhone();
  const { tab, taskId, openTask, openTab } = useDeskAddress();
  const { tasks, openCount, query } = useTasks(tab);
  const [opinions, setOpinions] = useState<Record<string, string>>({});
  const [review, setReview] = useState<Decision | null>(null);
  const decision = useDecision({
    onReview: (made, why) => {
      openTask(made.task.id);
      if (why === 'code') setReview(made);
    },
  });
  const visible = (tasks ?? []).filter((task) => tab !== 'open' || !decision.gone.has(task.id));
  const linked = useQuery({ ...taskQuery(taskId ?? ''), enabled: taskId !== undefined && tasks !== undefined && !visible.some((task) => task.id === taskId) });
  const current = visible.find((task) => task.id === taskId) ?? (taskId && !decision.gone.has(taskId) ? linked.data : undefined) ?? (isPhone || linked.isFetching ? undefined : visible[0]);
  const waiting = (openCount ?? 0) - countOf(decision.gone, tab === 'open' ? tasks : []);
  const step = (by: number) => {
    const next = neighbour(visible, current, by);
    if (next) openTask(next.id);
  };
  useHotkey('j', () => step(1));
  useHotkey('k', () => step(-1));
  const showsList = !isPhone || !taskId;
  return (
    <div className="desk">
      <h1 className="visually-hidden">{words.frame.desk}</h1>
      {showsList && (
        <section className="desk-list" aria-label={words.desk.list}>
          <FilterTabs
            className="desk-tabs" label={words.desk.list} value={tab} onChange={openTab}
            items={deskTabs.map((key) => ({ key, label: key === 'open' && waiting > 0 ? `${words.desk.open} ${waiting}` : words.desk[key] }))}
          />
          <TaskList tab={tab} tasks={tasks && visible} current={current?.id} query={query} onOpen={openTask} />
        </section>
      )}
      {(!isPhone || taskId) && (
        <section className="desk-paper" aria-label={words.desk.paper}>
          {current
            ? (
              <DeskPaper
                key={current.id} task={current} tab={tab} asksCodeFor={review?.task.id === current.id ? review.decision : null} onCodeAsked={() => setReview(null)}
                opinion={opinions[current.id] ?? ''} onOpinion={(text) => setOpinions((before) => ({ ...before, [current.id]: text }))}
                position={{ at: visible.findIndex((task) => task.id === current.id) + 1, of: visible.length }} onStep={step}
                onDecide={(made) => {
                  const next = neighbour(visible, current, 1) ?? neighbour(visible, current, -1);
                  decision.decide(made);
                  openTask(next?.id);
                }}
              />
            )
            : query.isPending || linked.isFetching ? <PageSkeleton /> : (taskId || visible.length > 0) && <EmptyState title={taskId && linked.error ? words.desk.notPermitted : words.desk.choose} />}
        </section>
      )}
      {decision.pending && <PendingBar key={decision.pending.key} decision={decision.pending} onUndo={decision.undo} onSend={decision.flush} />}
    </div>
  );
}

function neighbour(tasks: readonly TaskSummary[], current: TaskSummary | undefined, by: number): TaskSummary | undefined {
  return tasks[tasks.findIndex((task) => task.id === current?.id) + by];
}

function countOf(gone: ReadonlySet<string>, tasks: readonly TaskSummary[] | undefined): number {
  return (tasks ?? []).filter((task) => gone.has(task.id)).length;
}
