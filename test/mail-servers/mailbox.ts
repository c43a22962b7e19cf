import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';

/** Hands messages to Dovecot by LMTP, as a mail server in front of it does, on one connection. */
export function lmtpDelivery(lmtpPort: number): { deliver(to: string, raw: string): Promise<void>; close(): void } {
  const transport = createTransport({ host: '127.0.0.1', port: lmtpPort, lmtp: true, secure: false, ignoreTLS: true, pool: true, maxConnections: 2, maxMessages: Infinity });
  return {
    deliver: async (to, raw) => {
      await transport.sendMail({ envelope: { from: 'sender@elsewhere.test', to }, raw });
    },
    close: () => transport.close(),
  };
}

/** Looks into a mailbox as its owner's mail program would. */
export async function openMailbox(imapPort: number, user: string, password: string): Promise<ImapFlow> {
  const client = new ImapFlow({ host: '127.0.0.1', port: imapPort, auth: { user, pass: password }, secure: false, doSTARTTLS: false, logger: false, disableAutoIdle: true });
  await client.connect();
  return client;
}

/** The subjects of the messages in a folder, in their order. */
export async function subjectsIn(client: ImapFlow, folder: string): Promise<string[]> {
  const mailbox = await client.mailboxOpen(folder);
  if (mailbox.exists === 0) return [];
  return (await client.fetchAll('1:*', { envelope: true })).map((message) => message.envelope?.subject ?? '');
}
