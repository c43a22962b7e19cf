import type { z } from 'zod';
import * as contract from '../../contract/tasks.ts';
import type { FlowAct } from '../../flow/commands.ts';
import { nodesOf } from '../../flow/graph.ts';
import { requiredWay } from '../../flow/policy.ts';
import { hasSecondFactor, isCode } from '../accounts/second-factor.ts';
import { readSetting, SETTINGS } from '../accounts/settings.ts';
import { labelsOf, typeOf } from '../account-set.ts';
import { command } from '../flows/command.ts';
import { contextFor } from '../flows/context.ts';
import { documentTypeSettings, withPolicy } from '../flows/definitions.ts';
import { instancesOf, type FlowInstance } from '../flows/instances.ts';
import { opinionsOf } from '../flows/opinions.ts';
import { personOf } from '../flows/progress.ts';
import { countOpenTasks, listSubmitted, listTasks, readTask, type TaskRow } from '../flows/tasks.ts';
import { factsOf } from '../records/facts.ts';
import { readRecord, type StoredRecord } from '../records/read.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from './context.ts';
import { isAccepted, titleOf } from './record-view.ts';
import { DONE, serve, type Serving } from './serve.ts';

export function serveTasks(serving: Serving): void {
  serve(serving, contract.listTasks, async (caller, { query }) => {
    const { set, actor } = caller;
    const page = query.state === 'submitted'
      ? await listSubmitted(set.pool, set, actor.userId, query.after)
      : await listTasks(set.pool, set, actor.userId, query.state, query.after);
    const tasks = await Promise.all(page.tasks.map(async (row) => (await view(caller, row)).summary));
    return { tasks, next: page.next, openCount: await countOpenTasks(set.pool, set, actor.userId) };
  });

  serve(serving, contract.readTask, async (caller, { params }) => {
    const { row, instance, record, summary } = await view(caller, await readTask(caller.set.pool, caller.set, params.id));
    const type = typeOf(caller.set, row.type);
    const own = row.status === 'open' && row.assigneeId === caller.actor.userId;
    const visited = new Set(instance.state.runs.filter(({ status }) => status === 'completed').map(({ nodeId }) => nodeId));
    const accepts = (act: FlowAct) => own && isAccepted(caller, type, record, instance, act);
    const nodes = nodesOf(instance.definition, instance.state);
    const returnTargets = nodes.filter((node) => (node.kind === 'userTask' || node.kind === 'startEvent') && visited.has(node.id)
      && accepts({ kind: 'return', taskId: row.id, to: node.id, opinion: null, documentVersion: record.contentVersion }));
    return {
      ...summary, contentVersion: record.contentVersion, flowId: row.flowId,
      may: { decide: own, return: returnTargets.length > 0, transfer: own, addSigner: own, copy: own },
      returnTargets: returnTargets.map((node) => ({ nodeId: node.id, name: node.kind === 'startEvent' ? personOf(row.initiator, caller.staff).name : node.name })),
      opinions: opinionsOf(instance, caller.staff),
    };
  });

  serve(serving, contract.decideTask, async (caller, { params, body }) => {
    const { set } = caller;
    const task = await readTask(set.pool, set, params.id);
    const secondFactor = body.code === undefined ? false : await provesCode(caller, body.code);
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

async function provesCode({ set, actor }: Caller, code: string): Promise<boolean> {
  if (!(await hasSecondFactor(set.pool, set, actor.userId))) return false;
  if (await isCode(set.pool, set, set.installation.secrets, actor.userId, code)) return true;
  throw new Refusal('WrongCode');
}

type TaskView = { row: TaskRow; instance: FlowInstance; record: StoredRecord; summary: z.input<typeof contract.TaskSummary> };

async function view(caller: Caller, row: TaskRow): Promise<TaskView> {
  const { set, actor, staff, language } = caller;
  const type = typeOf(set, row.type);
  const record = await readRecord(set.pool, set, actor, type, row.recordId);
  const instances = await instancesOf(set.pool, set, row.type, row.recordId);
  const instance = instances.find(({ id }) => id === row.instanceId);
  if (!instance) throw new Refusal('NotFound');
  const company = await readSetting(set.pool, set, SETTINGS.company);
  const nodes = new Map(nodesOf(instance.definition, instance.state).map((node) => [node.id, node]));
  const node = nodes.get(row.nodeId);
  const policy = documentTypeSettings(type, await readSetting(set.pool, set, SETTINGS.documentTypes));
  const way = node?.kind === 'userTask' ? requiredWay(withPolicy(instance.definition, type, policy), node, contextFor(type, record, row.initiator, staff).document) : 'reply';
  const holders = instance.state.tasks.filter(({ status }) => status === 'open').map(({ nodeId }) => nodes.get(nodeId)?.name ?? '');
  return {
    row, instance, record,
    summary: {
      id: row.id, type: row.type, typeLabel: labelsOf(set, row.type, language).name, recordId: row.recordId, number: record.number ?? '', title: titleOf(type, record),
      submitter: personOf(row.initiator, staff), nodeName: node?.name ?? [...new Set(holders)].join(', '), openedAt: row.openedAt, dueAt: row.dueAt,
      status: row.status, decidedAt: row.decidedAt, opinion: row.opinion ?? '', way: row.way,
      facts: await factsOf(set.pool, set, actor, type, record, { language, timeZone: company.timeZone, currency: company.currency }),
      requiredWay: way,
    },
  };
}
