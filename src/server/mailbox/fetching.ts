import { automaticReason } from '../../mail/automatic.ts';
import { parseMessage } from '../../mail/parse.ts';
import { shapeOfFrom } from '../../mail/from.ts';
import { changeSetting, readSetting, SETTINGS, writeSetting } from '../accounts/settings.ts';
import type { AccountSet } from '../account-set.ts';
import { readStaff } from '../accounts/organisation.ts';
import { transaction } from '../database/connect.ts';
import { holdLease, releaseLease } from '../jobs/heartbeat.ts';
import { answerWriter } from './incoming/error-mail.ts';
import { storeDelivery } from './incoming/store.ts';
import { imapServer, MAXIMUM_MESSAGE_BYTES, outboundPolicy } from './server-settings.ts';
import { imapFetcher } from './transport/imap-fetcher.ts';
import { StoreUnavailable } from './transport/imap-intake.ts';
import { createHash } from 'node:crypto';

const LOOK_MS = 5_000;

/** Fetches the account set's mailbox while it is switched on, on one node at a time; a change of its settings takes effect within seconds. */
export function startFetching(set: AccountSet, node: string): { stop(): Promise<void> } {
  const lease = `imap/${set.name}`;
  let current: { key: string; stop(): Promise<void> } | null = null;
  let looking: Promise<void> = Promise.resolve();

  const look = async () => {
    const imap = await readSetting(set.pool, set, SETTINGS.imap);
    const key = imap.enabled && (await holdLease(set.pool, lease, node)) ? JSON.stringify({ ...imap, oauthRefreshToken: '' }) : '';
    if (current?.key === key || (current === null && key === '')) return;
    await current?.stop();
    current = key === '' ? null : { key, ...fetch(set) };
  };
  const lookSafely = () => {
    looking = looking.then(look).catch((error: Error) => set.installation.log(`Fetching for ${set.name}: ${error.message}`));
  };
  lookSafely();
  const timer = setInterval(lookSafely, LOOK_MS);
  const unsubscribe = set.installation.signal.on('settings', (name) => { if (name === set.name) lookSafely(); });
  return {
    async stop() {
      clearInterval(timer);
      unsubscribe();
      await looking;
      await current?.stop();
      await releaseLease(set.pool, lease, node).catch(() => undefined);
    },
  };
}

function fetch(set: AccountSet): { stop(): Promise<void> } {
  let fetcher: Promise<{ stop(): Promise<void> }> | undefined;
  const note = (status: string) => writeSetting(set.pool, set, SETTINGS.imapStatus, { status, at: new Date().toISOString() }, null).catch(() => undefined);
  const keepToken = async (token: string) => void (await changeSetting(set, SETTINGS.imap, (imap) => ({ ...imap, oauthRefreshToken: set.installation.secrets.seal(token) }), null));
  fetcher = readSetting(set.pool, set, SETTINGS.imap).then((imap) => {
    const source = `imap:${imap.user}@${imap.host}`;
    return imapFetcher(imapServer(set, imap, keepToken), {
      async stored({ raw, folder, uidValidity, uid }) {
        // Storing bytes can't fail because of what they say, so no message is blamed for a database or disk that is away.
        await storeDelivery(set, { raw, source, folder, uidValidity, uid }).catch((error: Error) => { throw new StoreUnavailable(error.message); });
        return 'stored';
      },
      oversize: ({ bytes, head }) => answerOversize(set, bytes, head),
      async alarm(kind, detail) {
        set.installation.log(`The mailbox of ${set.name} needs an administrator (${kind}): ${detail}`);
        await note(`${kind}: ${detail}`);
      },
      state: (kind) => { if (kind === 'idle' || kind === 'disconnected') void note(kind); },
    }, { outbound: outboundPolicy(set) });
  });
  return { stop: async () => (await fetcher)?.stop() };
}

/** Tells a colleague that his mail was too large to be fetched; strangers get no answer, for nobody proved who they are, and neither do programs. */
async function answerOversize(set: AccountSet, bytes: number, head: Uint8Array): Promise<void> {
  const message = await parseMessage(head);
  const from = shapeOfFrom(message);
  const sender = from.ok ? (await readStaff(set.pool, set)).byAddress(from.address) : undefined;
  if (!from.ok || !sender || automaticReason(message) !== null) return;
  const smtp = await readSetting(set.pool, set, SETTINGS.smtp);
  await transaction(set.pool, (connection) => answerWriter(connection, set, {
    sha256: createHash('sha256').update(head).digest('hex'), address: from.address, userId: sender.id, ownAddress: smtp.fromAddress, place: null,
    answer: { answer: 'refused', refusal: { kind: 'oversize', sizeBytes: bytes, limitBytes: MAXIMUM_MESSAGE_BYTES }, received: { subject: message.subject, at: new Date().toISOString(), messageId: message.messageId } },
  }));
  set.installation.signal.raise('outbox', set.name);
}
