import { infiniteQueryOptions, queryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { DeskTab } from '../../addresses.ts';
import type { TaskSummary } from '../../../contract/tasks.ts';
import { call } from '../../client.ts';

const tasksQuery = (state: DeskTab) => infiniteQueryOptions({
  queryKey: ['tasks', state],
  queryFn: ({ pageParam, signal }) => call('listTasks', { query: { state, after: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: state === 'open' ? 30_000 : false,
});

export const taskQuery = (id: string) => queryOptions({
  queryKey: ['task', id], queryFn: ({ signal }) => call('readTask', { params: { id }, signal }),
});

/** One tab of the desk; `tasks` is undefined until the first page is there. */
export function useTasks(tab: DeskTab) {
  const query = useInfiniteQuery(tasksQuery(tab));
  const tasks: TaskSummary[] | undefined = query.data?.pages.flatMap((page) => page.tasks);
  return { tasks, openCount: query.data?.pages[0]?.openCount, query };
}
