import type { z } from 'zod';

/** One HTTP operation: the server serves it, the browser calls it, and OpenAPI is generated from it. */
export type Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  tag: string;
  /** `public` needs no sign-in; `administrator` needs the role of that name. */
  access: 'public' | 'signedIn' | 'administrator';
  params?: Params;
  query?: Query;
  body?: Body;
  answer: Answer;
};

/** Declares a route and keeps the exact types of its schemas. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  definition: Route<P, Q, B, A>,
): Route<P, Q, B, A> {
  return definition;
}
