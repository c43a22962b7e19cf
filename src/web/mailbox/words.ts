import type { MailboxWords } from '../../words/setup/mailbox/zh-CN.ts';
import { catalogue } from '../language.tsx';

/** The texts of the mail sandbox and of the view of one mail. */
export const useMailboxWords = catalogue<MailboxWords>({
  'zh-CN': async () => (await import('../../words/setup/mailbox/zh-CN.ts')).zhCN,
  'zh-TW': async () => (await import('../../words/setup/mailbox/zh-TW.ts')).zhTW,
  en: async () => (await import('../../words/setup/mailbox/en.ts')).en,
  cs: async () => (await import('../../words/setup/mailbox/cs.ts')).cs,
});
