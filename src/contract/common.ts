import { z } from 'zod';
import { isId } from '../model/fields/reference.ts';

/** Row ids are 64-bit integers, so they travel as decimal strings. */
export const Id = z.string().regex(/^[1-9][0-9]{0,18}$/).refine((id) => isId(id));
export const Uuid = z.uuid();
export const Instant = z.string().describe('ISO 8601 instant in UTC');
export const Language = z.enum(['zh-CN', 'zh-TW', 'en', 'cs']);
export type Language = z.infer<typeof Language>;

/** A person as others see him; the name is null where the reader may not know it. */
export const Person = z.object({ id: Id, name: z.string() });
export type Person = z.infer<typeof Person>;

/** A stored field value: decimals, dates, instants and ids of references are strings. */
export const FieldValue = z.union([z.string(), z.boolean(), z.null(), z.array(z.string())]);
export type FieldValue = z.infer<typeof FieldValue>;

/** Titles of referenced records by `type/id`; null where the reader may not read that record (「无权查看」). */
export const Titles = z.record(z.string(), z.string().nullable());
export type Titles = z.infer<typeof Titles>;

/** A command's key (a UUID of the browser's): the same key and content get the same answer, other content gets 422. */
export const CommandKey = z.uuid();

/** RFC 9457 problem details; `code` names the refusal, `fields` says what is wrong where (`lines.2.quantity`). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
  /** For `AlreadyDecided`: by whom and when. */
  data: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;

export const Done = z.object({ done: z.literal(true) });
