import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { z } from 'zod';
import { outboundTarget, type OutboundPolicy } from './outbound-connection.ts';

export type OAuthSettings = {
  /** The provider's token endpoint; https, or http on a loopback address. */
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  grant: { kind: 'refresh-token'; refreshToken: string } | { kind: 'client-credentials' };
};

/** The provider refuses our credentials: an expired secret or a withdrawn consent. An administrator must act. */
export class OAuthRefused extends Error {
  /** OAuth's own word for it (RFC 6749, section 5.2): `invalid_client`, `invalid_grant` … */
  readonly code: string;

  constructor(code: string, description: string) {
    super(`the provider refuses the OAuth credentials: ${code} ${description}`.trim());
    this.name = 'OAuthRefused';
    this.code = code;
  }
}

/**
 * Access tokens for XOAUTH2, kept until a minute before they expire; callers at the same time
 * share one request.
 * @param options.refreshTokenChanged called when the provider replaces the refresh token: store it,
 *   the old one may no longer work
 * @returns a function for `MailAuthentication.accessToken`; it throws OAuthRefused when the
 *   credentials are no good, and other errors when the provider can't be reached
 */
export function oauthTokens(
  settings: OAuthSettings,
  options: { outbound: OutboundPolicy; refreshTokenChanged?: (refreshToken: string) => Promise<void> },
): (renew?: boolean) => Promise<string> {
  let grant = settings.grant;
  let current: { token: string; validUntilMs: number } | undefined;
  let renewal: Promise<string> | undefined;

  const renewToken = async (): Promise<string> => {
    const answer = await requestToken({ ...settings, grant }, options.outbound);
    current = { token: answer.access_token, validUntilMs: performance.now() + (answer.expires_in - 60) * 1_000 };
    const replacement = answer.refresh_token;
    if (replacement !== undefined && grant.kind === 'refresh-token' && replacement !== grant.refreshToken) {
      grant = { kind: 'refresh-token', refreshToken: replacement };
      await options.refreshTokenChanged?.(replacement);
    }
    return answer.access_token;
  };

  return async (renew = false) => {
    if (!renew && current !== undefined && performance.now() < current.validUntilMs) return current.token;
    renewal ??= renewToken().finally(() => { renewal = undefined; });
    return renewal;
  };
}

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3_600),
  refresh_token: z.string().optional(),
});
const refusal = z.object({ error: z.string(), error_description: z.string().default('') });

async function requestToken(settings: OAuthSettings, outbound: OutboundPolicy): Promise<z.infer<typeof tokenAnswer>> {
  const form = new URLSearchParams({ client_id: settings.clientId, client_secret: settings.clientSecret, scope: settings.scope });
  if (settings.grant.kind === 'refresh-token') {
    form.set('grant_type', 'refresh_token');
    form.set('refresh_token', settings.grant.refreshToken);
  } else {
    form.set('grant_type', 'client_credentials');
  }
  const { status, body } = await post(new URL(settings.tokenUrl), form.toString(), outbound);
  const answer = parseJson(body);
  if (status === 200) {
    const token = tokenAnswer.safeParse(answer);
    if (token.success) return token.data;
    throw new Error('the token endpoint answered without a token');
  }
  const refused = refusal.safeParse(answer);
  // 429 and 5xx are the provider's trouble and pass; 4xx with OAuth's own word is ours.
  if (status >= 400 && status < 500 && status !== 429 && refused.success) {
    throw new OAuthRefused(refused.data.error, refused.data.error_description.slice(0, 500));
  }
  throw new Error(`the token endpoint answered with status ${status}`);
}

/** POSTs a form to the checked address of the URL's host. `fetch` can't be pinned to an address. */
async function post(url: URL, form: string, outbound: OutboundPolicy): Promise<{ status: number; body: string }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const { address, servername } = await outboundTarget(host, outbound);
  const isLoopback = address === '127.0.0.1' || address === '::1';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    throw new Error('the token endpoint must be an https address: the client secret travels there');
  }
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = { host: url.host, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', 'content-length': Buffer.byteLength(form) };
  return new Promise((resolve, reject) => {
    const request = send({
      host: address, port: url.port, path: `${url.pathname}${url.search}`, method: 'POST', headers,
      servername: servername ?? (isIP(host) ? '' : host), signal: AbortSignal.timeout(20_000), agent: false,
    }, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maximumAnswerBytes) request.destroy(new Error('the token endpoint answered with too much'));
        chunks.push(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(form);
  });
}

const maximumAnswerBytes = 1 << 20;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
