import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { call, ProblemError } from '../../client.ts';
import { sessionQuery } from '../../queries.ts';
import type { SignInForm } from './SignInPage.tsx';

/** Signs in and goes to where the person wanted to be; `needsCode` once the server has asked for the second factor. */
export function useSignIn() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const { from } = useSearch({ from: '/sign-in' });
  const [needsCode, setNeedsCode] = useState(false);
  const signIn = useMutation({
    mutationFn: (form: SignInForm) => call('signIn', { body: form }),
    onSuccess: async (session) => {
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, session);
      await router.navigate({ href: isOwnPath(from) ? from : '/desk', replace: true });
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.code === 'SecondFactorNeeded') setNeedsCode(true);
    },
  });
  return { signIn, needsCode };
}

/** Only addresses of this site, so that a prepared link cannot send people elsewhere after sign-in. */
function isOwnPath(path: string | undefined): path is string {
  return path !== undefined && /^\/(?![/\\])/.test(path);
}
