import { parseMessage, type ParsedMessage } from '../../src/mail/parse.ts';
import { smtpDoor } from '../../src/server/mailbox/transport/smtp-door.ts';
import { startPostfix } from '../mail-servers/index.ts';

/** The mail server of those who are asked to decide. */
export type ReceivingServer = {
  port: number;
  /** How often the server took each message, by Message-ID: its own log, not ours. */
  accepted(): Promise<ReadonlyMap<string, number>>;
  stop(): Promise<void>;
};

const LIMITS = { connectionsPerAddress: 100, recipientsPerMessage: 10 };

/**
 * Starts Postfix, which relays to mailboxes in this process; without it, those mailboxes take the mail themselves.
 * @param arrived gets every message that reaches its recipient
 */
export async function startReceivingServer(domain: string, withPostfix: boolean, arrived: (message: ParsedMessage) => void): Promise<ReceivingServer> {
  const taken: string[] = [];
  const mailboxes = await smtpDoor({
    port: 0, address: '127.0.0.1', protocol: 'smtp', clients: ['127.0.0.0/8'], maximumBytes: 30 << 20, limits: LIMITS,
    accepts: async () => true,
    received: async ({ raw }) => {
      const message = await parseMessage(raw);
      taken.push(message.messageId ?? '');
      arrived(message);
    },
  });
  if (!withPostfix) return { port: mailboxes.port, accepted: async () => counted(taken), stop: () => mailboxes.close() };
  const postfix = await startPostfix({ relay: { [domain]: { port: mailboxes.port, protocol: 'smtp' } } });
  return {
    port: postfix.smtpPort,
    accepted: async () => acceptedByPostfix(await postfix.log()),
    async stop() {
      await postfix.stop();
      await mailboxes.close();
    },
  };
}

/** A message that was broken off has its Message-ID logged, too; only one that entered the queue was accepted. */
function acceptedByPostfix(log: string): ReadonlyMap<string, number> {
  const queued = new Set([...log.matchAll(/qmgr\[\d+\]: (\w+): from=.*\(queue active\)/g)].map(([, queueId]) => queueId));
  const messages = [...log.matchAll(/cleanup\[\d+\]: (\w+): message-id=(<[^>]*>)/g)];
  return counted(messages.flatMap(([, queueId, messageId]) => (queued.has(queueId) ? [messageId ?? ''] : [])));
}

function counted(messageIds: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const messageId of messageIds) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
  return counts;
}
