import type { AccountSet } from '../account-set.ts';
import type { Registry } from '../accounts/registry.ts';
import type { ProcessSettings } from '../settings.ts';
import { storeDelivery } from './incoming/store.ts';
import { setOfAddress } from './sandbox/server.ts';
import { MAXIMUM_MESSAGE_BYTES } from './server-settings.ts';
import { smtpDoor } from './transport/smtp-door.ts';

/** The doors through which mail is handed in by SMTP or LMTP (mail-rules 29); the sandbox's replies come by one of them, too. */
export type MailDoors = { smtpPort: number; lmtpPort: number | null; close(): Promise<void> };

const LIMITS = { connectionsPerAddress: 50, recipientsPerMessage: 100 };
const LOOPBACK = '127.0.0.1';

export async function startMailDoors(registry: Registry, settings: ProcessSettings, addressOf: (set: AccountSet) => Promise<string>, log: (line: string) => void): Promise<MailDoors> {
  const open = (protocol: 'smtp' | 'lmtp', port: number, address: string) => smtpDoor({
    port, address, protocol, clients: settings.mailDoorClients, maximumBytes: MAXIMUM_MESSAGE_BYTES, limits: LIMITS,
    accepts: async (recipient) => (await setOfAddress(registry, recipient, addressOf)) !== undefined,
    received: async (message) => {
      const sets = new Map<AccountSet, string[]>();
      for (const recipient of message.recipients) {
        const set = await setOfAddress(registry, recipient, addressOf);
        if (set) sets.set(set, [...(sets.get(set) ?? []), recipient]);
      }
      for (const [set, recipients] of sets) {
        await storeDelivery(set, { raw: message.raw, source: protocol, envelopeFrom: message.envelopeFrom, recipients, remoteAddress: message.remoteAddress });
      }
    },
  });
  // Without a port of its own the SMTP door takes any free one on this machine: the sandbox needs it.
  const smtp = settings.smtpDoorPort === null ? await open('smtp', 0, LOOPBACK) : await open('smtp', settings.smtpDoorPort, settings.mailDoorHost);
  const lmtp = settings.lmtpDoorPort === null ? null : await open('lmtp', settings.lmtpDoorPort, settings.mailDoorHost);
  if (settings.smtpDoorPort !== null) log(`Mail may be handed in by SMTP at port ${smtp.port}.`);
  return {
    smtpPort: smtp.port,
    lmtpPort: lmtp?.port ?? null,
    async close() {
      await smtp.close();
      await lmtp?.close();
    },
  };
}
