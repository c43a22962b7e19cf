import { setTimeout as pause } from 'node:timers/promises';
import type { Signal, Topic } from '../database/signal.ts';

/** Work of one kind on one account set: `work` is called until it finds nothing to do, at once after a wake-up and every so often anyway. */
export type Worker = { stop(): Promise<void> };

/** Keeps doing `work` (which gives how much it did) whenever there is a signal, and at least every `everyMs`: the sweeper is the guarantee. */
export function keepWorking(signal: Signal, topic: Topic, accountSet: string, everyMs: number, work: () => Promise<number>, log: (line: string) => void): Worker {
  const stopping = new AbortController();
  let woken = true;
  let wake: (() => void) | undefined;
  const unsubscribe = signal.on(topic, (name) => {
    if (name !== accountSet) return;
    woken = true;
    wake?.();
  });
  const running = (async () => {
    while (!stopping.signal.aborted) {
      woken = false;
      try {
        if ((await work()) > 0) continue;
      } catch (error) {
        if (stopping.signal.aborted) break;
        log(`The ${topic} of ${accountSet} stopped at an error and goes on: ${error instanceof Error ? error.message : String(error)}`);
      }
      if (woken) continue;
      const slept = new AbortController();
      wake = () => slept.abort();
      const onStop = () => slept.abort();
      stopping.signal.addEventListener('abort', onStop, { once: true });
      await pause(everyMs, undefined, { signal: slept.signal }).catch(() => undefined);
      stopping.signal.removeEventListener('abort', onStop);
      wake = undefined;
    }
  })();
  return {
    async stop() {
      unsubscribe();
      stopping.abort();
      await running;
    },
  };
}
