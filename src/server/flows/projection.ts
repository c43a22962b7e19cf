import type { FlowEvent } from '../../flow/events.ts';
import { documentState, isUndecided, type FlowState, type Task } from '../../flow/state.ts';
import type { CompiledType } from '../../model/compile.ts';
import { tableOf, type AccountSet } from '../account-set.ts';
import { prepared, sql, type Connection } from '../database/query.ts';
import type { OwedMail } from './consequences.ts';

export type FlowWrite = {
  type: CompiledType;
  before: FlowState | null;
  after: FlowState;
  events: readonly FlowEvent[];
  flowId: string;
  definitionId: string;
  mails: readonly OwedMail[];
  key: { key: string; contentHash: string } | null;
};

/**
 * Writes what a command did, in one statement: events, the instance and its tasks and timers, the record's state and
 * who may read it, the outbox, and the command's key. The tasks that are through take their mail tokens with them.
 */
export async function writeFlow(connection: Connection, set: AccountSet, write: FlowWrite): Promise<void> {
  const { type, before, after, events } = write;
  const changedTasks = after.tasks.filter((task) => !sameTask(before?.tasks.find(({ id }) => id === task.id), task));
  const copies = events.flatMap((event) => (event.kind === 'CopySent' ? event.userId : []));
  const readers = [...new Set([...changedTasks.filter((task) => task.openedAt !== null).map((task) => task.assigneeId), ...copies].map((userId) => `t${userId}`))];
  await prepared(connection, sql<{ done: number }>`
    with new_events as (
      insert into ${tableOf(set, 'flow_event')} (instance_id, sequence, kind, at, actor_id, way, event)
      select ${after.id}::uuid, (e->>'sequence')::integer, e->>'kind', (e->>'at')::timestamptz, e->>'actor', e->>'way', e
      from jsonb_array_elements(${JSON.stringify(events)}::jsonb) e),
    instance as (
      insert into ${tableOf(set, 'flow_instance')} (id, flow_id, type, record_id, definition_id, status, initiator, state, event_count, started_at, ended_at)
      values (${after.id}::uuid, ${write.flowId}, ${type.name}, ${after.documentId}::bigint, ${write.definitionId}::bigint, ${after.status}, ${after.initiator}::bigint,
        ${JSON.stringify(after)}::jsonb, ${after.eventCount}::integer, ${after.submittedAt}::timestamptz, ${after.endedAt}::timestamptz)
      on conflict (id) do update set status = excluded.status, state = excluded.state, event_count = excluded.event_count, ended_at = excluded.ended_at),
    tasks as (
      insert into ${tableOf(set, 'task')} (id, instance_id, type, record_id, node_id, round, assignee_id, owner_id, status, opened_at, decided_at, decided_by, way, opinion, content_version)
      select t.id, ${after.id}::uuid, ${type.name}, ${after.documentId}::bigint, t."nodeId", t.round, t."assigneeId", t."ownerId", t.status, t."openedAt", t."decidedAt", t."decidedBy", t.way, t.opinion, t."contentVersion"
      from jsonb_to_recordset(${JSON.stringify(changedTasks)}::jsonb) as t(id uuid, "nodeId" text, round integer, "assigneeId" bigint, "ownerId" bigint, status text,
        "openedAt" timestamptz, "decidedAt" timestamptz, "decidedBy" bigint, way text, opinion text, "contentVersion" integer)
      on conflict (id) do update set status = excluded.status, opened_at = excluded.opened_at, decided_at = excluded.decided_at, decided_by = excluded.decided_by,
        way = excluded.way, opinion = excluded.opinion, content_version = excluded.content_version, assignee_id = excluded.assignee_id),
    old_timers as (delete from ${tableOf(set, 'timer')} where instance_id = ${after.id}::uuid and id <> all(${after.timers.map(({ id }) => id)}::uuid[])),
    timers as (
      insert into ${tableOf(set, 'timer')} (id, instance_id, due_at)
      select t.id, ${after.id}::uuid, t."dueAt" from jsonb_to_recordset(${JSON.stringify(after.timers)}::jsonb) as t(id uuid, "dueAt" timestamptz)
      on conflict (id) do nothing),
    record as (
      update ${tableOf(set, type.table)} set state = ${documentState(after)}, held_by = ${after.status === 'running' ? after.id : null}::uuid,
        row_version = row_version + 1, updated_at = now(),
        access_labels = array(select distinct label from unnest(access_labels || ${readers}::text[]) label)
      where id = ${after.documentId}::bigint),
    tokens as (
      update ${tableOf(set, 'mail_token')} set used_at = now()
      where task_id = any(${changedTasks.filter((task) => !isUndecided(task)).map(({ id }) => id)}::uuid[]) and used_at is null),
    mails as (
      insert into ${tableOf(set, 'outbox')} (key, kind, content, recipient_id, type, record_id, instance_id, task_id)
      select ${after.id} || '/' || (m->>'sequence') || '/' || (m->>'kind') || '/' || (m->>'recipientId') || coalesce('/' || (m->>'taskId'), ''), m->>'kind',
        jsonb_build_object('sequence', m->'sequence') || (m->'content'), (m->>'recipientId')::bigint, ${type.name}, ${after.documentId}::bigint, ${after.id}::uuid, (m->>'taskId')::uuid
      from jsonb_array_elements(${JSON.stringify(write.mails)}::jsonb) m),
    command as (
      insert into ${tableOf(set, 'command_key')} (key, content_hash, answer)
      select k->>'key', k->>'contentHash', '{}'::jsonb from jsonb_array_elements(${JSON.stringify(write.key ? [write.key] : [])}::jsonb) k)
    select 1 as done`);
}

/** Folding makes a new object of a task only when it changed it, but a state read back from the database is all new. */
function sameTask(before: Task | undefined, after: Task): boolean {
  return before === after || (before !== undefined && JSON.stringify(before) === JSON.stringify(after));
}
