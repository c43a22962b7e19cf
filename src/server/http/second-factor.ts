import type { Colleague } from '../accounts/organisation.ts';
import { isCode } from '../accounts/second-factor.ts';
import type { AccountSet } from '../account-set.ts';
import { Refusal } from '../refusal.ts';
import type { Attempts } from './attempts.ts';

/**
 * Asks for a valid code of somebody's second factor; six digits are guessed soon if guessing is not slowed down.
 * @throws Refusal `WrongCode`, `TooManyAttempts`
 */
export async function requireCode(attempts: Attempts, set: AccountSet, { id, login }: Colleague, code: string): Promise<void> {
  const key = `${set.name}/${login.toLowerCase()}/code`;
  attempts.begin(key);
  if (!(await isCode(set.pool, set, set.installation.secrets, id, code))) throw new Refusal('WrongCode');
  attempts.succeeded(key);
}
