import { useSyncExternalStore } from 'react';
import { formatInstant, formatRelative } from '../format.ts';
import { useLanguage, useWords } from '../language.tsx';
import { useTimeZone } from '../queries.ts';

const TICK_MS = 30_000;

/** A time as people say it (3 小时前), with the exact time on hover. */
export function TimeText({ at }: { at: string }) {
  const language = useLanguage();
  const words = useWords();
  const timeZone = useTimeZone();
  const nowMs = useSyncExternalStore(tick, () => Math.floor(Date.now() / TICK_MS) * TICK_MS);
  return <time dateTime={at} title={formatInstant(at, language, timeZone)}>{formatRelative(at, language, Math.max(nowMs, Math.min(Date.parse(at), nowMs + TICK_MS)), words.common.justNow, timeZone)}</time>;
}

function tick(changed: () => void): () => void {
  const timer = setInterval(changed, TICK_MS);
  return () => clearInterval(timer);
}
