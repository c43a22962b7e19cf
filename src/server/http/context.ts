import type { Actor } from '../../model/keys.ts';
import type { Language } from '../../model/record.ts';
import type { Colleague, Staff } from '../accounts/organisation.ts';
import type { AccountSet } from '../account-set.ts';

/** Who asks: read from the session or the API key before any handler runs. */
export type Caller = {
  set: AccountSet;
  actor: Actor;
  staff: Staff;
  colleague: Colleague;
  language: Language;
  way: 'web' | 'api';
  /** Hash of the session; empty for an API key. */
  sessionHash: string;
};
