import { useQueries } from '@tanstack/react-query';
import type { NavigateOptions } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import type { TypeDescription } from '../../contract/model.ts';
import type { Row } from '../../contract/records.ts';
import { call } from '../client.ts';
import { useWords } from '../language.tsx';
import { useModel } from '../queries.ts';
import { useDebounced } from '../shared/useDebounced.ts';
import { useNavigation } from './navigation.tsx';

export type SearchResult = { key: string; label: string; note?: string; link: NavigateOptions };
export type SearchGroup = { label: string; results: SearchResult[] };

const RECORDS_PER_TYPE = 5;

/** Pages that match at once, records as soon as the server has answered. */
export function useSearchResults(text: string): { groups: SearchGroup[]; searching: boolean } {
  const wanted = useDebounced(text.trim(), 200);
  const model = useModel();
  const types = model.types.filter((type) => type.may.read);
  const found = useQueries({
    queries: types.map((type) => ({
      queryKey: ['search', type.name, wanted],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('listRecords', { params: { type: type.name }, query: { search: wanted, limit: RECORDS_PER_TYPE }, signal }),
      enabled: wanted !== '',
    })),
  });
  const pages = usePages(useDeferredValue(text.trim()));
  const records = types.flatMap((type, index) => {
    const rows = wanted === '' ? [] : found[index]?.data?.rows ?? [];
    return rows.length === 0 ? [] : [{ label: type.label, results: rows.map((row) => resultOf(type, row)) }];
  });
  return { groups: [...records, ...pages], searching: wanted !== text.trim() || found.some((query) => query.isFetching) };
}

/** The main menu's pages, the profile, and 新建 for each type, by name. */
function usePages(text: string): SearchGroup[] {
  const words = useWords();
  const model = useModel();
  const items = useNavigation().flatMap((group) => group.items);
  const pages: SearchResult[] = [
    ...items.map((item) => ({ key: `page-${item.key}`, label: item.label, link: item.link })),
    { key: 'page-profile', label: words.frame.profile, link: { to: '/profile' as const } },
    ...model.types.filter((type) => type.may.create).map((type) => ({
      key: `new-${type.name}`, label: words.frame.newRecord(type.label), link: { to: '/$type/$id' as const, params: { type: type.name, id: 'new' } },
    })),
  ];
  const matching = pages.filter((page) => page.label.toLocaleLowerCase().includes(text.toLocaleLowerCase()));
  return matching.length === 0 ? [] : [{ label: words.frame.pages, results: matching }];
}

function resultOf(type: TypeDescription, row: Row): SearchResult {
  const title = row.values[type.title];
  const label = typeof title === 'string' ? title : row.number ?? row.id;
  const note = row.number && row.number !== label ? row.number : type.states.find((state) => state.value === row.state)?.label;
  return { key: `${type.name}-${row.id}`, label, note, link: { to: '/$type/$id', params: { type: type.name, id: row.id } } };
}
