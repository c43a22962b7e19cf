import { fold } from '../../src/flow/fold.ts';
import type { FlowState } from '../../src/flow/state.ts';
import { tableOf, type AccountSet } from '../../src/server/account-set.ts';
import { rows, sql } from '../../src/server/database/query.ts';
import { eventsOf } from '../../src/server/flows/instances.ts';
import { hashToken, localPart } from '../../src/server/mailbox/outgoing/token.ts';
import type { Reply } from './approvers.ts';

/** What stands in the database after all crashes, beside what the world outside knows. Each list of faults must be empty. */
export type Findings = {
  lostOrDoubledReplies: string[];
  wronglyDecidedRequests: string[];
  wronglySubmittedOrders: string[];
  brokenFlows: string[];
  sentTwiceOrUnknown: string[];
  sentNever: string[];
  unfinished: string[];
  counts: { decisions: number; mailsSent: number; mailsUncertain: number };
};

/** @param submitted ids of the orders whose submission was acknowledged */
export async function examine(set: AccountSet, known: { replies: readonly Reply[]; accepted: ReadonlyMap<string, number>; submitted: readonly string[] }): Promise<Findings> {
  const archived = await rows<{ messageId: string; status: string }>(set.pool, sql`select message_id as "messageId", status from ${tableOf(set, 'mail')} where direction = 'in'`);
  const outbox = await rows<{ id: string; status: string; messageId: string | null; hash: string | null; key: string }>(set.pool, sql`
    select o.id, o.status, o.message_id as "messageId", t.hash, o.key from ${tableOf(set, 'outbox')} o left join ${tableOf(set, 'mail_token')} t on t.outbox_id = o.id`);
  const instances = await rows<{ id: string; recordId: string; state: FlowState }>(set.pool, sql`select id, record_id as "recordId", state from ${tableOf(set, 'flow_instance')}`);
  const inbox = await rows<{ id: string; status: string }>(set.pool, sql`select id, status from ${tableOf(set, 'inbox')} where status <> 'done'`);
  const statuses = Map.groupBy(archived, ({ messageId }) => messageId);
  const statusOf = (reply: Reply) => statuses.get(reply.messageId)?.map(({ status }) => status) ?? [];
  const events = await Promise.all(instances.map(async (instance) => ({ instance, events: await eventsOf(set.pool, set, instance.id) })));
  const decidedBy = Map.groupBy(events.flatMap((flow) => flow.events), ({ evidence }) => String(evidence?.['messageId']));
  const fates = new Map(outbox.flatMap((row) => [...(row.messageId === null ? [] : [[row.messageId, row] as const]), ...(row.hash === null ? [] : [[row.hash, row] as const])]));
  const fateOf = (messageId: string) => fates.get(messageId) ?? fates.get(hashToken(localPart(messageId)));
  const acceptedRows = new Set([...known.accepted.keys()].map((messageId) => fateOf(messageId)?.id));

  return {
    lostOrDoubledReplies: known.replies.filter((reply) => {
      const isDecided = statusOf(reply)[0] === 'decided';
      return statusOf(reply).length !== 1 || (decidedBy.get(reply.messageId) ?? []).length !== (isDecided ? 1 : 0);
    }).map((reply) => `${reply.messageId} (${reply.meaning}): ${statusOf(reply).join(', ')}, ${(decidedBy.get(reply.messageId) ?? []).length} decisions`),
    wronglyDecidedRequests: [...Map.groupBy(known.replies.filter(({ meaning }) => meaning !== 'unclear'), ({ request }) => request)]
      .filter(([, replies]) => replies.flatMap(statusOf).toSorted().join() !== ['decided', ...replies.slice(1).map(() => 'refused')].join())
      .map(([request, replies]) => `${request}: ${replies.flatMap(statusOf).join()}`),
    wronglySubmittedOrders: known.submitted.filter((id) => instances.filter(({ recordId }) => recordId === id).length !== 1),
    brokenFlows: events.flatMap(({ instance, events: told }) => {
      const folded = told.reduce<FlowState | null>(fold, null);
      const decided = told.flatMap((event) => (event.kind === 'TaskDecided' ? event.taskId : []));
      const sound = isSame(folded, instance.state) && new Set(decided).size === decided.length;
      return sound ? [] : [instance.id];
    }),
    sentTwiceOrUnknown: [...known.accepted].filter(([messageId, times]) => {
      const row = fateOf(messageId);
      return row === undefined || (row.status !== 'uncertain' && (row.status !== 'sent' || times !== 1));
    }).map(([messageId, times]) => `${messageId}: ${times}×, ${fateOf(messageId)?.status ?? 'unknown'}`),
    sentNever: outbox.filter(({ id, status }) => status === 'sent' && !acceptedRows.has(id)).map(({ id, key }) => `${id} ${key}`),
    unfinished: [...outbox.filter(({ status }) => !['sent', 'uncertain', 'cancelled'].includes(status)).map(({ id, status }) => `outbox ${id} ${status}`), ...inbox.map(({ id, status }) => `inbox ${id} ${status}`)],
    counts: {
      decisions: archived.filter(({ status }) => status === 'decided').length,
      mailsSent: outbox.filter(({ status }) => status === 'sent').length,
      mailsUncertain: outbox.filter(({ status }) => status === 'uncertain').length,
    },
  };
}

/** As JSON says it, whatever the order of keys that PostgreSQL gives back. */
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
