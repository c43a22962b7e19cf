import { useSyncExternalStore } from 'react';
import { useWords } from '../language.tsx';

export function OfflineBanner() {
  const words = useWords();
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  return online ? null : <div className="offline-banner" role="status">{words.errors.offlineBanner}</div>;
}

function watchNetwork(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}
