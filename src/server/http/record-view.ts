import type { z } from 'zod';
import type { OfficeRecord } from '../../contract/records.ts';
import { advance } from '../../flow/advance.ts';
import type { FlowAct } from '../../flow/commands.ts';
import { documentState } from '../../flow/state.ts';
import { formulaOf } from '../../model/fields/index.ts';
import type { CompiledType } from '../../model/compile.ts';
import { contextFor } from '../flows/context.ts';
import { instancesOf, type FlowInstance } from '../flows/instances.ts';
import { personOf } from '../flows/progress.ts';
import { may, readRecord, type StoredRecord } from '../records/read.ts';
import { titlesFor } from '../records/titles.ts';
import { CLOSED_STATES } from '../records/write.ts';
import type { Caller } from './context.ts';

/** One record as the caller may see it, with what he may do to it now. */
export async function viewRecord(caller: Caller, type: CompiledType, id: string): Promise<z.input<typeof OfficeRecord>> {
  const { set, actor, staff } = caller;
  const record = await readRecord(set.pool, set, actor, type, id);
  const titles = await titlesFor(set.pool, set, actor, [
    { columns: type.columns, values: [record.values] },
    ...[...type.lines.values()].map(({ key, columns }) => ({ columns, values: (record.lines[key] ?? []).map(({ values }) => values) })),
  ]);
  const [instance] = type.type.flow ? await instancesOf(set.pool, set, type.name, id, 1) : [];
  const isOpen = record.heldBy === null && !CLOSED_STATES.has(record.state);
  const mayUpdate = isOpen && may(type, actor, 'update', record);
  return {
    id: record.id, number: record.number, state: record.state, createdAt: record.createdAt, updatedAt: record.updatedAt,
    contentVersion: record.contentVersion, rowVersion: record.rowVersion,
    title: titleOf(type, record), values: record.values, titles,
    lines: Object.fromEntries(Object.entries(record.lines).map(([key, lines]) => [key, lines.map((line) => ({ id: line.id ?? '0', values: line.values }))])),
    createdBy: record.createdBy === null ? null : personOf(record.createdBy, staff),
    may: {
      update: mayUpdate,
      delete: isOpen && may(type, actor, 'delete', record),
      submit: isOpen && type.type.flow !== undefined && may(type, actor, 'submit', record) && (instance?.state.status !== 'returned' || instance.state.initiator === actor.userId),
      withdraw: instance !== undefined && record.state !== 'void' && isAccepted(caller, type, record, instance, { kind: 'withdraw', reason: null }),
      urge: instance !== undefined && isAccepted(caller, type, record, instance, { kind: 'urge', comment: null }),
    },
    editable: mayUpdate ? [...editableKeys(type)] : [],
    flow: instance ? viewFlow(caller, instance) : null,
  };
}

/** Asks the engine itself whether it would carry an act out, so that the rule stands in one place. */
export function isAccepted(caller: Caller, type: CompiledType, record: StoredRecord, instance: FlowInstance, act: FlowAct): boolean {
  const context = contextFor(type, record, instance.state.initiator, caller.staff);
  return advance(instance.definition, instance.state, { ...act, actor: { userId: caller.actor.userId }, way: caller.way }, context).ok;
}

export function titleOf(type: CompiledType, record: Pick<StoredRecord, 'values' | 'number'>): string {
  const title = type.type.title === 'number' ? record.number : record.values[type.type.title];
  return typeof title === 'string' ? title : (record.number ?? '');
}

function editableKeys(type: CompiledType): string[] {
  const columns = [...type.columns.values()].filter(({ field }) => !field.readOnly && formulaOf(field) === undefined).map(({ key }) => key);
  return [...columns, ...type.lines.keys()];
}

function viewFlow(caller: Caller, { id, flowId, state }: FlowInstance) {
  const open = state.tasks.filter((task) => task.status === 'open');
  return {
    instanceId: id, flowId, status: documentState(state),
    holders: [...new Set(open.map(({ assigneeId }) => assigneeId))].map((userId) => personOf(userId, caller.staff)),
    taskId: open.find(({ assigneeId }) => assigneeId === caller.actor.userId)?.id ?? null,
  };
}
