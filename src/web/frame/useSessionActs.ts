import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { startTransition } from 'react';
import type { Language } from '../../contract/common.ts';
import { call } from '../client.ts';
import { useGuestLanguage } from '../guestLanguage.tsx';
import { modelQuery, sessionQuery } from '../queries.ts';
import { useProblemText } from '../shared/useProblemText.ts';

/** Changes the person's language; the model is fetched in it before anything is redrawn. */
export function useChangeLanguage() {
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const guest = useGuestLanguage();
  return useMutation({
    mutationFn: async (language: Language) => {
      const session = await call('changeLanguage', { body: { language } });
      await queryClient.ensureQueryData(modelQuery(session));
      return session;
    },
    onSuccess: (session) => {
      startTransition(() => {
        queryClient.setQueryData(sessionQuery.queryKey, session);
      });
      guest.choose(session.user.language);
      // Answers hold labels in the old language.
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'model' });
    },
    onError: (error) => void message.error(problemText(error)),
  });
}

export function useSignOut() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: () => call('signOut'),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      queryClient.clear();
    },
    onError: (error) => void message.error(problemText(error)),
  });
}
