import { z } from 'zod';

/** What the harness tells the program under test, which waits, all modules loaded, until it may open its house. */
export const Order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('submit'), recordId: z.string(), key: z.string() }),
  z.object({ kind: z.literal('close') }),
]);
export type Order = z.infer<typeof Order>;

/** What the program answers. */
export const Answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened') }),
  z.object({ kind: z.literal('submitted'), key: z.string() }),
  z.object({ kind: z.literal('notSubmitted'), key: z.string(), reason: z.string() }),
]);
export type Answer = z.infer<typeof Answer>;
