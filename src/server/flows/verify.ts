import { isDeepStrictEqual } from 'node:util';
import { fold } from '../../flow/fold.ts';
import type { FlowEvent } from '../../flow/events.ts';
import { documentState, hasEnded, isUndecided, type FlowState, type Task } from '../../flow/state.ts';
import { tableOf, type AccountSet } from '../account-set.ts';
import { transaction } from '../database/connect.ts';
import { rows, sql, type Connection } from '../database/query.ts';

/** A place where what is stored is not what the events say. */
export type Difference = { instanceId: string; what: string; stored: unknown; refolded: unknown };

/** The projections of a flow as they are stored. */
type Stored = {
  id: string; type: string; recordId: string; status: string; initiator: string; state: FlowState; eventCount: number; startedAt: string; endedAt: string | null; isNewest: boolean; events: FlowEvent[];
};

const BATCH = 200;

/**
 * Folds every flow of an account set again from its events, the truth, and compares it with what was written beside them: the
 * instance's row, its tasks and timers, and the state of its document (flow-rules, "Never"). It reads one snapshot and changes nothing.
 */
export async function verifyFlows(set: AccountSet): Promise<{ instances: number; differences: Difference[] }> {
  return transaction(set.pool, async (connection) => {
    await connection.query('set transaction isolation level repeatable read, read only');
    const differences: Difference[] = [];
    let instances = 0;
    for (let after: string | null = null; ;) {
      const batch: Stored[] = await readBatch(connection, set, after);
      for (const stored of batch) differences.push(...await verifyInstance(connection, set, stored));
      instances += batch.length;
      after = batch.at(-1)?.id ?? null;
      if (after === null) return { instances, differences };
    }
  });
}

function readBatch(connection: Connection, set: AccountSet, after: string | null): Promise<Stored[]> {
  return rows<Stored>(connection, sql`
    select i.id, i.type, i.record_id as "recordId", i.status, i.initiator, i.state, i.event_count as "eventCount", i.started_at as "startedAt", i.ended_at as "endedAt",
      not exists (select from ${tableOf(set, 'flow_instance')} later where later.type = i.type and later.record_id = i.record_id and later.started_at > i.started_at) as "isNewest",
      coalesce((select jsonb_agg(e.event order by e.sequence) from ${tableOf(set, 'flow_event')} e where e.instance_id = i.id), '[]') as events
    from ${tableOf(set, 'flow_instance')} i where ${after}::uuid is null or i.id > ${after}::uuid order by i.id limit ${sql.lit(BATCH)}`);
}

async function verifyInstance(connection: Connection, set: AccountSet, stored: Stored): Promise<Difference[]> {
  const differences: Difference[] = [];
  const compare = (what: string, found: unknown, folded: unknown) => {
    // As it reads after its way through the database: without what is undefined.
    const expected: unknown = JSON.parse(JSON.stringify(folded));
    if (!isDeepStrictEqual(found, expected)) differences.push({ instanceId: stored.id, what, stored: found, refolded: expected });
  };
  const state = refold(stored.events);
  if (typeof state === 'string') return [{ instanceId: stored.id, what: 'events', stored: state, refolded: 'events without a gap, from the submission on' }];
  compare('state', stored.state, state);
  compare('instance', instanceRow(stored), { id: state.id, type: state.documentType, recordId: state.documentId, status: state.status, initiator: state.initiator, eventCount: state.eventCount, startedAt: state.submittedAt, endedAt: state.endedAt });
  const tasks = new Map((await readTasks(connection, set, stored.id)).map((task) => [task.id, task]));
  for (const task of state.tasks) compare(`task ${task.id}`, tasks.get(task.id), taskRow(state, task));
  compare('tasks of no event', [...tasks.keys()].filter((id) => !state.tasks.some((task) => task.id === id)), []);
  compare('timers', await readTimers(connection, set, stored.id), timerRows(state));
  if (stored.isNewest) compare('document', await readDocument(connection, set, stored), documentOf(state));
  for (const what of brokenPromises(state)) compare(what, true, false);
  return differences;
}

/** The state that the events give, or why they give none. */
function refold(events: readonly FlowEvent[]): FlowState | string {
  try {
    return events.reduce<FlowState | null>((before, event) => fold(before, event), null) ?? 'no events';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const instanceRow = ({ id, type, recordId, status, initiator, eventCount, startedAt, endedAt }: Stored) => ({ id, type, recordId, status, initiator, eventCount, startedAt, endedAt });

type TaskRow = ReturnType<typeof taskRow>;

function taskRow({ documentType, documentId }: FlowState, task: Task) {
  const { id, nodeId, round, assigneeId, ownerId, status, openedAt, decidedAt, decidedBy, way, opinion, contentVersion } = task;
  return { id, type: documentType, recordId: documentId, nodeId, round, assigneeId, ownerId, status, openedAt, decidedAt, decidedBy, way, opinion, contentVersion };
}

function readTasks(connection: Connection, set: AccountSet, instanceId: string): Promise<TaskRow[]> {
  return rows<TaskRow>(connection, sql`
    select id, type, record_id as "recordId", node_id as "nodeId", round, assignee_id as "assigneeId", owner_id as "ownerId", status, opened_at as "openedAt", decided_at as "decidedAt",
      decided_by as "decidedBy", way, opinion, content_version as "contentVersion"
    from ${tableOf(set, 'task')} where instance_id = ${instanceId}`);
}

const timerRows = ({ timers }: FlowState) => timers.map(({ id, dueAt }) => ({ id, dueAt: new Date(dueAt).toISOString() })).sort((left, right) => left.id.localeCompare(right.id));

function readTimers(connection: Connection, set: AccountSet, instanceId: string): Promise<{ id: string; dueAt: string }[]> {
  return rows(connection, sql`select id, due_at as "dueAt" from ${tableOf(set, 'timer')} where instance_id = ${instanceId} order by id`);
}

/** Whatever its flow says, a document may have been voided since. */
const documentOf = (state: FlowState) => ({ state: documentState(state), heldBy: state.status === 'running' ? state.id : null });

async function readDocument(connection: Connection, set: AccountSet, stored: Stored): Promise<{ state: string; heldBy: string | null } | null> {
  const type = set.model.types.get(stored.type);
  if (!type) return null;
  const [document] = await rows<{ state: string; heldBy: string | null }>(connection, sql`select state, held_by as "heldBy" from ${tableOf(set, type.table)} where id = ${stored.recordId}`);
  if (document?.state === 'void' && document.heldBy === null && stored.status !== 'running') return { ...document, state: documentState(stored.state) };
  return document ?? null;
}

/** What must hold of every flow, and does not of this one. */
function brokenPromises(state: FlowState): string[] {
  const isActive = state.runs.some(({ status }) => status === 'active');
  return [
    ...(isActive === (state.status === 'running') ? [] : ['it runs, or it has active nodes, but not both']),
    ...(hasEnded(state) && (state.tasks.some(isUndecided) || state.timers.length > 0) ? ['it has ended, with a task or a timer still open'] : []),
  ];
}
