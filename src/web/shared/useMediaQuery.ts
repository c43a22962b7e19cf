import { useSyncExternalStore } from 'react';

export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

/** Below this width the frame has a bottom bar, and lists and papers take turns. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 767px)');
}
