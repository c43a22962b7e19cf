import { OAuthRefused } from './oauth.ts';
import { OutboundRefused, OutboundTimeout } from './outbound-connection.ts';

/**
 * Why a mail server could not be used: its name has no address, its network is forbidden, nothing
 * listens there, it does not answer, its certificate or TLS is no good, it refuses our login, our
 * OAuth credentials have expired, or the connection broke.
 */
export type ConnectionCause = 'dns' | 'forbidden' | 'refused' | 'timeout' | 'tls' | 'login' | 'oauth' | 'lost';

/** Names the cause of an error from nodemailer, imapflow, a socket or our own outbound checks. */
export function connectionCause(error: unknown): ConnectionCause {
  if (error instanceof OutboundRefused) return error.reason;
  if (error instanceof OutboundTimeout) return 'timeout';
  if (error instanceof OAuthRefused) return 'oauth';
  const codes = [field(error, 'originalCode'), field(error, 'code')];
  if (field(error, 'authenticationFailed') === true) return 'login';
  if (codes.some((code) => loginCodes.has(code))) return 'login';
  if (codes.some((code) => typeof code === 'string' && tlsCode.test(code))) return 'tls';
  if (field(error, 'tlsFailed') === true) return 'tls';
  if (codes.includes('ECONNREFUSED')) return 'refused';
  return codes.some((code) => timeoutCodes.has(code)) ? 'timeout' : 'lost';
}

/** The error's message with what the server said. */
export function describeError(error: unknown): string {
  const said = field(error, 'responseText');
  const message = error instanceof Error ? error.message : String(error);
  return typeof said === 'string' ? `${message}: ${said}` : message;
}

const loginCodes = new Set<unknown>(['EAUTH', 'ENOAUTH', 'EOAUTH2']);
const timeoutCodes = new Set<unknown>(['ETIMEDOUT', 'ETIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT']);
/** nodemailer's own code, Node's, and OpenSSL's names for what can be wrong with a certificate. */
const tlsCode = /^(ETLS|EPROTO|ERR_TLS_|ERR_SSL_|CERT_|CRL_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_)/;

function field(error: unknown, name: string): unknown {
  return error instanceof Error ? Object.getOwnPropertyDescriptor(error, name)?.value : undefined;
}
