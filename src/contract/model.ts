import { z } from 'zod';
import { FieldValue } from './common.ts';
import { route } from './route.ts';

const fieldShape = {
  key: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'longText', 'integer', 'decimal', 'money', 'date', 'instant', 'boolean', 'choice', 'reference', 'references']),
  required: z.boolean(),
  readOnly: z.boolean().describe('set by the system or by a formula'),
  help: z.string().optional(),
  maximumLength: z.number().int().optional(),
  scale: z.number().int().optional().describe('digits after the decimal point'),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  target: z.string().optional().describe('record type that a reference points to'),
  initial: FieldValue.optional().describe('what a new record begins with; `initialTitle` names a reference'),
  initialTitle: z.string().optional(),
  formula: z.string().optional().describe('computed by the server; shown live in the form'),
};
export const FieldDescription = z.object(fieldShape);
export type FieldDescription = z.infer<typeof FieldDescription>;

/** A detail table 「明细表」 of a record. */
export const LinesDescription = z.object({
  key: z.string(), label: z.string(), required: z.boolean(), maximumRows: z.number().int(),
  fields: z.array(FieldDescription),
});
export type LinesDescription = z.infer<typeof LinesDescription>;

export const TypeDescription = z.object({
  name: z.string(),
  label: z.string(),
  area: z.string(),
  title: z.string().describe('key of the field that names a record, or `number`'),
  numbered: z.boolean(),
  flow: z.boolean().describe('records of this type can be submitted to an approval flow'),
  states: z.array(z.object({ value: z.string(), label: z.string() })),
  fields: z.array(FieldDescription),
  lines: z.array(LinesDescription),
  list: z.array(z.string()).describe('columns of the list, in order; may hold `number`, `state`, `createdAt`'),
  form: z.array(z.object({ section: z.string(), label: z.string(), fields: z.array(z.string()) })),
  related: z.array(z.object({ type: z.string(), field: z.string(), label: z.string() })).describe('record types that point to this one'),
  may: z.object({ read: z.boolean(), create: z.boolean() }),
});
export type TypeDescription = z.infer<typeof TypeDescription>;

export const Model = z.object({
  version: z.string(),
  areas: z.array(z.object({ name: z.string(), label: z.string() })),
  types: z.array(TypeDescription),
});
export type Model = z.infer<typeof Model>;

export const readModel = route({
  method: 'GET', path: '/api/model', tag: 'model', access: 'signedIn',
  summary: 'What exists: the record types that the actor may use, in his language', answer: Model,
});
