import { setTimeout as delay } from 'node:timers/promises';

/**
 * A gate that lets callers through one by one, evenly spaced. nodemailer's own limit counts only
 * when a connection becomes free again, so every connection of its pool may overrun it once.
 * @param perSecond turns per second, also below one; undefined: no limit
 */
export function pace(perSecond: number | undefined): () => Promise<void> {
  if (perSecond === undefined) return () => Promise.resolve();
  const gapMs = 1_000 / perSecond;
  let nextAt = 0;
  return async () => {
    const now = performance.now();
    const at = Math.max(now, nextAt);
    nextAt = at + gapMs;
    if (at > now) await delay(at - now);
  };
}
