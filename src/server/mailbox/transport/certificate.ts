import { isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { connectOutbound, OutboundTimeout, type OutboundPolicy } from './outbound-connection.ts';
import type { ServerSettings } from './settings.ts';

/** What a server shows of itself; `problem` says why it would not be trusted, or null. */
export type ServerCertificate = {
  subject: string;
  issuer: string;
  names: string;
  validFrom: string;
  validTo: string;
  sha256: string;
  problem: string | null;
};

/** No STARTTLS was to be had, or the TLS handshake failed. */
class TlsFailed extends Error {
  readonly code = 'ETLS';
}

/**
 * Reads a server's certificate without trusting it and without signing in.
 * @throws TlsFailed, or what `connectOutbound` throws
 */
export async function serverCertificate(settings: ServerSettings, protocol: 'smtp' | 'imap', outbound: OutboundPolicy): Promise<ServerCertificate> {
  const socket = await connectOutbound(settings.host, settings.port, outbound);
  const giveUp = setTimeout(() => socket.destroy(new OutboundTimeout('the server did not finish the TLS handshake in time')), timeoutMs);
  try {
    if (settings.encryption === 'starttls') await startTls(socket, protocol);
    const secured = await handshake(socket, settings.host);
    return describe(secured);
  } finally {
    clearTimeout(giveUp);
    socket.destroy();
  }
}

const timeoutMs = 15_000;
const maximumReplyCharacters = 100_000;

async function startTls(socket: Socket, protocol: 'smtp' | 'imap'): Promise<void> {
  const steps = protocol === 'smtp'
    ? [{ say: '', expect: /^220 /m }, { say: 'EHLO countersign\r\n', expect: /^250 /m }, { say: 'STARTTLS\r\n', expect: /^220 /m }]
    : [{ say: '', expect: /^\* OK/m }, { say: 'a STARTTLS\r\n', expect: /^a OK/m }];
  for (const { say, expect } of steps) {
    if (say !== '') socket.write(say);
    await reply(socket, expect);
  }
}

/** Waits for a complete reply. @throws TlsFailed for any other than the expected one */
function reply(socket: Socket, expected: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const finish = (error?: Error) => {
      socket.off('data', listen).off('error', finish).off('close', closed);
      if (error === undefined) resolve();
      else reject(error);
    };
    const closed = () => finish(new TlsFailed('the server closed the connection before TLS'));
    const listen = (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      if (expected.test(heard) && heard.endsWith('\n')) finish();
      else if (/^(?:[45]\d\d |a (?:NO|BAD))/m.test(heard) || heard.length > maximumReplyCharacters) finish(new TlsFailed(`the server offers no STARTTLS: ${heard.slice(0, 200).trim()}`));
    };
    socket.on('data', listen).on('error', finish).on('close', closed);
  });
}

function handshake(socket: Socket, host: string): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = connectTls({ socket, host, servername: isIP(host) ? undefined : host, rejectUnauthorized: false });
    secured.once('secureConnect', () => resolve(secured));
    secured.once('error', (error) => reject(error instanceof OutboundTimeout ? error : new TlsFailed(error.message)));
    secured.once('close', () => reject(new TlsFailed('the server closed the connection during the TLS handshake')));
  });
}

function describe(socket: TLSSocket): ServerCertificate {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) throw new TlsFailed('the server showed no certificate');
  return {
    subject: certificate.subject,
    issuer: certificate.issuer,
    names: certificate.subjectAltName ?? '',
    validFrom: certificate.validFromDate.toISOString(),
    validTo: certificate.validToDate.toISOString(),
    sha256: certificate.fingerprint256,
    problem: socket.authorized ? null : String(socket.authorizationError),
  };
}
