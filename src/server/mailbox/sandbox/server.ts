import { parseMessage } from '../../../mail/parse.ts';
import type { Registry } from '../../accounts/registry.ts';
import { readStaff } from '../../accounts/organisation.ts';
import { tableOf, type AccountSet } from '../../account-set.ts';
import { run, sql } from '../../database/query.ts';
import { smtpDoor } from '../transport/smtp-door.ts';
import type { SmtpSettings } from '../transport/settings.ts';
import { MAXIMUM_MESSAGE_BYTES } from '../server-settings.ts';

const LOOPBACK = '127.0.0.1';
const LIMITS = { connectionsPerAddress: 50, recipientsPerMessage: 10 };

/** The sandbox's own mail server: what a demo account set sends arrives here, by SMTP as everywhere, and goes no further. */
export async function startSandboxServer(set: AccountSet): Promise<{ settings: SmtpSettings; close(): Promise<void> }> {
  const door = await smtpDoor({
    port: 0, address: LOOPBACK, protocol: 'smtp', clients: ['127.0.0.0/8'], maximumBytes: MAXIMUM_MESSAGE_BYTES, limits: LIMITS,
    accepts: async () => true,
    received: async ({ raw, recipients }) => {
      const staff = await readStaff(set.pool, set);
      const parsed = await parseMessage(raw);
      const sha256 = await set.installation.files.put(set.name, raw);
      for (const recipient of recipients) {
        const owner = staff.byAddress(recipient);
        if (!owner) continue;
        await run(set.pool, sql`insert into ${tableOf(set, 'sandbox_message')} (user_id, direction, sha256, from_address, to_address, subject)
          values (${owner.id}, 'in', ${sha256}, ${parsed.from[0]?.address ?? ''}, ${recipient}, ${parsed.subject})`);
      }
    },
  });
  return {
    settings: { host: LOOPBACK, port: door.port, encryption: 'none', acceptSelfSigned: false, authentication: { kind: 'anonymous' }, fromAddress: '', fromName: '' },
    close: () => door.close(),
  };
}

/** The account set that an address of ours belongs to: the one that sends from it, sub-addresses included. */
export async function setOfAddress(registry: Registry, recipient: string, addressOf: (set: AccountSet) => Promise<string>): Promise<AccountSet | undefined> {
  const plain = recipient.toLowerCase().replace(/\+[^@]*@/, '@');
  for (const set of registry.all()) if ((await addressOf(set)).toLowerCase() === plain) return set;
  return undefined;
}
