import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { oauthTokens, type OAuthSettings } from './oauth.ts';

const outbound = { allowedNetworks: ['127.0.0.0/8'] };
let server: Server | undefined;
afterEach(() => { server?.close(); });

type Answer = { status?: number; body: unknown };

/** A token endpoint that answers in turn, and keeps the forms it was sent. */
async function provider(...answers: Answer[]): Promise<{ settings: OAuthSettings; forms: URLSearchParams[] }> {
  const forms: URLSearchParams[] = [];
  server = createServer((request, response) => {
    let form = '';
    request.on('data', (chunk) => { form += String(chunk); });
    request.on('end', () => {
      const answer = answers[Math.min(forms.length, answers.length - 1)];
      forms.push(new URLSearchParams(form));
      response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer?.body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { forms, settings: { tokenUrl: `http://127.0.0.1:${address.port}/token`, clientId: 'client', clientSecret: 'secret', scope: 'mail', grant: { kind: 'refresh-token', refreshToken: 'r1' } } };
}

describe('oauthTokens', () => {
  test('asks once for many callers, keeps the token, and renews it when told to', async () => {
    const { settings, forms } = await provider({ body: { access_token: 'a1', expires_in: 3600 } }, { body: { access_token: 'a2', expires_in: '3600' } });
    const token = oauthTokens(settings, { outbound });
    expect(await Promise.all([token(), token(), token()])).toEqual(['a1', 'a1', 'a1']);
    expect(await token()).toBe('a1');
    expect(await token(true)).toBe('a2');
    expect(forms).toHaveLength(2);
    expect(Object.fromEntries(forms[0] ?? [])).toEqual({ client_id: 'client', client_secret: 'secret', scope: 'mail', grant_type: 'refresh_token', refresh_token: 'r1' });
  });

  test('a token about to expire is not handed out again', async () => {
    const { settings, forms } = await provider({ body: { access_token: 'short', expires_in: 30 } });
    const token = oauthTokens(settings, { outbound });
    await token();
    await token();
    expect(forms).toHaveLength(2);
  });

  test('a replaced refresh token is reported and used from then on', async () => {
    const { settings, forms } = await provider({ body: { access_token: 'a1', refresh_token: 'r2' } });
    const changed: string[] = [];
    const token = oauthTokens(settings, { outbound, refreshTokenChanged: async (refreshToken) => { changed.push(refreshToken); } });
    await token();
    await token(true);
    expect(changed).toEqual(['r2']);
    expect(forms[1]?.get('refresh_token')).toBe('r2');
  });

  test('client credentials', async () => {
    const { settings, forms } = await provider({ body: { access_token: 'a1' } });
    expect(await oauthTokens({ ...settings, grant: { kind: 'client-credentials' } }, { outbound })()).toBe('a1');
    expect(forms[0]?.get('grant_type')).toBe('client_credentials');
  });

  test('an expired secret is OAuthRefused, and asked again next time', async () => {
    const { settings } = await provider({ status: 401, body: { error: 'invalid_client', error_description: 'the secret expired' } }, { body: { access_token: 'a1' } });
    const token = oauthTokens(settings, { outbound });
    await expect(token()).rejects.toMatchObject({ name: 'OAuthRefused', code: 'invalid_client' });
    expect(await token()).toBe('a1');
  });

  test.each([{ status: 503, body: { error: 'temporarily_unavailable' } }, { status: 429, body: { error: 'slow_down' } }, { body: { nonsense: true } }, { status: 302, body: '' }])(
    'an answer that is the provider\'s own trouble (%o) is no refusal', async (answer) => {
      const { settings } = await provider(answer);
      await expect(oauthTokens(settings, { outbound })()).rejects.toMatchObject({ name: 'Error' });
    });

  test('the secret goes neither to a forbidden network nor in clear text', async () => {
    const { settings, forms } = await provider({ body: { access_token: 'a1' } });
    await expect(oauthTokens(settings, { outbound: { allowedNetworks: [] } })()).rejects.toMatchObject({ reason: 'forbidden' });
    const elsewhere = { ...settings, tokenUrl: 'http://login.example.cn/token' };
    await expect(oauthTokens(elsewhere, { outbound: { allowedNetworks: [], resolve: async () => ['8.8.8.8'] } })()).rejects.toThrow('https');
    expect(forms).toEqual([]);
  });
});
