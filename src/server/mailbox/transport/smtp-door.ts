import { once } from 'node:events';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { isInNetworks, networkList } from './outbound-connection.ts';

export type ReceivedMessage = {
  raw: Uint8Array;
  /** The envelope's sender; empty for the null return path of bounces (mail-rules.md 19). */
  envelopeFrom: string;
  recipients: string[];
  remoteAddress: string;
  heloName: string;
  tls: boolean;
};

export type SmtpDoorOptions = {
  /** 0 for any free port. */
  port: number;
  address: string;
  protocol: 'smtp' | 'lmtp';
  /** CIDR networks of the company's own mail servers; nobody else is let in. */
  clients: readonly string[];
  maximumBytes: number;
  limits: { connectionsPerAddress: number; recipientsPerMessage: number };
  /** PEM texts for STARTTLS, which is not offered without them. */
  certificate?: { key: string; certificate: string };
  /** Whether mail to this address is for us. */
  accepts(recipient: string): Promise<boolean>;
  /** Stores the message and commits. The sender hears 250 only after this resolved; when it throws, to try again. */
  received(message: ReceivedMessage): Promise<void>;
};

/**
 * A door through which the company's mail server hands mail over, by SMTP or LMTP (mail-rules.md
 * 29), instead of a mailbox that is fetched. It relays nothing and signs nobody in.
 * @throws when the port can't be listened on
 */
export async function smtpDoor(options: SmtpDoorOptions): Promise<{ port: number; close(): Promise<void> }> {
  const clients = networkList(options.clients);
  const connections = new Map<string, number>();
  const server = new SMTPServer({
    lmtp: options.protocol === 'lmtp',
    size: options.maximumBytes,
    disabledCommands: options.certificate === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    key: options.certificate?.key,
    cert: options.certificate?.certificate,
    disableReverseLookup: true,
    logger: false,
    socketTimeout: 60_000,
    closeTimeout: 5_000,

    onConnect: ({ remoteAddress }, done) => {
      const open = (connections.get(remoteAddress) ?? 0) + 1;
      connections.set(remoteAddress, open);
      if (!isInNetworks(clients, remoteAddress)) return done(refusal(554, 'this address may not hand in mail'));
      done(open > options.limits.connectionsPerAddress ? refusal(421, 'too many connections from this address') : undefined);
    },
    onClose: ({ remoteAddress }) => {
      const open = (connections.get(remoteAddress) ?? 1) - 1;
      if (open === 0) connections.delete(remoteAddress);
      else connections.set(remoteAddress, open);
    },
    onRcptTo: ({ address }, session, done) => {
      if (session.envelope.rcptTo.length >= options.limits.recipientsPerMessage) return done(refusal(452, 'too many recipients'));
      options.accepts(address).then(
        (accepted) => done(accepted ? undefined : refusal(550, 'no such address here')),
        () => done(refusal(451, 'the address could not be checked, try again later')),
      );
    },
    onData: (stream, session, done) => {
      receive(stream, session, options).then(
        () => done(undefined, 'message stored'),
        (error: unknown) => done(error instanceof TooLarge ? refusal(552, error.message) : refusal(451, 'the message could not be stored, try again later')),
      );
    },
  });
  // A client that misbehaves is not our error; unheard it would end the process.
  server.on('error', () => undefined);
  const listener = server.listen(options.port, options.address);
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('the door listens on no port');
  return {
    port: address.port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession, options: SmtpDoorOptions): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    // Read to its end all the same: the client listens only then to the refusal.
    if (!stream.sizeExceeded && chunk instanceof Buffer) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (stream.sizeExceeded) throw new TooLarge(`the message is larger than ${options.maximumBytes} bytes`);
  const { mailFrom, rcptTo } = session.envelope;
  await options.received({
    raw: Buffer.concat(chunks),
    envelopeFrom: mailFrom === false ? '' : mailFrom.address,
    recipients: rcptTo.map(({ address }) => address),
    remoteAddress: session.remoteAddress,
    heloName: typeof session.hostNameAppearsAs === 'string' ? session.hostNameAppearsAs : '',
    tls: session.secure,
  });
}

class TooLarge extends Error {}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
