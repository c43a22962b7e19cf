import type { SetupWords } from '../../../words/setup/zh-CN.ts';
import { catalogue } from '../../language.tsx';

/** The texts of the set-up pages. */
export const useSetupWords = catalogue<SetupWords>({
  'zh-CN': async () => (await import('../../../words/setup/zh-CN.ts')).zhCN,
  'zh-TW': async () => (await import('../../../words/setup/zh-TW.ts')).zhTW,
  en: async () => (await import('../../../words/setup/en.ts')).en,
  cs: async () => (await import('../../../words/setup/cs.ts')).cs,
});
