import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { GuestLanguageProvider, useGuestLanguage } from './guestLanguage.tsx';
import { LanguageProvider, useLanguage, useWords } from './language.tsx';
import { sessionQuery } from './queries.ts';
import { OfflineBanner } from './shared/OfflineBanner.tsx';
import { ThemeProvider } from './theme/ThemeProvider.tsx';

/** What stands around every page: the language, the theme and the word that the network is gone. */
export function Root() {
  return (
    <GuestLanguageProvider>
      <SpeakingRoot />
    </GuestLanguageProvider>
  );
}

function SpeakingRoot() {
  const { language: guestLanguage } = useGuestLanguage();
  const session = useQuery({ ...sessionQuery, enabled: false }).data;
  return (
    <LanguageProvider language={session?.user.language ?? guestLanguage}>
      <Suspense fallback={null}>
        <ThemeProvider>
          <DocumentLanguage />
          <OfflineBanner />
          <Outlet />
        </ThemeProvider>
      </Suspense>
    </LanguageProvider>
  );
}

/** Tells screen readers and the browser's font choice which language the page is in. */
function DocumentLanguage() {
  const language = useLanguage();
  const words = useWords();
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.product;
  }, [language, words]);
  return null;
}
