import { ImapFlow } from 'imapflow';
import { connectionCause } from './connection-cause.ts';
import { outboundTarget, type OutboundPolicy } from './outbound-connection.ts';
import type { ServerSettings } from './settings.ts';

/**
 * Connects and signs in. The ID command goes out after the login, without which 163, 126 and QQ
 * refuse to open a folder (mail-rules.md 25). A refused OAuth token is renewed once.
 * @throws what `connectionCause` names
 */
export async function openImap(settings: ServerSettings, options: ImapOptions): Promise<ImapFlow> {
  try {
    return await connect(await createClient(settings, options, false), options.stopping);
  } catch (error) {
    if (settings.authentication.kind !== 'oauth' || connectionCause(error) !== 'login') throw error;
    return connect(await createClient(settings, options, true), options.stopping);
  }
}

export type ImapOptions = {
  outbound: OutboundPolicy;
  /** No answer of the server may be much larger than this. */
  maximumBytes: number;
  /** Gives up connecting. */
  stopping?: AbortSignal;
};

async function connect(client: ImapFlow, stopping: AbortSignal | undefined): Promise<ImapFlow> {
  const giveUp = () => client.close();
  stopping?.addEventListener('abort', giveUp);
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw error;
  } finally {
    stopping?.removeEventListener('abort', giveUp);
  }
}

async function createClient(settings: ServerSettings, options: ImapOptions, renewToken: boolean): Promise<ImapFlow> {
  const { authentication } = settings;
  const auth = authentication.kind === 'anonymous' ? undefined
    : authentication.kind === 'password' ? { user: authentication.user, pass: authentication.password }
    : { user: authentication.user, accessToken: await authentication.accessToken(renewToken) };
  const target = await outboundTarget(settings.host, options.outbound);
  const client = new ImapFlow({
    host: target.address,
    port: settings.port,
    servername: target.servername,
    secure: settings.encryption === 'tls',
    doSTARTTLS: settings.encryption === 'tls' ? undefined : settings.encryption === 'starttls',
    tls: { rejectUnauthorized: !settings.acceptSelfSigned },
    auth,
    clientInfo: { name: 'Countersign', vendor: 'Countersign' },
    disableAutoIdle: true,
    disableCompression: true,
    // RFC 2177: a server may end an IDLE after 30 minutes.
    maxIdleTime: 25 * 60_000,
    connectionTimeout: 15_000,
    socketTimeout: 120_000,
    maxLiteralSize: options.maximumBytes + overheadBytes,
    maxResponseSize: options.maximumBytes + 2 * overheadBytes,
    maxLineLength: overheadBytes,
    logger: false,
  });
  // An error also ends what is under way, where it is handled; unheard it would end the process.
  client.on('error', () => undefined);
  return client;
}

const overheadBytes = 4 << 20;
