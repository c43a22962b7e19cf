import { cs } from './cs.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

/** Everything our own mails say in one language. Simplified Chinese is the base; the others have its type. */
export type MailWords = typeof zhCN;

export const mailWords = { 'zh-CN': zhCN, 'zh-TW': zhTW, en, cs } satisfies Record<string, MailWords>;

export type MailLanguage = keyof typeof mailWords;
