import type { FieldCatalogue, FieldSort } from '../../flow/validate.ts';
import type { ColumnField } from '../../model/field.ts';
import { targetOf } from '../../model/fields/index.ts';
import type { CompiledType } from '../../model/compile.ts';
import type { TypeLabels } from '../../model/record.ts';

/** How the fields of a type compare in conditions. */
export function fieldCatalogue(type: CompiledType): FieldCatalogue {
  const sorts = (columns: CompiledType['columns']) => Object.fromEntries([...columns.values()].map(({ key, field }) => [key, sortOf(field)]));
  return { values: sorts(type.columns), lines: Object.fromEntries([...type.lines.values()].map(({ key, columns }) => [key, sorts(columns)])) };
}

/** The fields that a condition may name, with what people call them; sums of detail tables as `sum(lines.amount)`. */
export function conditionFields(type: CompiledType, labels: TypeLabels): { field: string; label: string; kind: string }[] {
  const own = [...type.columns.values()].filter(({ field }) => field.kind !== 'longText' && field.kind !== 'references');
  const sums = [...type.lines.values()].flatMap((lines) => [...lines.columns.values()].filter(({ field }) => sortOf(field) === 'decimal').map(({ key, field }) => ({
    field: `sum(${lines.key}.${key})`, label: `Σ ${labels.fields[lines.key] ?? lines.key} · ${labels.fields[`${lines.key}.${key}`] ?? key}`, kind: field.kind,
  })));
  return [...own.map(({ key, field }) => ({ field: key, label: labels.fields[key] ?? key, kind: field.kind })), ...sums];
}

function sortOf(field: ColumnField): FieldSort {
  switch (field.kind) {
    case 'money':
    case 'decimal':
    case 'integer': return 'decimal';
    case 'date':
    case 'instant': return 'date';
    case 'boolean': return 'boolean';
    case 'reference':
    case 'references': return targetOf(field) === 'user' ? 'users' : 'other';
    case 'text':
    case 'longText':
    case 'choice': return 'text';
  }
}
