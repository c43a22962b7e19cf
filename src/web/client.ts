import type { z } from 'zod';
import type { Problem } from '../contract/common.ts';
import type { Route } from '../contract/route.ts';
import { endpoints, type RouteName, type Routes } from './endpoints.ts';

type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;
type Part<R, Key extends 'params' | 'query' | 'body'> =
  R extends Route<infer P, infer Q, infer B> ? InputOf<{ params: P; query: Q; body: B }[Key]> : never;

/** What a call takes: the parts that its route names (the others are left out), and a signal to give it up. */
export type CallInput<Name extends RouteName> = {
  params?: Part<Routes[Name], 'params'>;
  query?: Part<Routes[Name], 'query'>;
  body?: Part<Routes[Name], 'body'>;
  signal?: AbortSignal;
  /** The request outlives the page: for what must not be lost when the window closes. */
  keepalive?: boolean;
};
export type Answer<Name extends RouteName> = Routes[Name] extends { answer: infer A extends z.ZodType } ? z.output<A> : never;

/** A refusal by the server, or `Offline` when it could not be reached at all. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }
}

/**
 * Calls one operation of the contract and gives its answer; throws `ProblemError`.
 * Answers are trusted as typed: the tests hold the server to its contract.
 * @example const record = await call('readRecord', { params: { type: 'customer', id: '7' } });
 */
export async function call<Name extends RouteName>(name: Name, input: CallInput<Name> = {}): Promise<Answer<Name>> {
  const [method = 'GET'] = endpoints[name].split(' ');
  const response = await send(addressOf(name, input), {
    method,
    credentials: 'same-origin',
    signal: input.signal,
    keepalive: input.keepalive,
    headers: { accept: 'application/json', ...(input.body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: input.body === undefined ? undefined : JSON.stringify(input.body),
  });
  const text = await response.text();
  if (!response.ok) throw new ProblemError(problemOf(response.status, text));
  return JSON.parse(text);
}

/** The address of an operation, for links to PDF files, attachments and sources. */
export function addressOf<Name extends RouteName>(name: Name, input: Pick<CallInput<Name>, 'params' | 'query'>): string {
  const [, path = ''] = endpoints[name].split(' ');
  const params = new Map(Object.entries(input.params ?? {}));
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, key: string) => encodeURIComponent(String(params.get(key))));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== '') query.set(key, String(value));
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

async function send(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError({ type: 'about:blank', title: 'Offline', status: 0, code: 'Offline' });
  }
}

function problemOf(status: number, text: string): Problem {
  const parsed = parsedObject(text);
  return isProblem(parsed) ? parsed : { type: 'about:blank', title: `HTTP ${status}`, status, code: 'Unexpected' };
}

function parsedObject(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && 'title' in value && typeof value.title === 'string';
}
