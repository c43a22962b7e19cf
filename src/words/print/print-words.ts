import { cs } from './cs.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

/** The fixed words on a printed paper, by language. */
export const printWords = { 'zh-CN': zhCN, 'zh-TW': zhTW, en, cs };
