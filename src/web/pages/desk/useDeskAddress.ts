import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { deskTabs } from '../../addresses.ts';

/** Which tab and which paper the address names: `/desk/<task>?tab=done`. */
export function useDeskAddress() {
  const { task } = useParams({ from: '/frame/desk/{-$task}' });
  const { tab = 'open' } = useSearch({ from: '/frame/desk/{-$task}' });
  const navigate = useNavigate();
  return {
    tab, taskId: task,
    openTask: (id: string | undefined) => void navigate({ to: '/desk/{-$task}', params: { task: id }, search: { tab: tab === 'open' ? undefined : tab }, replace: task !== undefined && id !== undefined }),
    openTab: (key: string) => void navigate({ to: '/desk/{-$task}', params: { task: undefined }, search: { tab: deskTabs.find((known) => known === key && known !== 'open') } }),
  };
}
