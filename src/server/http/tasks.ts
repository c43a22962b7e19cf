import * as contract from '../../contract/tasks.ts';
import type { FlowAct } from '../../flow/commands.ts';
import { nodesOf } from '../../flow/graph.ts';
import { hasSecondFactor } from '../accounts/second-factor.ts';
import { typeOf } from '../account-set.ts';
import { command } from '../flows/command.ts';
import { opinionsOf } from '../flows/opinions.ts';
import { personOf } from '../flows/progress.ts';
import { countOpenTasks, listSubmitted, listTasks, readTask, type TaskRow } from '../flows/tasks.ts';
import { printedSha256 } from '../papers/paper.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from './context.ts';
import type { Attempts } from './attempts.ts';
import { isAccepted } from './record-view.ts';
import { requireCode } from './second-factor.ts';
import { DONE, serve, type Serving } from './serve.ts';
import { viewTasks, type TaskView } from './task-view.ts';

export function serveTasks(serving: Serving): void {
  serve(serving, contract.listTasks, async (caller, { query }) => {
    const { set, actor } = caller;
    const page = query.state === 'submitted'
      ? await listSubmitted(set.pool, set, actor.userId, query.after)
      : await listTasks(set.pool, set, actor.userId, query.state, query.after);
    const tasks = (await viewTasks(caller, page.tasks)).map(({ summary }) => summary);
    return { tasks, next: page.next, openCount: await countOpenTasks(set.pool, set, actor.userId) };
  });

  serve(serving, contract.readTask, async (caller, { params }) => {
    const { row, instance, record, summary } = await viewTask(caller, params.id);
    const type = typeOf(caller.set, row.type);
    const own = row.status === 'open' && row.assigneeId === caller.actor.userId;
    const visited = new Set(instance.state.runs.filter(({ status }) => status === 'completed').map(({ nodeId }) => nodeId));
    const accepts = (act: FlowAct) => own && isAccepted(caller, type, record, instance, act);
    const nodes = nodesOf(instance.definition, instance.state);
    const returnTargets = nodes.filter((node) => (node.kind === 'userTask' || node.kind === 'startEvent') && visited.has(node.id)
      && accepts({ kind: 'return', taskId: row.id, to: node.id, opinion: null, documentVersion: record.contentVersion }));
    return {
      ...summary, contentVersion: record.contentVersion, pdfSha256: await printedSha256(caller.set, row.type, record), flowId: row.flowId,
      may: { decide: own, return: returnTargets.length > 0, transfer: own, addSigner: own, copy: own },
      returnTargets: returnTargets.map((node) => ({ nodeId: node.id, name: node.kind === 'startEvent' ? personOf(row.initiator, caller.staff).name : node.name })),
      opinions: opinionsOf(instance, caller.staff),
    };
  });

  serve(serving, contract.decideTask, async (caller, { params, body }) => {
    const { set } = caller;
    const task = await readTask(set.pool, set, params.id);
    const secondFactor = body.code === undefined ? false : await provesCode(serving.attempts, caller, body.code);
    const act: FlowAct = { kind: 'decide', taskId: task.id, decision: body.decision, opinion: body.opinion || null, documentVersion: body.contentVersion };
    await carryOut(caller, task, act, body.key, secondFactor).catch(async (error: unknown) => {
      // Who has the second factor is asked for a code; who has none is told to set it up.
      if (error instanceof Refusal && error.code === 'StrongerWayNeeded' && error.data['required'] === 'webSecondFactor') {
        throw new Refusal('StrongerWayNeeded', { ...error.data, enrolled: await hasSecondFactor(set.pool, set, caller.actor.userId) });
      }
      throw error;
    });
    return DONE;
  });

  serve(serving, contract.returnTask, async (caller, { params, body }) => {
    const task = await readTask(caller.set.pool, caller.set, params.id);
    await carryOut(caller, task, { kind: 'return', taskId: task.id, to: body.to, opinion: body.opinion || null, documentVersion: task.contentVersion }, body.key);
    return DONE;
  });

  serve(serving, contract.transferTask, async (caller, { params, body }) => {
    const task = await readTask(caller.set.pool, caller.set, params.id);
    await carryOut(caller, task, { kind: 'transfer', taskId: task.id, to: body.userId, comment: body.opinion || null }, body.key);
    return DONE;
  });

  serve(serving, contract.addSigners, async (caller, { params, body }) => {
    const task = await readTask(caller.set.pool, caller.set, params.id);
    await carryOut(caller, task, { kind: 'addSign', taskId: task.id, position: body.position, userIds: body.userIds, comment: body.opinion || null }, body.key);
    return DONE;
  });

  serve(serving, contract.copyTask, async (caller, { params, body }) => {
    const task = await readTask(caller.set.pool, caller.set, params.id);
    await carryOut(caller, task, { kind: 'cc', userIds: body.userIds, comment: body.opinion || null }, body.key);
    return DONE;
  });
}

function carryOut({ set, actor, way }: Caller, task: TaskRow, act: FlowAct, key: string, secondFactor = false) {
  return command(set, { actor, way, type: task.type, recordId: task.recordId, instanceId: task.instanceId, act, key, secondFactor });
}

async function provesCode(attempts: Attempts, { set, colleague }: Caller, code: string): Promise<boolean> {
  if (!(await hasSecondFactor(set.pool, set, colleague.id))) return false;
  await requireCode(attempts, set, colleague, code);
  return true;
}

/** @throws Refusal `NotFound` for a task on a record that the caller may not read, as for one that does not exist */
async function viewTask(caller: Caller, id: string): Promise<TaskView> {
  const [view] = await viewTasks(caller, [await readTask(caller.set.pool, caller.set, id)]);
  if (!view) throw new Refusal('NotFound');
  return view;
}
