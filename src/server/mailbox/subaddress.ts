import type { ParsedMessage } from '../../mail/parse.ts';
import { subAddressTokens } from '../../mail/thread.ts';
import { changeSetting, SETTINGS } from '../accounts/settings.ts';
import type { AccountSet } from '../account-set.ts';

/**
 * Whether the provider delivers `local+token@domain` to `local@domain` is found out by trying: Test connection sends a
 * mail to the address below, and once it comes back, tokens travel in Reply-To, too (mail-rules 12).
 */
export function probeAddress(set: AccountSet, mailbox: string): string {
  return mailbox.replace('@', `+${probeToken(set, mailbox)}@`);
}

/** Our own mail came back: if it is the probe, sub-addresses are proved. */
export async function noteProbe(set: AccountSet, message: ParsedMessage, mailbox: string): Promise<void> {
  if (!subAddressTokens(message, mailbox).includes(probeToken(set, mailbox))) return;
  await changeSetting(set, SETTINGS.mailApproval, (settings) => ({ ...settings, subaddress: true }), null);
}

const TOKEN_LENGTH = 24;

function probeToken(set: AccountSet, mailbox: string): string {
  // Letters and digits only: not every server takes others in a sub-address.
  return `probe${set.installation.secrets.fingerprint('subaddress', `${set.name} ${mailbox.toLowerCase()}`).replaceAll(/[^A-Za-z0-9]/g, '').slice(0, TOKEN_LENGTH).toLowerCase()}`;
}
