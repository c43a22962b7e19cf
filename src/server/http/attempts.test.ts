import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { countAttempts } from './attempts.ts';

function clock() {
  let now = 1_000_000;
  const attempts = countAttempts(3, () => now);
  const secondsToWait = (key = 'liming') => {
    try {
      attempts.begin(key);
      return 0;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(error.code).toBe('TooManyAttempts');
      return error.data['seconds'];
    }
  };
  return { attempts, secondsToWait, pass: (seconds: number) => { now += seconds * 1000; } };
}

describe('guessing is slowed down', () => {
  test('three may fail, then each further one doubles the pause', () => {
    const { secondsToWait, pass } = clock();
    expect([secondsToWait(), secondsToWait(), secondsToWait()]).toEqual([0, 0, 0]);
    for (const seconds of [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
      expect(secondsToWait()).toBe(seconds);
      pass(seconds);
      expect(secondsToWait()).toBe(0);
    }
  });

  test('many at the same moment gain nothing: each counts before it is judged', () => {
    const { secondsToWait } = clock();
    expect(Array.from({ length: 10 }, () => secondsToWait()).filter((seconds) => seconds === 0)).toHaveLength(3);
  });

  test('one that succeeds counts not at all, and clears nobody else’s way', () => {
    const { attempts, secondsToWait } = clock();
    for (let day = 0; day < 20; day += 1) {
      expect(secondsToWait()).toBe(0);
      attempts.succeeded('liming');
    }
    secondsToWait();
    secondsToWait();
    expect(secondsToWait()).toBe(0);
    attempts.succeeded('liming');
    expect([secondsToWait(), secondsToWait()]).toEqual([0, 2]);
    expect(secondsToWait('wangfang')).toBe(0);
  });

  test('an hour without a failure, and they are forgotten', () => {
    const { secondsToWait, pass } = clock();
    for (let count = 0; count < 3; count += 1) secondsToWait();
    pass(3602);
    expect([secondsToWait(), secondsToWait(), secondsToWait()]).toEqual([0, 0, 0]);
  });
});
