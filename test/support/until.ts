import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;

/** Looks again and again until there is something to see; throws when it never comes. */
export async function until<Seen>(look: () => Promise<Seen | undefined | null | false>, timeoutMs = 15_000): Promise<Seen> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== null && seen !== false) return seen;
    if (performance.now() > deadline) throw new Error(`did not happen within ${timeoutMs} ms`);
    await pause(LOOK_EVERY_MS);
  }
}
