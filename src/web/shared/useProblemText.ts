import { useCallback } from 'react';
import { ProblemError } from '../client.ts';
import { useWords } from '../language.tsx';

/** Turns whatever was thrown into one sentence for the reader. */
export function useProblemText(): (error: unknown) => string {
  const words = useWords();
  return useCallback((error) => {
    if (!(error instanceof ProblemError) || error.code === 'Unexpected') return words.errors.unexpected;
    return error.code === 'Offline' ? words.errors.offlineTitle : error.message;
  }, [words]);
}
