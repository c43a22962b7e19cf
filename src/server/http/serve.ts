import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { z } from 'zod';
import type { Route } from '../../contract/route.ts';
import type { Registry } from '../accounts/registry.ts';
import { Refusal } from '../refusal.ts';
import { readCaller, refuseCrossSite } from './caller.ts';
import type { Caller } from './context.ts';

/** What a handler gets: the parsed parts of the request and, unless the route is public, who asks. */
export type Asked<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  params: z.output<P>; query: z.output<Q>; body: z.output<B>; request: FastifyRequest; reply: FastifyReply;
};

export type Serving = { app: FastifyInstance; registry: Registry; checkAnswers: boolean };

/** Serves a route of the contract to those who are signed in (or administrators, as the route says). */
export function serve<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  serving: Serving, route: Route<P, Q, B, A>, handle: (caller: Caller, asked: Asked<P, Q, B>) => Promise<z.input<A> | FastifyReply>,
): void {
  register(serving, route, async (asked) => {
    const caller = await readCaller(serving.registry, asked.request);
    asked.request.caller = caller;
    if (route.access === 'administrator' && !caller.actor.administrator) throw new Refusal('NotAllowed');
    return handle(caller, asked);
  });
}

/** Serves a route that needs no sign-in. */
export function servePublic<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  serving: Serving, route: Route<P, Q, B, A>, handle: (asked: Asked<P, Q, B>) => Promise<z.input<A> | FastifyReply>,
): void {
  register(serving, route, handle);
}

function register<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  { app, checkAnswers }: Serving, route: Route<P, Q, B, A>, handle: (asked: Asked<P, Q, B>) => Promise<z.input<A> | FastifyReply>,
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
      const answer = await handle({
        params: parsed(route.params, request.params), query: parsed(route.query, request.query), body: parsed(route.body, request.body), request, reply,
      });
      // Checking answers halves the rate, so only the tests do it.
      if (checkAnswers && answer !== reply) route.answer.parse(answer);
      return answer;
    },
  };
  app.route(options);
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
