import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useSession } from '../../queries.ts';

const TaskActDialog = lazy(async () => ({ default: (await import('../desk/TaskActDialog.tsx')).TaskActDialog }));

/** Administrators may hand anybody's open seat to a colleague 「转办」; for others there is nothing to press. */
export function useReassign(type: string, id: string): { onReassign?: (taskId: string) => void; dialog: ReactNode } {
  const { administrator } = useSession();
  const [taskId, setTaskId] = useState<string | null>(null);
  if (!administrator) return { dialog: null };
  return {
    onReassign: setTaskId,
    dialog: taskId !== null && (
      <Suspense fallback={null}>
        <TaskActDialog task={{ id: taskId, type, recordId: id, number: '', returnTargets: [] }} act="transfer" opinion="" onClose={() => setTaskId(null)} />
      </Suspense>
    ),
  };
}
