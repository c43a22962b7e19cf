import { z } from 'zod';
import { CommandKey, Done, FieldValue, Id, Instant, Person, Titles, Uuid } from './common.ts';
import { route } from './route.ts';

export const TypeName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const OfType = z.object({ type: TypeName });
const OfRecord = z.object({ type: TypeName, id: Id });

export const Row = z.object({
  id: Id,
  number: z.string().nullable(),
  state: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  values: z.record(z.string(), FieldValue),
});
export type Row = z.infer<typeof Row>;

export const Line = z.object({ id: Id, values: z.record(z.string(), FieldValue) });

export const OfficeRecord = Row.extend({
  contentVersion: z.number().int(),
  rowVersion: z.number().int(),
  title: z.string(),
  lines: z.record(z.string(), z.array(Line)),
  titles: Titles,
  createdBy: Person.nullable(),
  /** What this actor may do to this record now; the buttons come from here. */
  may: z.object({
    update: z.boolean(), delete: z.boolean(), submit: z.boolean(), withdraw: z.boolean(), urge: z.boolean(),
  }),
  /** Keys of the fields the actor may change now; the others are read only. */
  editable: z.array(z.string()),
  /** The newest flow instance of this record. */
  flow: z.object({ instanceId: Uuid, flowId: z.string(), status: z.string(), holders: z.array(Person), taskId: Uuid.nullable().describe("the actor's own open task") }).nullable(),
});
export type OfficeRecord = z.infer<typeof OfficeRecord>;

export const Page = z.object({ rows: z.array(Row), titles: Titles, next: z.string().nullable() });
export type Page = z.infer<typeof Page>;

const listQuery = z.object({
  search: z.string().max(200).optional().describe('words in the number, the title or searchable fields'),
  state: z.string().max(40).optional(),
  filter: z.string().max(10_000).optional().describe('JSON of a filter tree: {"all":[{"field","operator","value"}]}'),
  sort: z.string().max(80).optional().describe('a field key, `-` before it for descending; default newest first'),
  after: z.string().max(500).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).optional().describe('50 by default'),
});

export const listRecords = route({
  method: 'GET', path: '/api/:type', tag: 'records', access: 'signedIn', summary: 'A page of records',
  params: OfType, query: listQuery, answer: Page,
});

export const countRecords = route({
  method: 'GET', path: '/api/:type/count', tag: 'records', access: 'signedIn',
  summary: 'How many records match, counted up to 10,000',
  params: OfType, query: listQuery.pick({ search: true, state: true, filter: true }),
  answer: z.object({ count: z.number().int(), capped: z.boolean() }),
});

export const WriteBody = z.object({
  values: z.record(z.string(), FieldValue),
  /** Whole detail tables; a row with an id is kept and changed, one without is new, one left out is removed. */
  lines: z.record(z.string(), z.array(z.object({ id: Id.optional(), values: z.record(z.string(), FieldValue) }))).optional(),
});

export const createRecord = route({
  method: 'POST', path: '/api/:type', tag: 'records', access: 'signedIn', summary: 'Create a record',
  params: OfType, body: WriteBody.extend({ key: CommandKey.optional() }), answer: OfficeRecord,
});

export const readRecord = route({
  method: 'GET', path: '/api/:type/:id', tag: 'records', access: 'signedIn', summary: 'One record with its detail tables',
  params: OfRecord, answer: OfficeRecord,
});

export const updateRecord = route({
  method: 'PATCH', path: '/api/:type/:id', tag: 'records', access: 'signedIn',
  summary: 'Change fields; 409 `RecordChanged` when somebody else was faster',
  params: OfRecord, body: WriteBody.extend({ rowVersion: z.number().int() }), answer: OfficeRecord,
});

export const deleteRecord = route({
  method: 'DELETE', path: '/api/:type/:id', tag: 'records', access: 'signedIn', summary: 'Put a record into the recycle bin; void it when it has a number',
  params: OfRecord, query: z.object({ rowVersion: z.coerce.number().int() }), answer: Done,
});

