import type { ParsedMessage } from '../../../mail/parse.ts';
import type { SETTINGS, SettingValue } from '../../accounts/settings.ts';
import type { AccountSet } from '../../account-set.ts';
import { authenticate, type AuthenticationVerdict } from '../transport/authenticate.ts';
import { isSandboxMail } from '../sandbox/signature.ts';
import type { InboxRow } from './store.ts';

/** Whether the sender is who From says: proved by his domain, accepted in-house by choice, or a reply from the sandbox. */
export type Proof = { pass: boolean; method: AuthenticationVerdict['method'] | 'in-house' | 'sandbox'; temporary: boolean; detail: AuthenticationVerdict['detail'] | null };

/** Checks the sender of a mail as mail-rules 11 says. */
export async function proveSender(set: AccountSet, row: InboxRow, message: ParsedMessage, address: string, settings: SettingValue<typeof SETTINGS.mailApproval>): Promise<Proof> {
  if (set.demo && isSandboxMail(set, message)) return { pass: true, method: 'sandbox', temporary: false, detail: null };
  const verdict = await authenticate(await set.installation.files.get(set.name, row.sha256), {
    authservIds: settings.authservIds,
    ...(row.remoteAddress === null ? {} : { remoteAddress: row.remoteAddress }),
    ...(row.envelopeFrom === null ? {} : { envelopeFrom: row.envelopeFrom }),
  });
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  // An explicit choice of an administrator's, logged when it was made.
  if (!verdict.pass && settings.unauthenticatedDomains.some((accepted) => accepted.toLowerCase() === domain)) return { ...verdict, pass: true, temporary: false, method: 'in-house' };
  return verdict;
}
