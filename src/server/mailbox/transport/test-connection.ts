import { createTransport } from 'nodemailer';
import { serverCertificate, type ServerCertificate } from './certificate.ts';
import { connectionCause, describeError, type ConnectionCause } from './connection-cause.ts';
import { openImap } from './imap-connection.ts';
import { ensureFolder, FolderMissing, openFolder } from './imap-folder.ts';
import type { OutboundPolicy } from './outbound-connection.ts';
import type { ImapSettings, ServerSettings, SmtpSettings } from './settings.ts';
import { smtpSender, type SmtpMessage } from './smtp-sender.ts';
import { smtpTransportOptions } from './smtp-transport.ts';

/** What Test connection found out (mail-rules.md 32). The certificate is shown whether or not it is trusted. */
export type ConnectionTest =
  | { ok: true; certificate: ServerCertificate | null; detail: string }
  | { ok: false; cause: ConnectionCause | 'sender' | 'folder'; certificate: ServerCertificate | null; detail: string };

/**
 * Connects, looks at the certificate, signs in, and where a `probe` is given sends it: only a mail
 * really sent shows whether the account may use its From address (Microsoft 365 refuses after DATA).
 */
export async function testSmtp(settings: SmtpSettings, options: { outbound: OutboundPolicy; probe?: SmtpMessage }): Promise<ConnectionTest> {
  return check(settings, 'smtp', options.outbound, async (certificate) => {
    const transport = createTransport(smtpTransportOptions(settings, options.outbound));
    await transport.verify();
    if (options.probe === undefined) return { ok: true, certificate, detail: '' };
    const sender = smtpSender(settings, { outbound: options.outbound, maximumConnections: 1 });
    const outcome = await sender.send(options.probe);
    await sender.close();
    if (outcome.kind === 'accepted') return { ok: true, certificate, detail: outcome.response };
    const detail = outcome.kind === 'uncertain' ? outcome.detail : outcome.response;
    const cause = outcome.kind === 'temporary' && outcome.cause !== 'server' ? outcome.cause : outcome.kind === 'uncertain' ? 'lost' : 'sender';
    return { ok: false, cause, certificate, detail };
  });
}

/** Connects, looks at the certificate, signs in, opens the folder and makes the two others. */
export async function testImap(settings: ImapSettings, options: { outbound: OutboundPolicy }): Promise<ConnectionTest> {
  return check(settings, 'imap', options.outbound, async (certificate) => {
    const client = await openImap(settings, { outbound: options.outbound, maximumBytes: settings.maximumBytes });
    try {
      await openFolder(client, settings.folder);
      await ensureFolder(client, settings.processedFolder);
      await ensureFolder(client, settings.failedFolder);
      const detail = client.mailbox === false ? '' : `${client.mailbox.exists} messages in ${settings.folder}`;
      return { ok: true, certificate, detail };
    } finally {
      await client.logout().catch(() => undefined);
      client.close();
    }
  });
}

async function check(settings: ServerSettings, protocol: 'smtp' | 'imap', outbound: OutboundPolicy, signIn: (certificate: ServerCertificate | null) => Promise<ConnectionTest>): Promise<ConnectionTest> {
  let certificate: ServerCertificate | null = null;
  try {
    if (settings.encryption !== 'none') {
      certificate = await serverCertificate(settings, protocol, outbound);
      if (certificate.problem !== null && !settings.acceptSelfSigned) return { ok: false, cause: 'tls', certificate, detail: certificate.problem };
    }
    return await signIn(certificate);
  } catch (error) {
    return { ok: false, cause: error instanceof FolderMissing ? 'folder' : connectionCause(error), certificate, detail: describeError(error) };
  }
}
