import { z } from 'zod';
import { CommandKey, Done, Instant, Person, Id, Uuid } from './common.ts';
import { route } from './route.ts';

export const RequiredWay = z.enum(['reply', 'web', 'webSecondFactor']);

export const TaskSummary = z.object({
  id: Uuid,
  type: z.string(), typeLabel: z.string(), recordId: Id, number: z.string(), title: z.string(),
  submitter: Person.nullable(),
  nodeName: z.string(),
  openedAt: Instant, dueAt: Instant.nullable(),
  status: z.string(), decidedAt: Instant.nullable(), opinion: z.string(), way: z.string().nullable(),
  /** The few facts that an approver decides by (customer, amount, …). */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  /** What a decision takes: a mail reply is enough, the web, or the web with a second factor. */
  requiredWay: RequiredWay,
});
export type TaskSummary = z.infer<typeof TaskSummary>;

export const Task = TaskSummary.extend({
  contentVersion: z.number().int(),
  pdfSha256: z.string().nullable().describe('SHA-256 of the PDF of this version; null until it is made'),
  flowId: z.string(),
  may: z.object({ decide: z.boolean(), return: z.boolean(), transfer: z.boolean(), addSigner: z.boolean(), copy: z.boolean() }),
  returnTargets: z.array(z.object({ nodeId: z.string(), name: z.string() })),
  opinions: z.array(z.object({ person: Person, nodeName: z.string(), decision: z.string(), opinion: z.string(), way: z.string(), at: Instant })),
});
export type Task = z.infer<typeof Task>;

const OfTask = z.object({ id: Uuid });
const opinion = z.string().max(2000).default('');

export const listTasks = route({
  method: 'GET', path: '/api/tasks', tag: 'tasks', access: 'signedIn',
  summary: "The actor's tasks: to approve 「待审批」 oldest first, or done, newest first",
  query: z.object({ state: z.enum(['open', 'done', 'submitted']).default('open'), after: z.string().max(200).optional() }),
  answer: z.object({ tasks: z.array(TaskSummary), next: z.string().nullable(), openCount: z.number().int() }),
});

export const readTask = route({
  method: 'GET', path: '/api/tasks/:id', tag: 'tasks', access: 'signedIn', summary: 'One task', params: OfTask, answer: Task,
});

export const decideTask = route({
  method: 'POST', path: '/api/tasks/:id/decision', tag: 'tasks', access: 'signedIn',
  summary: 'Approve or reject; 409 `AlreadyDecided` names who was faster, 409 `DocumentChanged`, 403 `SecondFactorNeeded`',
  params: OfTask,
  body: z.object({
    key: CommandKey, decision: z.enum(['approve', 'reject']), opinion,
    contentVersion: z.number().int(), code: z.string().regex(/^[0-9]{6}$/).optional(),
  }),
  answer: Done,
});

export const returnTask = route({
  method: 'POST', path: '/api/tasks/:id/return', tag: 'tasks', access: 'signedIn', summary: 'Return to an earlier node 「退回」',
  params: OfTask, body: z.object({ key: CommandKey, to: z.string().max(80), opinion }), answer: Done,
});

export const transferTask = route({
  method: 'POST', path: '/api/tasks/:id/transfer', tag: 'tasks', access: 'signedIn', summary: 'Hand the seat to a colleague 「转办」',
  params: OfTask, body: z.object({ key: CommandKey, userId: Id, opinion }), answer: Done,
});

export const addSigners = route({
  method: 'POST', path: '/api/tasks/:id/signers', tag: 'tasks', access: 'signedIn', summary: 'Ask further signers 「加签」',
  params: OfTask,
  body: z.object({ key: CommandKey, userIds: z.array(Id).min(1).max(20), position: z.enum(['before', 'after', 'beside']), opinion }),
  answer: Done,
});

export const copyTask = route({
  method: 'POST', path: '/api/tasks/:id/copies', tag: 'tasks', access: 'signedIn', summary: 'Send colleagues a copy 「抄送」',
  params: OfTask, body: z.object({ key: CommandKey, userIds: z.array(Id).min(1).max(50), opinion }), answer: Done,
});
