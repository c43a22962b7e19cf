import type { FieldDescription, TypeDescription } from '../../../contract/model.ts';
import { isNumeric } from '../../fields/FieldView.tsx';
import type { ScreenWords } from '../../../words/screens/zh-CN.ts';

/** A column of a list: a field of the type, or one of the columns that every record has. */
export type Column = { key: string; label: string; field: FieldDescription | undefined; numeric: boolean; sortable: boolean };

const unsortable = new Set<FieldDescription['kind']>(['reference', 'references', 'longText', 'boolean']);

export function columnsOf(type: TypeDescription, words: ScreenWords['list']): Column[] {
  const system: Record<string, string> = { number: words.number, state: words.state, createdAt: words.createdAt, updatedAt: words.updatedAt };
  return type.list.flatMap((key): Column[] => {
    const field = type.fields.find((candidate) => candidate.key === key);
    if (field) return [{ key, label: field.label, field, numeric: isNumeric(field), sortable: !unsortable.has(field.kind) }];
    const label = system[key];
    return label === undefined ? [] : [{ key, label, field: undefined, numeric: false, sortable: key !== 'state' }];
  });
}
