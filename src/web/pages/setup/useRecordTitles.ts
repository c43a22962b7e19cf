import { useQueries } from '@tanstack/react-query';
import { recordQuery } from '../../records/recordQueries.ts';

/** Titles of records by their id: undefined while it is read, null where it does not exist or may not be read. */
export function useRecordTitles(records: readonly { type: string; id: string }[]): (id: string) => string | null | undefined {
  const titles = useQueries({ queries: records.map(({ type, id }) => ({ ...recordQuery(type, id), staleTime: 60_000, retry: false })) });
  return (id) => {
    const found = titles[records.findIndex((record) => record.id === id)];
    return found?.isError ? null : found?.data?.title;
  };
}
