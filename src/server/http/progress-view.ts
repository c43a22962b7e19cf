import type { z } from 'zod';
import type { Progress } from '../../contract/records.ts';
import type { CompiledType } from '../../model/compile.ts';
import { documentState } from '../../flow/state.ts';
import { readSetting, SETTINGS } from '../accounts/settings.ts';
import { contextFor } from '../flows/context.ts';
import { flowName } from '../flows/flow-name.ts';
import { eventsOf, instancesOf } from '../flows/instances.ts';
import { progressNodes } from '../flows/progress.ts';
import { readHistory } from '../records/history.ts';
import { readRecord } from '../records/read.ts';
import { mailOf } from '../mailbox/archive.ts';
import type { Caller } from './context.ts';
import { eventEntries, historyEntries, mailEntries, type LogWriter } from './log-view.ts';
import { titlesOfChanges } from './change-view.ts';

/** 「审批或变更记录」: where each flow stands, and the log of every act and change, newest first. */
export async function viewProgress(caller: Caller, type: CompiledType, id: string): Promise<z.input<typeof Progress>> {
  const { set, actor, staff, language } = caller;
  const record = await readRecord(set.pool, set, actor, type, id);
  const instances = await instancesOf(set.pool, set, type.name, id);
  const history = await readHistory(set.pool, set, type, id);
  const { timeZone, currency } = await readSetting(set.pool, set, SETTINGS.company);
  const mails = await mailOf(set.pool, set, type.name, id);
  const writer: LogWriter = { set, type, staff, language, format: { language, timeZone, currency }, titles: await titlesOfChanges(caller, type, history), mails };
  const events = await Promise.all(instances.map(async (instance) => eventEntries(writer, instance, await eventsOf(set.pool, set, instance.id))));
  const log = [...events.flat(), ...historyEntries(writer, history), ...mailEntries(writer)];
  return {
    instances: instances.map((instance, index) => ({
      instanceId: instance.id, flowId: instance.flowId, flowName: flowName(set.installation.product.labels.get(type.name), instance.definition.name, language), status: documentState(instance.state),
      startedAt: instance.state.submittedAt, endedAt: instance.state.endedAt,
      nodes: progressNodes(instance, index === 0 && instance.state.status === 'running' ? contextFor(type, record, instance.state.initiator, staff) : null, staff),
    })),
    log: log.map((entry, index) => ({ entry, index })).sort((left, right) => right.entry.at.localeCompare(left.entry.at) || right.index - left.index).map(({ entry }) => entry),
  };
}
