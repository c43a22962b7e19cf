import { randomUUID } from 'node:crypto';
import type { FlowAct } from '../src/flow/commands.ts';
import type { Staff } from '../src/server/accounts/organisation.ts';
import { tableOf, type AccountSet } from '../src/server/account-set.ts';
import { rows, sql } from '../src/server/database/query.ts';
import { command, type CommandOutcome } from '../src/server/flows/command.ts';

const TYPE = 'sales-order';
const SELLER = 'liming';

export type OpenTask = { id: string; instanceId: string; recordId: string; assigneeId: string; contentVersion: number };

export function submit(set: AccountSet, staff: Staff, recordId: string): Promise<CommandOutcome> {
  return act(set, staff, staff.byLogin(SELLER)?.id ?? '', recordId, { kind: 'submit', flowId: randomUUID() });
}

export function approve(set: AccountSet, staff: Staff, task: OpenTask): Promise<CommandOutcome> {
  return act(set, staff, task.assigneeId, task.recordId, { kind: 'decide', taskId: task.id, decision: 'approve', opinion: '价格合适，请尽快发货', documentVersion: task.contentVersion }, task.instanceId);
}

/** The tasks of these records that somebody has to decide now. */
export function openTasks(set: AccountSet, recordIds: readonly string[]): Promise<OpenTask[]> {
  return rows<OpenTask>(set.pool, sql`
    select id, instance_id as "instanceId", record_id as "recordId", assignee_id as "assigneeId", content_version as "contentVersion" from ${tableOf(set, 'task')}
    where status = 'open' and type = ${TYPE} and record_id = any(${[...recordIds]}::bigint[]) order by record_id`);
}

/** The whole way of one order: submitted, and approved by everybody it goes to. */
export async function runInstance(set: AccountSet, staff: Staff, recordId: string): Promise<void> {
  let { instanceId, state } = await submit(set, staff, recordId);
  while (state.status === 'running') {
    const task = state.tasks.find(({ status }) => status === 'open');
    if (!task) throw new Error(`the flow of order ${recordId} waits for nobody`);
    ({ instanceId, state } = await approve(set, staff, { id: task.id, instanceId, recordId, assigneeId: task.assigneeId, contentVersion: state.contentVersion }));
  }
}

async function act(set: AccountSet, staff: Staff, userId: string, recordId: string, given: FlowAct, instanceId?: string): Promise<CommandOutcome> {
  const actor = staff.actor(userId);
  if (!actor) throw new Error(`user ${userId} is missing`);
  return command(set, { actor, way: 'web', type: TYPE, recordId, key: randomUUID(), act: given, ...(instanceId === undefined ? {} : { instanceId }) });
}
