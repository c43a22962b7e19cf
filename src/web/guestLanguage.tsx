import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { Language } from '../contract/common.ts';
import { browserLanguage } from './language.tsx';

const STORAGE_KEY = 'countersign.language';
export const languages = ['zh-CN', 'zh-TW', 'en', 'cs'] as const satisfies readonly Language[];

const GuestLanguageContext = createContext<{ language: Language; choose: (language: Language) => void }>({ language: 'zh-CN', choose: () => {} });

/** The language before sign-in: the one chosen here last, else the browser's. */
export function useGuestLanguage() {
  return useContext(GuestLanguageContext);
}

export function GuestLanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(initialLanguage);
  const context = useMemo(() => ({
    language,
    choose: (next: Language) => {
      localStorage.setItem(STORAGE_KEY, next);
      setLanguage(next);
    },
  }), [language]);
  return <GuestLanguageContext value={context}>{children}</GuestLanguageContext>;
}

function initialLanguage(): Language {
  return languages.find((known) => known === localStorage.getItem(STORAGE_KEY)) ?? browserLanguage(navigator.languages);
}
