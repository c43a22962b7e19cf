import { Refusal } from '../refusal.ts';

const FREE_ATTEMPTS = 5;
const FIRST_PAUSE_SECONDS = 2;
const LONGEST_PAUSE_SECONDS = 900;
const REMEMBERED_LIMIT = 50_000;

/** Slows guessing down: after five failures each further one doubles the pause, by login and by address. */
export type Attempts = {
  /** @throws Refusal `TooManyAttempts` with the seconds to wait */
  check(key: string): void;
  failed(key: string): void;
  succeeded(key: string): void;
};

export function countAttempts(now: () => number = Date.now): Attempts {
  const failures = new Map<string, { count: number; until: number }>();
  return {
    check(key) {
      const waiting = (failures.get(key)?.until ?? 0) - now();
      if (waiting > 0) throw new Refusal('TooManyAttempts', { seconds: Math.ceil(waiting / 1000) });
    },
    failed(key) {
      const count = (failures.get(key)?.count ?? 0) + 1;
      const seconds = count < FREE_ATTEMPTS ? 0 : Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (count - FREE_ATTEMPTS));
      failures.delete(key);
      failures.set(key, { count, until: now() + seconds * 1000 });
      const [oldest] = failures.keys();
      if (failures.size > REMEMBERED_LIMIT && oldest !== undefined) failures.delete(oldest);
    },
    succeeded: (key) => void failures.delete(key),
  };
}
