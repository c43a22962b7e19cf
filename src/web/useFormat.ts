import { useMemo } from 'react';
import { formatDate, formatDecimal, formatDuration, formatInstant } from './format.ts';
import { useLanguage, useWords } from './language.tsx';
import { useTimeZone } from './queries.ts';

/** Numbers, dates and durations in the reader's language. */
export function useFormat() {
  const language = useLanguage();
  const words = useWords();
  const timeZone = useTimeZone();
  return useMemo(() => ({
    decimal: (value: string, scale?: number) => formatDecimal(value, language, scale),
    date: (date: string) => formatDate(date, language),
    instant: (instant: string) => formatInstant(instant, language, timeZone),
    duration: (fromInstant: string, toInstant: string) => formatDuration(Date.parse(toInstant) - Date.parse(fromInstant), words.flow.duration),
    list: (items: readonly string[]) => items.join(words.common.separator),
  }), [language, words, timeZone]);
}
