import type { CompiledType } from '../../model/compile.ts';
import type { Actor } from '../../model/keys.ts';
import { labelsOf, type AccountSet } from '../account-set.ts';
import type { Connection } from '../database/query.ts';
import { formatValue, type Format } from './format.ts';
import type { StoredRecord } from './read.ts';
import { titlesFor, type Titles } from './titles.ts';

export type FactView = { label: string; value: string; key: string };

/** The few facts an approver decides by, as the type names them; empty ones are left out. */
export async function factsOf(connection: Connection, set: AccountSet, actor: Actor, type: CompiledType, record: StoredRecord, format: Format): Promise<FactView[]> {
  return writeFacts(set, type, record, await titlesFor(connection, set, actor, [{ columns: factColumns(type), values: [record.values] }]), format);
}

/** The fields that the facts are read from. */
export function factColumns(type: CompiledType): CompiledType['columns'] {
  const keys = type.type.flow?.facts ?? [];
  return new Map([...type.columns].filter(([key]) => keys.includes(key)));
}

/** The facts in words, for a caller who has the titles of what they refer to. */
export function writeFacts(set: AccountSet, type: CompiledType, record: StoredRecord, titles: Titles, format: Format): FactView[] {
  const labels = labelsOf(set, type.name, format.language);
  return (type.type.flow?.facts ?? []).flatMap((key) => {
    const column = type.columns.get(key);
    const value = column ? formatValue(column.field, record.values[key] ?? null, key, labels, titles, format) : '';
    return value === '' ? [] : [{ key, label: labels.fields[key] ?? key, value }];
  });
}