export const submitRecord = route({
  method: 'POST', path: '/api/:type/:id/submission', tag: 'submission', access: 'signedIn',
  summary: 'Submit to the approval flow 「提交」',
  params: OfRecord, body: z.object({ key: CommandKey, rowVersion: z.number().int() }), answer: OfficeRecord,
});

export const withdrawRecord = route({
  method: 'DELETE', path: '/api/:type/:id/submission', tag: 'submission', access: 'signedIn',
  summary: 'Withdraw 「撤回」', params: OfRecord, body: z.object({ key: CommandKey, opinion: z.string().max(2000).optional() }), answer: OfficeRecord,
});

/** One person asked at a node of the progress view. */
export const Seat = z.object({
  taskId: Uuid.nullable(),
  person: Person,
  onBehalfOf: Person.nullable(),
  status: z.enum(['open', 'waiting', 'approved', 'rejected', 'returned', 'transferred', 'voided', 'skipped', 'expected']),
  /** web, email, sandbox, api, system … */
  way: z.string().nullable(),
  opinion: z.string(),
  openedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
});
export const ProgressNode = z.object({
  nodeId: z.string(), name: z.string(), round: z.number().int(),
  kind: z.enum(['start', 'approval', 'copy', 'end']),
  status: z.enum(['done', 'current', 'expected', 'cancelled']),
  need: z.string().nullable().describe('any, all, half …'),
  seats: z.array(Seat),
});
export const LogEntry = z.object({
  at: Instant,
  person: Person.nullable(),
  way: z.string(),
  /** submitted, approved, rejected, returned, created, updated, mailSent, replyRefused … */
  kind: z.string(),
  text: z.string().describe('one sentence in the reader’s language'),
  opinion: z.string().optional(),
  /** Field by field, labels in the reader’s language. */
  changes: z.array(z.object({ field: z.string(), label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** For a decision by mail: SHA-256 of the raw mail, Message-ID, verdict, lines read. */
  evidence: z.record(z.string(), z.unknown()).optional(),
  mailId: Id.nullable(),
});
export const Progress = z.object({
  instances: z.array(z.object({
    instanceId: Uuid, flowId: z.string(), flowName: z.string(), status: z.string(),
    startedAt: Instant, endedAt: Instant.nullable(), nodes: z.array(ProgressNode),
  })).describe('newest first; the first one ends with the nodes still to come, `expected`'),
  log: z.array(LogEntry).describe('newest first'),
});
export type Progress = z.infer<typeof Progress>;

export const readProgress = route({
  method: 'GET', path: '/api/:type/:id/progress', tag: 'submission', access: 'signedIn',
  summary: 'Approvals and changes 「审批或变更记录」', params: OfRecord, answer: Progress,
});

export const previewSubmission = route({
  method: 'GET', path: '/api/:type/:id/submission/preview', tag: 'submission', access: 'signedIn',
  summary: 'Who would be asked if it were submitted now', params: OfRecord, answer: z.array(ProgressNode),
});

export const urgeRecord = route({
  method: 'POST', path: '/api/:type/:id/reminder', tag: 'submission', access: 'signedIn',
  summary: 'Urge those who have it 「催办」', params: OfRecord, body: z.object({ key: CommandKey }), answer: Done,
});

export const MailSummary = z.object({
  id: Id,
  direction: z.enum(['in', 'out']),
  /** out: held, waiting, sending, sent, uncertain, failed, bounced; in: decided, comment, refused, unclear, automatic, quarantined … */
  status: z.string(),
  reason: z.string().describe('one sentence in the reader’s language, or empty'),
  from: z.string(), to: z.array(z.string()), subject: z.string(), at: Instant,
});
export type MailSummary = z.infer<typeof MailSummary>;

export const listRecordMail = route({
  method: 'GET', path: '/api/:type/:id/mail', tag: 'mail', access: 'signedIn',
  summary: 'Every mail of this record, sent or received', params: OfRecord, answer: z.array(MailSummary),
});

/** Answers application/pdf; `final` carries the approval record. */
export const recordPdf = route({
  method: 'GET', path: '/api/:type/:id/pdf', tag: 'records', access: 'signedIn',
  summary: 'The record as PDF', params: OfRecord, query: z.object({ download: z.literal('1').optional() }), answer: z.unknown(),
});
