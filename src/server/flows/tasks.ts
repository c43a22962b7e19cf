import { z } from 'zod';
import { tableOf, type AccountSet } from '../account-set.ts';
import { first, prepared, rows, sql, type Connection } from '../database/query.ts';
import { Refusal } from '../refusal.ts';

/** A task with its flow, as lists and pages show it. */
export type TaskRow = {
  id: string; instanceId: string; flowId: string; type: string; recordId: string; nodeId: string; assigneeId: string; ownerId: string; status: string;
  openedAt: string; dueAt: string | null; decidedAt: string | null; opinion: string | null; way: string | null; contentVersion: number; initiator: string;
};

const COLUMNS = sql`t.id, t.instance_id as "instanceId", i.flow_id as "flowId", t.type, t.record_id as "recordId", t.node_id as "nodeId", t.assignee_id as "assigneeId",
  t.owner_id as "ownerId", t.status, t.opened_at as "openedAt", t.due_at as "dueAt", t.decided_at as "decidedAt", t.opinion, t.way, t.content_version as "contentVersion", i.initiator`;
const PAGE_ROWS = 50;

export type TaskPage = { tasks: TaskRow[]; next: string | null };

/** A person's tasks: to do, oldest first, or done, newest first. Cursor: the time and id of the last one. */
export async function listTasks(connection: Connection, set: AccountSet, userId: string, state: 'open' | 'done', after: string | undefined): Promise<TaskPage> {
  const cursor = after === undefined ? undefined : readCursor(after);
  const found = state === 'open'
    ? await rows<TaskRow>(connection, sql`select ${COLUMNS} from ${tableOf(set, 'task')} t join ${tableOf(set, 'flow_instance')} i on i.id = t.instance_id
        where t.assignee_id = ${userId} and t.status = 'open' ${cursor ? sql`and (t.opened_at, t.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}
        order by t.opened_at, t.id limit ${sql.lit(PAGE_ROWS + 1)}`)
    : await rows<TaskRow>(connection, sql`select ${COLUMNS} from ${tableOf(set, 'task')} t join ${tableOf(set, 'flow_instance')} i on i.id = t.instance_id
        where t.assignee_id = ${userId} and t.decided_at is not null ${cursor ? sql`and (t.decided_at, t.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}
        order by t.decided_at desc, t.id desc limit ${sql.lit(PAGE_ROWS + 1)}`);
  const tasks = found.slice(0, PAGE_ROWS);
  const last = tasks.at(-1);
  return { tasks, next: found.length > PAGE_ROWS && last ? `${state === 'open' ? last.openedAt : last.decidedAt} ${last.id}` : null };
}

/** What a person submitted, newest first: one row a flow, shown like a task. */
export async function listSubmitted(connection: Connection, set: AccountSet, userId: string, after: string | undefined): Promise<TaskPage> {
  const cursor = after === undefined ? undefined : readCursor(after);
  const found = await rows<TaskRow>(connection, sql`
    select i.id, i.id as "instanceId", i.flow_id as "flowId", i.type, i.record_id as "recordId", '' as "nodeId", i.initiator as "assigneeId", i.initiator as "ownerId", i.status,
      i.started_at as "openedAt", null as "dueAt", i.ended_at as "decidedAt", null as opinion, null as way, 1 as "contentVersion", i.initiator
    from ${tableOf(set, 'flow_instance')} i where i.initiator = ${userId} ${cursor ? sql`and (i.started_at, i.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}
    order by i.started_at desc, i.id desc limit ${sql.lit(PAGE_ROWS + 1)}`);
  const tasks = found.slice(0, PAGE_ROWS);
  const last = tasks.at(-1);
  return { tasks, next: found.length > PAGE_ROWS && last ? `${last.openedAt} ${last.id}` : null };
}

/** One task. @throws Refusal `NotFound` */
export async function readTask(connection: Connection, set: AccountSet, id: string): Promise<TaskRow> {
  const task = await first<TaskRow>(connection, sql`select ${COLUMNS} from ${tableOf(set, 'task')} t join ${tableOf(set, 'flow_instance')} i on i.id = t.instance_id where t.id = ${id}::uuid and t.opened_at is not null`);
  if (!task) throw new Refusal('NotFound');
  return task;
}

export async function countOpenTasks(connection: Connection, set: AccountSet, userId: string): Promise<number> {
  const [counted] = await prepared<{ count: string }>(connection, sql`select count(*) as count from ${tableOf(set, 'task')} where assignee_id = ${userId} and status = 'open'`);
  return Number(counted?.count ?? 0);
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

function readCursor(written: string): { at: string; id: string } {
  const cursor = Cursor.safeParse(written.split(' '));
  if (!cursor.success) throw new Refusal('BadCursor');
  const [at, id] = cursor.data;
  return { at, id };
}
