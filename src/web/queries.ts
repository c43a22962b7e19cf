import { MutationCache, QueryCache, QueryClient, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { Model, TypeDescription } from '../contract/model.ts';
import type { Session } from '../contract/session.ts';
import { call, ProblemError } from './client.ts';

/** Made by `main.tsx`; `onSignedOut` is called when the server says that nobody is signed in any more. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: unknown) => {
    if (error instanceof ProblemError && error.code === 'NotSignedIn') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: { queries: { retry: retryOnlyOffline, staleTime: 15_000 }, mutations: { retry: retryOnlyOffline, networkMode: 'always' } },
  });
}

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => call('currentSession', { signal }), staleTime: 60_000, retry: false });
export const accountSetsQuery = queryOptions({ queryKey: ['account-sets'], queryFn: ({ signal }) => call('listAccountSets', { signal }) });

/** The model is in the actor's language, so the language is part of its key. */
export const modelQuery = (session: Session) => queryOptions({
  queryKey: ['model', session.accountSet.name, session.user.id, session.user.language],
  queryFn: ({ signal }) => call('readModel', { signal }),
  staleTime: 5 * 60_000,
});

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** The account set's time zone; undefined before anybody is signed in. */
export function useTimeZone(): string | undefined {
  return useQuery({ ...sessionQuery, enabled: false }).data?.accountSet.timeZone;
}

export function useModel(): Model {
  return useSuspenseQuery(modelQuery(useSession())).data;
}

/** A record type by its name, or undefined where it does not exist for this actor. */
export function useType(name: string): TypeDescription | undefined {
  return useModel().types.find((type) => type.name === name);
}

function retryOnlyOffline(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ProblemError && error.code === 'Offline';
}
