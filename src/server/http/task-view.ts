import type { z } from 'zod';
import type { TaskSummary } from '../../contract/tasks.ts';
import { nodesOf } from '../../flow/graph.ts';
import { requiredWay } from '../../flow/policy.ts';
import { readSetting, SETTINGS, type SettingValue } from '../accounts/settings.ts';
import { labelsOf, typeOf } from '../account-set.ts';
import { contextFor } from '../flows/context.ts';
import { documentTypeSettings, withPolicy } from '../flows/definitions.ts';
import { instancesById, type FlowInstance } from '../flows/instances.ts';
import { personOf } from '../flows/progress.ts';
import type { TaskRow } from '../flows/tasks.ts';
import { factColumns, writeFacts } from '../records/facts.ts';
import type { Format } from '../records/format.ts';
import { readRecords, type StoredRecord } from '../records/read.ts';
import { titlesFor, type Titles } from '../records/titles.ts';
import type { Caller } from './context.ts';
import { titleOf } from './record-view.ts';

export type TaskView = { row: TaskRow; instance: FlowInstance; record: StoredRecord; summary: z.input<typeof TaskSummary> };

/**
 * Tasks as lists and pages show them, in their order; one on a record that the caller may no longer read is left out.
 * The number of queries depends on the types among them, not on how many there are.
 */
export async function viewTasks(caller: Caller, tasks: readonly TaskRow[]): Promise<TaskView[]> {
  const { set, language } = caller;
  if (tasks.length === 0) return [];
  const { timeZone, currency } = await readSetting(set.pool, set, SETTINGS.company);
  const documentTypes = await readSetting(set.pool, set, SETTINGS.documentTypes);
  const instances = await instancesById(set.pool, set, [...new Set(tasks.map(({ instanceId }) => instanceId))]);
  const documents = await readDocuments(caller, tasks);
  return tasks.flatMap((row) => {
    const instance = instances.get(row.instanceId);
    const documentsOfType = documents.get(row.type);
    const record = documentsOfType?.records.get(row.recordId);
    if (!instance || !documentsOfType || !record) return [];
    return [{ row, instance, record, summary: summarise(caller, row, instance, record, documentsOfType.titles, documentTypes, { language, timeZone, currency }) }];
  });
}

type Documents = { records: ReadonlyMap<string, StoredRecord>; titles: Titles };

async function readDocuments({ set, actor }: Caller, tasks: readonly TaskRow[]): Promise<Map<string, Documents>> {
  const documents = new Map<string, Documents>();
  for (const [name, ofType] of Map.groupBy(tasks, ({ type }) => type)) {
    const type = typeOf(set, name);
    const records = await readRecords(set.pool, set, actor, type, [...new Set(ofType.map(({ recordId }) => recordId))]);
    const titles = await titlesFor(set.pool, set, actor, [{ columns: factColumns(type), values: [...records.values()].map(({ values }) => values) }]);
    documents.set(name, { records, titles });
  }
  return documents;
}

function summarise(
  { set, staff, language }: Caller, row: TaskRow, instance: FlowInstance, record: StoredRecord, titles: Titles,
  documentTypes: SettingValue<typeof SETTINGS.documentTypes>, format: Format,
): z.input<typeof TaskSummary> {
  const type = typeOf(set, row.type);
  const nodes = new Map(nodesOf(instance.definition, instance.state).map((node) => [node.id, node]));
  const node = nodes.get(row.nodeId);
  const definition = withPolicy(instance.definition, type, documentTypeSettings(type, documentTypes));
  const holders = instance.state.tasks.filter(({ status }) => status === 'open').map(({ nodeId }) => nodes.get(nodeId)?.name ?? '');
  return {
    id: row.id, type: row.type, typeLabel: labelsOf(set, row.type, language).name, recordId: row.recordId, number: record.number ?? '', title: titleOf(type, record),
    submitter: personOf(row.initiator, staff), nodeName: node?.name ?? [...new Set(holders)].join(', '), openedAt: row.openedAt, dueAt: row.dueAt,
    status: row.status, decidedAt: row.decidedAt, opinion: row.opinion ?? '', way: row.way,
    facts: writeFacts(set, type, record, titles, format),
    requiredWay: node?.kind === 'userTask' ? requiredWay(definition, node, contextFor(type, record, row.initiator, staff).document) : 'reply',
  };
}
