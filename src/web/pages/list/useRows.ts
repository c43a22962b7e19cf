import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ListSearch } from '../../addresses.ts';
import { call } from '../../client.ts';

/** The rows that the address asks for, page by page. */
export function useRows(type: string, { state, search, filter, sort }: ListSearch) {
  const query = useInfiniteQuery({
    queryKey: ['records', type, 'list', { state, search, filter, sort }],
    queryFn: ({ pageParam, signal }) => call('listRecords', { params: { type }, query: { state, search, filter, sort, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return { query, rows: query.data?.pages.flatMap((page) => page.rows), titles: Object.assign({}, ...(query.data?.pages.map((page) => page.titles) ?? [])) };
}
