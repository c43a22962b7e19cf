import { readSetting, SETTINGS } from './accounts/settings.ts';
import type { AccountSet } from './account-set.ts';

/** Today in the account set's time zone, as `2026-11-22`. */
export async function todayIn(set: AccountSet): Promise<string> {
  const { timeZone } = await readSetting(set.pool, set, SETTINGS.company);
  return Temporal.Now.plainDateISO(timeZone).toString();
}
