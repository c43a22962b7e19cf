import { cs } from './cs.ts';
import { en } from './en.ts';
import { zhCN, type ErrorWords } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

/** The words of every refusal, by language. */
export const errorWords: Record<'zh-CN' | 'zh-TW' | 'en' | 'cs', ErrorWords> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en, cs };

/** Puts data where a sentence has `{name}`; what is missing becomes nothing. */
export function fill(sentence: string, data: Readonly<Record<string, unknown>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}
