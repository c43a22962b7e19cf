import { expect, test } from 'vitest';
import { CommandKey } from '../contract/common.ts';
import { newCommandKey } from './commandKey.ts';

test('keys are UUIDs that the server accepts, and no two are alike', () => {
  const keys = Array.from({ length: 1000 }, newCommandKey);
  for (const key of keys) expect(CommandKey.safeParse(key).success, key).toBe(true);
  expect(new Set(keys).size).toBe(keys.length);
});
