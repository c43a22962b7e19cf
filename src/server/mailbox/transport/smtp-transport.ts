import { isIP } from 'node:net';
import type { SMTPTransportOptions } from 'nodemailer';
import { connectOutbound, type OutboundPolicy } from './outbound-connection.ts';
import type { MailAuthentication, ServerSettings } from './settings.ts';

/**
 * nodemailer's options for an account. Each connection, the pool's later ones too, is opened by
 * `connectOutbound`, so that nodemailer never resolves a name itself.
 */
export function smtpTransportOptions(settings: ServerSettings, outbound: OutboundPolicy): SMTPTransportOptions {
  return {
    host: settings.host,
    port: settings.port,
    secure: settings.encryption === 'tls',
    requireTLS: settings.encryption === 'starttls',
    ignoreTLS: settings.encryption === 'none',
    tls: { rejectUnauthorized: !settings.acceptSelfSigned },
    servername: isIP(settings.host) ? undefined : settings.host,
    auth: authentication(settings.authentication),
    // Without it nodemailer sends unauthenticated to a server that does not offer AUTH.
    forceAuth: settings.authentication.kind !== 'anonymous',
    greetingTimeout: 30_000,
    socketTimeout: 120_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: (_options, callback) => {
      connectOutbound(settings.host, settings.port, outbound).then(
        (connection) => callback(null, { connection }),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
      );
    },
  };
}

function authentication(settings: MailAuthentication): SMTPTransportOptions['auth'] {
  if (settings.kind === 'anonymous') return undefined;
  if (settings.kind === 'password') return { user: settings.user, pass: settings.password };
  return {
    type: 'OAuth2',
    user: settings.user,
    provisionCallback: (_user, renew, done) => {
      settings.accessToken(renew).then(
        (token) => done(null, token),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  };
}
