import { tableOf, type AccountSet } from '../../account-set.ts';
import { rows, run, sql, type Connection } from '../../database/query.ts';
import { nodeIsGone } from '../../jobs/heartbeat.ts';
import type { OwedContent } from '../../flows/consequences.ts';

/** Mails that answer a mail: what they say is known when they are owed. */
export type AnswerContent = {
  answer: 'unclear' | 'refused' | 'bounce' | 'test';
  [key: string]: unknown;
};

/** A mail that is owed. `content` is what its kind needs to be composed. */
export type OutboxRow = {
  id: string; kind: 'approvalRequest' | 'actRecord' | 'answer'; content: OwedContent & Partial<AnswerContent> & { sequence?: number; sealedToken?: string };
  recipientId: string | null; recipient: string; type: string | null; recordId: string | null; instanceId: string | null; taskId: string | null;
  mailId: string | null; messageId: string | null; attempts: number;
  /** The node that took it; who finds another one here has lost it, and touches it no more. */
  leasedBy: string | null;
};

const COLUMNS = sql`id, kind, content, recipient_id as "recipientId", recipient, type, record_id as "recordId", instance_id as "instanceId", task_id as "taskId",
  mail_id as "mailId", message_id as "messageId", attempts, leased_by as "leasedBy"`;
/** How long a node may take to compose a mail before another one takes it over. */
const LEASE_SECONDS = 120;

/** Takes mails that are due; nobody else gets them before the lease is over. */
export async function takeDue(set: AccountSet, node: string, limit: number): Promise<OutboxRow[]> {
  return rows<OutboxRow>(set.pool, sql`
    update ${tableOf(set, 'outbox')} o set leased_by = ${node}, next_attempt_at = now() + make_interval(secs => ${sql.lit(LEASE_SECONDS)}), attempts = attempts + 1
    where id in (select id from ${tableOf(set, 'outbox')} where status = 'waiting' and next_attempt_at <= now() order by next_attempt_at, id limit ${sql.lit(limit)} for update skip locked)
    returning ${COLUMNS}`);
}

/** Owes somebody an answer to a mail; the key keeps a repeated mail from being answered twice. */
export async function oweAnswer(connection: Connection, set: AccountSet, owed: {
  key: string; recipientId: string | null; recipient: string; content: AnswerContent; type?: string | null; recordId?: string | null; instanceId?: string | null; taskId?: string | null;
}): Promise<void> {
  await run(connection, sql`insert into ${tableOf(set, 'outbox')} (key, kind, content, recipient_id, recipient, type, record_id, instance_id, task_id)
    values (${owed.key}, 'answer', ${JSON.stringify(owed.content)}, ${owed.recipientId}, ${owed.recipient}, ${owed.type ?? null}, ${owed.recordId ?? null}, ${owed.instanceId ?? null}, ${owed.taskId ?? null})
    on conflict (key) do nothing`);
}

export type Fate = 'sent' | 'uncertain' | 'failed' | 'cancelled' | 'bounced';

/** Writes what became of a mail, for the queue and for the archive alike. */
export async function settle(set: AccountSet, row: Pick<OutboxRow, 'id' | 'mailId'>, fate: Fate, outcome: string): Promise<void> {
  await run(set.pool, sql`
    with o as (update ${tableOf(set, 'outbox')} set status = ${fate}, outcome = ${outcome.slice(0, 1000)}, leased_by = null, content = content - 'sealedToken',
      sent_at = case when ${fate === 'sent'} then now() else sent_at end where id = ${row.id} and status <> 'bounced')
    update ${tableOf(set, 'mail')} set status = ${fate}, at = now() where id = ${row.mailId} and status <> 'bounced'`);
}

const FIRST_PAUSE_SECONDS = 15;
const LONGEST_PAUSE_SECONDS = 3600;
/** With the growing pauses this is about two days. */
export const ATTEMPTS_LIMIT = 60;

/** Puts a mail back; each further attempt waits longer, with jitter, so that a server that comes back is not run over (rule 31). */
export async function postpone(set: AccountSet, row: OutboxRow, outcome: string): Promise<void> {
  const seconds = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** Math.min(row.attempts - 1, 10)) * (0.75 + Math.random() / 2);
  await run(set.pool, sql`update ${tableOf(set, 'outbox')} set status = 'waiting', leased_by = null, outcome = ${outcome.slice(0, 1000)}, next_attempt_at = now() + make_interval(secs => ${seconds})
    where id = ${row.id} and leased_by = ${row.leasedBy}`);
}

/**
 * From here until the server's answer nobody knows whether the mail went out.
 * @returns false when another node took the mail over meanwhile: it is that node's to send
 */
export async function markSending(set: AccountSet, row: OutboxRow): Promise<boolean> {
  return (await run(set.pool, sql`update ${tableOf(set, 'outbox')} set status = 'sending' where id = ${row.id} and leased_by = ${row.leasedBy} and status = 'waiting'`)) === 1;
}

/** No server takes so long; a mail that is still being sent then lost its answer with the database. */
const SENDING_LIMIT_SECONDS = 3600;

/**
 * Mails whose node died: those that it was sending are never sent again blindly but shown as uncertain (rule 30),
 * those that it had only taken are due at once.
 */
export async function recoverAbandoned(set: AccountSet): Promise<void> {
  await run(set.pool, sql`update ${tableOf(set, 'outbox')} o set leased_by = null, next_attempt_at = now() where status = 'waiting' and leased_by is not null and ${nodeIsGone('o.leased_by')}`);
  await run(set.pool, sql`
    with gone as (
      update ${tableOf(set, 'outbox')} o set status = 'uncertain', outcome = 'the program ended while the mail was being sent, or lost the answer', leased_by = null, content = content - 'sealedToken'
      where status = 'sending' and (${nodeIsGone('o.leased_by')} or next_attempt_at < now() - make_interval(secs => ${sql.lit(SENDING_LIMIT_SECONDS)}))
      returning mail_id)
    update ${tableOf(set, 'mail')} set status = 'uncertain' where id in (select mail_id from gone)`);
}

/** Asks for a decision once more, with the paper as it is now. */
export async function oweAgain(set: AccountSet, task: { taskId: string; userId: string; type: string; recordId: string; instanceId: string }, cause: string): Promise<void> {
  await run(set.pool, sql`insert into ${tableOf(set, 'outbox')} (key, kind, content, recipient_id, type, record_id, instance_id, task_id)
    values (${`again/${task.taskId}/${cause}`}, 'approvalRequest', '{}', ${task.userId}, ${task.type}, ${task.recordId}, ${task.instanceId}, ${task.taskId}) on conflict (key) do nothing`);
  set.installation.signal.raise('outbox', set.name);
}

/**
 * Owes a mail again that failed, bounced or is uncertain: it is composed anew, with a token of its own.
 * @returns false for a mail that was sent, or is still to be
 */
export async function sendAgain(set: AccountSet, mailId: string): Promise<boolean> {
  const owed = await run(set.pool, sql`insert into ${tableOf(set, 'outbox')} (key, kind, content, recipient_id, recipient, type, record_id, instance_id, task_id)
    select key || '/again/' || id, kind, content - 'sealedToken', recipient_id, recipient, type, record_id, instance_id, task_id from ${tableOf(set, 'outbox')}
    where mail_id = ${mailId} and status in ('uncertain', 'failed', 'bounced') on conflict (key) do nothing`);
  if (owed === 1) set.installation.signal.raise('outbox', set.name);
  return owed === 1;
}
