import { Refusal } from '../refusal.ts';

const FIRST_PAUSE_SECONDS = 2;
const LONGEST_PAUSE_SECONDS = 900;
/** After so long without a failure they are forgotten. */
const MEMORY_MS = 3_600_000;
const REMEMBERED_LIMIT = 50_000;

/** How many may fail before there are pauses: by login or code, and by address, behind which a whole office may sit. */
export const FREE_ATTEMPTS = { login: 5, address: 100 } as const;

/** Slows guessing down: after the free attempts each further failure doubles the pause. */
export type Attempts = {
  /**
   * Counts an attempt before it is made, so that many at the same moment gain nothing.
   * @throws Refusal `TooManyAttempts` with the seconds to wait
   */
  begin(key: string): void;
  /** The attempt was no failure; those before it stay counted, lest one's own password clear the way for guessing others. */
  succeeded(key: string): void;
};

type Failures = { count: number; until: number; at: number };

export function countAttempts(freeAttempts: number, now: () => number = Date.now): Attempts {
  const failures = new Map<string, Failures>();
  const read = (key: string): Failures => {
    const known = failures.get(key);
    return known && now() - Math.max(known.at, known.until) < MEMORY_MS ? known : { count: 0, until: 0, at: now() };
  };
  const write = (key: string, count: number): void => {
    const seconds = count < freeAttempts ? 0 : Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (count - freeAttempts));
    failures.delete(key);
    if (count > 0) failures.set(key, { count, until: now() + seconds * 1000, at: now() });
    const [oldest] = failures.keys();
    if (failures.size > REMEMBERED_LIMIT && oldest !== undefined) failures.delete(oldest);
  };
  return {
    begin(key) {
      const { count, until } = read(key);
      if (until > now()) throw new Refusal('TooManyAttempts', { seconds: Math.ceil((until - now()) / 1000) });
      write(key, count + 1);
    },
    succeeded(key) {
      const { count, at } = read(key);
      if (count > 1) failures.set(key, { count: count - 1, until: 0, at });
      else failures.delete(key);
    },
  };
}
