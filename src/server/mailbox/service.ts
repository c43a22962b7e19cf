import { isMailHeld } from '../accounts/mail-hold.ts';
import { changeSetting, readSetting, SETTINGS } from '../accounts/settings.ts';
import type { AccountSet } from '../account-set.ts';
import { keepWorking } from '../jobs/worker.ts';
import { startFetching } from './fetching.ts';
import { recoverStored } from './incoming/store.ts';
import { inboxReader } from './incoming/understand.ts';
import { recoverAbandoned } from './outgoing/outbox.ts';
import { sendDue } from './outgoing/send.ts';
import { startSandboxServer } from './sandbox/server.ts';
import { outboundPolicy, smtpServer } from './server-settings.ts';
import { smtpSender, type SmtpSender } from './transport/smtp-sender.ts';

/** Fetching, understanding and sending the mail of one account set. */
export type MailService = { stop(): Promise<void> };

const SWEEP_MS = 2_000;

export async function startMailService(set: AccountSet, node: string): Promise<MailService> {
  const { signal, log } = set.installation;
  const sandbox = set.demo ? await startSandboxServer(set) : null;
  let sender: { key: string; smtp: SmtpSender } | null = null;

  /** The sender of the settings as they are now; null while there is nowhere to send to, and the mails wait. */
  const currentSender = async (): Promise<SmtpSender | null> => {
    const smtp = await readSetting(set.pool, set, SETTINGS.smtp);
    // A refresh token that the provider replaced is no reason to connect anew.
    const key = JSON.stringify({ ...smtp, oauthRefreshToken: '' });
    if (sender?.key === key) return sender.smtp;
    await sender?.smtp.close();
    sender = null;
    if (smtp.enabled) {
      const keepToken = async (token: string) => void (await changeSetting(set, SETTINGS.smtp, (stored) => ({ ...stored, oauthRefreshToken: set.installation.secrets.seal(token) }), null));
      sender = { key, smtp: smtpSender(smtpServer(set, smtp, keepToken), { outbound: outboundPolicy(set) }) };
    } else if (sandbox) {
      // The sandbox listens on this machine, which real account sets may not reach.
      sender = { key, smtp: smtpSender(sandbox.settings, { outbound: { allowedNetworks: ['127.0.0.0/8'] } }) };
    }
    return sender?.smtp ?? null;
  };

  const inbox = inboxReader(set, node);
  const workers = [
    keepWorking(signal, 'outbox', set.name, SWEEP_MS, async () => {
      await recoverAbandoned(set);
      const smtp = (await isMailHeld(set.pool)) ? null : await currentSender();
      return smtp ? sendDue(set, smtp, node) : 0;
    }, log),
    keepWorking(signal, 'inbox', set.name, SWEEP_MS, async () => {
      await recoverStored(set);
      return inbox.begin();
    }, log),
  ];
  const fetching = startFetching(set, node);
  return {
    async stop() {
      await fetching.stop();
      await Promise.all(workers.map((worker) => worker.stop()));
      await inbox.finished();
      await sender?.smtp.close();
      await sandbox?.close();
    },
  };
}
