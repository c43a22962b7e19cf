import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Button } from 'antd';
import { ProblemError } from '../client.ts';
import { useWords } from '../language.tsx';
import { EmptyState } from './EmptyState.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';
import { useReloadForMissingPart } from './useReloadForMissingPart.ts';

export function NotFoundPage() {
  const words = useWords();
  return (
    <EmptyState heading="h1" title={words.errors.notFoundTitle} text={words.errors.notFoundText}>
      <Link to="/desk/{-$task}" className="quiet-button">{words.errors.toDesk}</Link>
    </EmptyState>
  );
}

/** What a page shows when it could not be drawn or its data could not be had. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const words = useWords();
  const router = useRouter();
  const queryClient = useQueryClient();
  const reloads = useReloadForMissingPart(error);
  const problem = error instanceof ProblemError ? error : null;
  if (reloads) return <PageSkeleton />;
  if (problem?.problem.status === 404) return <NotFoundPage />;
  const offline = problem?.code === 'Offline';
  const title = offline ? words.errors.offlineTitle : problem ? words.errors.failedTitle : words.errors.crashedTitle;
  const text = offline ? words.errors.offlineText : problem ? problemText(problem, words.errors.unexpected) : words.errors.crashedText;
  const tryAgain = () => {
    void queryClient.resetQueries({ predicate: (query) => query.state.status === 'error' });
    reset();
    void router.invalidate();
  };
  return (
    <EmptyState heading="h1" title={title} text={text}>
      {problem ? <Button onClick={tryAgain}>{words.common.retry}</Button> : <Button onClick={() => location.reload()}>{words.errors.reload}</Button>}
    </EmptyState>
  );
}

function problemText(error: ProblemError, unexpected: string): string {
  return error.code === 'Unexpected' ? unexpected : error.message;
}
