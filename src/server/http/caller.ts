import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { SET_NAME } from '../account-set.ts';
import { organisationVersion, staffAt } from '../accounts/organisation.ts';
import type { Registry } from '../accounts/registry.ts';
import { accountSetOfCookie, readSession } from '../accounts/sessions.ts';
import { tableOf } from '../account-set.ts';
import { first, run, sql } from '../database/query.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from './context.ts';

export const SESSION_COOKIE = 'countersign';
const API_KEY = /^Bearer ([a-z][a-z0-9_]{0,30})\.([A-Za-z0-9_-]{43})$/;

/**
 * Finds out who asks, by API key or by session cookie.
 * @throws Refusal `NotSignedIn`
 */
export async function readCaller(registry: Registry, request: FastifyRequest): Promise<Caller> {
  const caller = request.headers.authorization === undefined ? await bySession(registry, request) : await byApiKey(registry, request.headers.authorization);
  if (!caller) throw new Refusal('NotSignedIn');
  return caller;
}

/** A new API key: shown once, stored as its hash. */
export function newApiKey(setName: string): { key: string; prefix: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { key: `${setName}.${secret}`, prefix: secret.slice(0, 6), hash: hashOf(secret) };
}

/**
 * Refuses a request that another site made the browser send. API keys are never sent by themselves,
 * so only requests with a cookie are looked at.
 * @throws Refusal `CrossSite`
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization !== undefined) return;
  const site = request.headers['sec-fetch-site'];
  // The browser's own word, which no page can write; it holds behind a proxy, too, that changes the Host.
  if (site === 'same-origin' || site === 'none') return;
  if (site !== undefined) throw new Refusal('CrossSite');
  const { origin } = request.headers;
  if (origin === undefined) return;
  // Browsers too old for Sec-Fetch-Site, and pages without TLS, send Origin with everything that changes anything.
  if (!URL.canParse(origin) || new URL(origin).host !== request.headers.host) throw new Refusal('CrossSite');
}

async function bySession(registry: Registry, request: FastifyRequest): Promise<Caller | undefined> {
  const cookie = request.cookies[SESSION_COOKIE];
  if (cookie === undefined) return undefined;
  const set = registry.get(accountSetOfCookie(cookie) ?? '');
  if (!set) return undefined;
  const session = await readSession(set, cookie);
  if (!session) return undefined;
  const staff = await staffAt(set.pool, set, session.organisationVersion);
  const actor = staff.actor(session.userId);
  const colleague = staff.colleague(session.userId);
  return actor && colleague ? { set, actor, staff, colleague, language: colleague.language, way: 'web', sessionHash: session.hash } : undefined;
}

async function byApiKey(registry: Registry, header: string): Promise<Caller | undefined> {
  const [, name = '', secret = ''] = API_KEY.exec(header) ?? [];
  const set = SET_NAME.test(name) ? registry.get(name) : undefined;
  if (!set) return undefined;
  const key = await first<{ id: string; user_id: string }>(set.pool, sql`
    select id, user_id from ${tableOf(set, 'api_key')} where hash = ${hashOf(secret)} and revoked_at is null`);
  if (!key) return undefined;
  await run(set.pool, sql`update ${tableOf(set, 'api_key')} set last_used_at = now() where id = ${key.id} and coalesce(last_used_at, '-infinity') < now() - interval '1 minute'`);
  const staff = await staffAt(set.pool, set, await organisationVersion(set.pool, set));
  const actor = staff.actor(key.user_id);
  const colleague = staff.colleague(key.user_id);
  return actor && colleague ? { set, actor: { ...actor, kind: 'apiKey' }, staff, colleague, language: colleague.language, way: 'api', sessionHash: '' } : undefined;
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
