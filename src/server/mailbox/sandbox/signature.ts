import type { ParsedMessage } from '../../../mail/parse.ts';
import type { AccountSet } from '../../account-set.ts';

/** Marks a reply that the sandbox itself wrote, with this installation's key; worth something in a demo account set only. */
export const SANDBOX_HEADER = 'X-Countersign-Sandbox';

export function signSandboxMail(set: AccountSet, messageId: string, from: string): string {
  return set.installation.secrets.fingerprint('sandbox', `${set.name} ${messageId} ${from.toLowerCase()}`);
}

export function isSandboxMail(set: AccountSet, message: ParsedMessage): boolean {
  const [claimed, ...others] = message.headers.filter(({ name }) => name === SANDBOX_HEADER.toLowerCase());
  const [from] = message.from;
  if (!claimed || others.length > 0 || !from || message.messageId === null) return false;
  return claimed.value.trim() === signSandboxMail(set, message.messageId, from.address);
}
