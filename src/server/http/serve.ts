import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { z } from 'zod';
import type { Route } from '../../contract/route.ts';
import type { Registry } from '../accounts/registry.ts';
import { Refusal } from '../refusal.ts';
import type { Attempts } from './attempts.ts';
import { readCaller, refuseCrossSite } from './caller.ts';
import type { Caller } from './context.ts';

/** What a handler gets: the parsed parts of the request and, unless the route is public, who asks. */
export type Asked<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  params: z.output<P>; query: z.output<Q>; body: z.output<B>; request: FastifyRequest; reply: FastifyReply;
};

export type Serving = { app: FastifyInstance; registry: Registry; attempts: Attempts; checkAnswers: boolean };

/** Serves a route of the contract to those who are signed in (or administrators, as the route says). */
export function serve<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  serving: Serving, route: Route<P, Q, B, A>, handle: (caller: Caller, asked: Asked<P, Q, B>) => Promise<z.input<A> | FastifyReply>,
): void {
  register(serving, route, async (request, reply) => {
    // Who asks comes first: a stranger learns nothing about the form, and a colleague reads what is wrong in his language.
    const caller = await readCaller(serving.registry, request);
    request.caller = caller;
    if (route.access === 'administrator' && !caller.actor.administrator) throw new Refusal('NotAllowed');
    return handle(caller, read(route, request, reply));
  });
}

/** Serves a route that needs no sign-in. */
export function servePublic<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  serving: Serving, route: Route<P, Q, B, A>, handle: (asked: Asked<P, Q, B>) => Promise<z.input<A> | FastifyReply>,
): void {
  register(serving, route, async (request, reply) => handle(read(route, request, reply)));
}

function register(
  { app, checkAnswers }: Serving, route: Route, handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  const options: RouteOptions = {
    method: route.method,
    url: route.path,
    schema: {
      summary: route.summary,
      tags: [route.tag],
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      response: { 200: route.answer },
      ...(route.access === 'public' ? { security: [] } : {}),
    },
    handler: async (request, reply) => {
      refuseCrossSite(request);
      // What one person may see must not stay behind in a browser or a proxy.
      reply.header('cache-control', 'private, no-store');
      const answer = await handle(request, reply);
      // Checking answers halves the rate, so only the tests do it.
      if (checkAnswers && answer !== reply) route.answer.parse(answer);
      return answer;
    },
  };
  app.route(options);
}

function read<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(route: Route<P, Q, B, A>, request: FastifyRequest, reply: FastifyReply): Asked<P, Q, B> {
  refuseUnstorable([request.params, request.query, request.body]);
  return { params: parsed(route.params, request.params), query: parsed(route.query, request.query), body: parsed(route.body, request.body), request, reply };
}

/**
 * Refuses text that no database can hold: NUL, and halves of a character. It is looked for here once, without recursion,
 * because a stranger says how deep it goes.
 * @throws Refusal `InvalidInput`
 */
function refuseUnstorable(parts: unknown[]): void {
  const waiting = [...parts];
  while (waiting.length > 0) {
    const part = waiting.pop();
    if (typeof part === 'string' && (part.includes('\0') || !part.isWellFormed())) throw new Refusal('InvalidInput', { issues: ['text with NUL or a broken character'] });
    if (typeof part === 'object' && part !== null) for (const [key, value] of Object.entries(part)) waiting.push(key, value);
  }
}

/**
 * The part as its schema reads it; fastify's own validation is off, so each is parsed once and stays typed.
 * @throws ZodError, which the error handler turns into problem details
 */
function parsed<S extends z.ZodType>(schema: S | undefined, part: unknown): z.output<S>;
function parsed(schema: z.ZodType | undefined, part: unknown): unknown {
  return schema?.parse(part);
}

/** What a command answers that has nothing else to say. */
export const DONE = { done: true } as const;
