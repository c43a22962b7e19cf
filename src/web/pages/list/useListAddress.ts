import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ListSearch } from '../../addresses.ts';

/** What the list's address says: state, words, filter, sorting, the row that is open beside it. */
export function useListAddress(type: string) {
  const search = useSearch({ from: '/frame/$type' });
  const navigate = useNavigate();
  return {
    ...search,
    change: (change: ListSearch) => void navigate({ to: '/$type', params: { type }, search: (before: ListSearch) => ({ ...before, ...change }), replace: true }),
    openWhole: (id: string) => void navigate({ to: '/$type/$id', params: { type, id } }),
  };
}
