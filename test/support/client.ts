import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Route } from '../../src/contract/route.ts';

type Input<S extends z.ZodType> = z.input<S>;

/** Somebody signed in, who calls the API as a browser would; answers are checked against the contract. */
export type Client = {
  cookie: string;
  /** The answer of a call that must succeed. */
  call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
    route: Route<P, Q, B, A>, parts?: { params?: Input<P>; query?: Input<Q>; body?: Input<B> }): Promise<z.output<A>>;
  /** The problem of a call that must be refused. */
  refused<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
    route: Route<P, Q, B, A>, parts?: { params?: Input<P>; query?: Input<Q>; body?: Input<B> }): Promise<{ status: number; code: string; title: string; fields: Record<string, string>; data: Record<string, unknown> }>;
  /** Any request, for what the contract does not describe. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
};

export const newKey = (): string => randomUUID();

export async function signIn(url: string, accountSet: string, login: string, password: string): Promise<Client> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ accountSet, login, password }),
  });
  if (!response.ok) throw new Error(`${login} could not sign in: ${await response.text()}`);
  return client(url, { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' });
}

/** A client with these headers: a session's cookie, or an API key. */
export function client(url: string, headers: Record<string, string>): Client {
  const send = async (route: Route, parts: { params?: unknown; query?: unknown; body?: unknown }) => fetch(url + addressOf(route.path, parts.params, parts.query), {
    method: route.method,
    headers: { ...headers, ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
  });
  return {
    cookie: headers['cookie'] ?? '',
    async call(route, parts = {}) {
      const response = await send(route, parts);
      const text = await response.text();
      if (!response.ok) throw new Error(`${route.method} ${route.path}: ${response.status} ${text}`);
      return route.answer.parse(JSON.parse(text));
    },
    async refused(route, parts = {}) {
      const response = await send(route, parts);
      const text = await response.text();
      if (response.ok) throw new Error(`${route.method} ${route.path} was not refused: ${text}`);
      return { fields: {}, data: {}, ...JSON.parse(text) };
    },
    fetch: (path, init = {}) => fetch(url + path, { ...init, headers: { ...headers, ...Object.fromEntries(new Headers(init.headers)) } }),
  };
}

function addressOf(path: string, params: unknown, query: unknown): string {
  const values = new Map(Object.entries(params ?? {}));
  const filled = path.replaceAll(/:([a-zA-Z]+)/g, (_, key: string) => encodeURIComponent(String(values.get(key))));
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined).map(([key, value]): [string, string] => [key, String(value)]);
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs).toString()}`;
}
