import type { CompiledType } from '../../model/compile.ts';
import type { Actor } from '../../model/keys.ts';
import { labelsOf, type AccountSet } from '../account-set.ts';
import type { Connection } from '../database/query.ts';
import { formatValue, type Format } from './format.ts';
import type { StoredRecord } from './read.ts';
import { titlesFor } from './titles.ts';

export type FactView = { label: string; value: string; key: string };

/** The few facts an approver decides by, as the type names them; empty ones are left out. */
export async function factsOf(connection: Connection, set: AccountSet, actor: Actor, type: CompiledType, record: StoredRecord, format: Format): Promise<FactView[]> {
  const labels = labelsOf(set, type.name, format.language);
  const keys = type.type.flow?.facts ?? [];
  const columns = new Map([...type.columns].filter(([key]) => keys.includes(key)));
  const titles = await titlesFor(connection, set, actor, [{ columns, values: [record.values] }]);
  return keys.flatMap((key) => {
    const column = columns.get(key);
    const value = column ? formatValue(column.field, record.values[key] ?? null, key, labels, titles, format) : '';
    return value === '' ? [] : [{ key, label: labels.fields[key] ?? key, value }];
  });
}
