import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { ParsedMessage } from '../../src/mail/parse.ts';
import { freePort } from '../mail-servers/workplace.ts';
import { lmtpDelivery, mailServersAvailable, openMailbox, startDovecot, startProxy } from '../mail-servers/index.ts';
import { startReceivingServer } from './receiving-server.ts';

export const DOMAIN = 'qiheng.example';
export const OWN_ADDRESS = `approval@${DOMAIN}`;
export const OWN_PASSWORD = 'fetch-me';

export type Way = 'mailbox' | 'door';

/** All mail servers around the program under test, and the lines to them on which the harness listens. */
export type MailWorld = {
  smtpPort: number;
  /** Null where there is no Dovecot: mail then comes in through the door only. */
  imapPort: number | null;
  doorPort: number;
  ways: readonly [Way, ...Way[]];
  /** Hands a message in and tries again, as a mail server does, until it is accepted. */
  deliver(way: Way, from: string, raw: string): Promise<void>;
  /** How many messages lie in the mailbox and wait to be fetched. */
  waiting(): Promise<number>;
  accepted(): Promise<ReadonlyMap<string, number>>;
  /** Hears what the SMTP and the IMAP server say to the program, before it does. */
  listen(hear: (by: 'smtp' | 'imap', words: string) => void): void;
  stop(): Promise<void>;
};

const RETRY_MS = 100;

/** @param arrived gets every mail that the program sent */
export async function startMailWorld(arrived: (message: ParsedMessage) => void): Promise<MailWorld> {
  const available = await mailServersAvailable();
  if (!available.available) console.warn(`\n*** Crash test without Dovecot and Postfix (${available.reason}): mail comes in by SMTP only, and goes to a server of ours. ***\n`);
  let hear: (by: 'smtp' | 'imap', words: string) => void = () => undefined;
  const receiving = await startReceivingServer(DOMAIN, available.available, arrived);
  const smtp = await startProxy(receiving.port, (words) => hear('smtp', words));
  const doorPort = await freePort();
  const common = { smtpPort: smtp.port, doorPort, accepted: receiving.accepted, listen: (listener: typeof hear) => { hear = listener; } };
  const stop = async () => {
    await smtp.stop();
    await receiving.stop();
  };
  if (!available.available) return { ...common, imapPort: null, ways: ['door'], deliver: (_way, from, raw) => throughDoor(doorPort, from, raw), waiting: async () => 0, stop };

  const dovecot = await startDovecot({ users: { [OWN_ADDRESS]: OWN_PASSWORD } });
  const imap = await startProxy(dovecot.imapPort, (words) => hear('imap', words));
  const lmtp = lmtpDelivery(dovecot.lmtpPort);
  return {
    ...common, imapPort: imap.port, ways: ['mailbox', 'door'],
    deliver: (way, from, raw) => (way === 'door' ? throughDoor(doorPort, from, raw) : lmtp.deliver(OWN_ADDRESS, raw)),
    waiting: () => countWaiting(dovecot.imapPort),
    async stop() {
      lmtp.close();
      await imap.stop();
      await dovecot.stop();
      await stop();
    },
  };
}

async function throughDoor(port: number, from: string, raw: string): Promise<void> {
  for (;;) {
    const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
    try {
      await transport.sendMail({ envelope: { from, to: [OWN_ADDRESS] }, raw });
      return;
    } catch {
      // The program was killed, or is not up yet: the sender keeps the message.
      await pause(RETRY_MS);
    } finally {
      transport.close();
    }
  }
}

async function countWaiting(imapPort: number): Promise<number> {
  const client = await openMailbox(imapPort, OWN_ADDRESS, OWN_PASSWORD);
  try {
    return (await client.mailboxOpen('INBOX')).exists;
  } finally {
    await client.logout();
  }
}
