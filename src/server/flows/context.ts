import { randomUUID } from 'node:crypto';
import type { FlowContext } from '../../flow/context.ts';
import type { CompiledType } from '../../model/compile.ts';
import type { Staff } from '../accounts/organisation.ts';
import type { StoredRecord } from '../records/read.ts';
import { calendarOf } from './calendar.ts';

/** The world as the flow engine gets to know it. */
export function contextFor(type: CompiledType, record: StoredRecord, initiator: string, staff: Staff): FlowContext {
  return {
    document: {
      type: type.name,
      id: record.id,
      number: record.number ?? '',
      initiator,
      contentVersion: record.contentVersion,
      values: record.values,
      lines: Object.fromEntries(Object.entries(record.lines).map(([key, lines]) => [key, lines.map((line) => line.values)])),
    },
    organisation: staff.organisation,
    calendar: calendarOf(),
    now: new Date().toISOString(),
    newId: randomUUID,
  };
}
