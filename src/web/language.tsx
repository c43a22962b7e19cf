import { createContext, use, useContext, type ReactNode } from 'react';
import type { Language } from '../contract/common.ts';
import type { ScreenWords } from '../words/screens/zh-CN.ts';

const LanguageContext = createContext<Language>('zh-CN');

/** The language that everything below speaks. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/**
 * Makes a hook that gives a catalogue in the reader's language, loading only that language's file.
 * @example export const useSetupWords = catalogue({ en: async () => (await import('../words/setup/en.ts')).en, … });
 */
export function catalogue<Words>(loaders: Record<Language, () => Promise<Words>>): () => Words {
  const loaded = new Map<Language, Promise<Words>>();
  return () => {
    const language = useLanguage();
    let words = loaded.get(language);
    if (!words) {
      words = loaders[language]();
      loaded.set(language, words);
    }
    return use(words);
  };
}

/** The texts of the pages. */
export const useWords = catalogue<ScreenWords>({
  'zh-CN': async () => (await import('../words/screens/zh-CN.ts')).zhCN,
  'zh-TW': async () => (await import('../words/screens/zh-TW.ts')).zhTW,
  en: async () => (await import('../words/screens/en.ts')).en,
  cs: async () => (await import('../words/screens/cs.ts')).cs,
});

/** The product's language that suits a browser best. */
export function browserLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    if (/^zh-(tw|hk|mo|hant)/i.test(tag)) return 'zh-TW';
    if (/^zh/i.test(tag)) return 'zh-CN';
    if (/^cs/i.test(tag)) return 'cs';
    if (/^en/i.test(tag)) return 'en';
  }
  return 'zh-CN';
}
