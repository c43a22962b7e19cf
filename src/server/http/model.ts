import * as contract from '../../contract/model.ts';
import type { z } from 'zod';
import type { CompiledColumn, CompiledType } from '../../model/compile.ts';
import { formulaOf, targetOf } from '../../model/fields/index.ts';
import { keyRing, type Actor } from '../../model/keys.ts';
import type { Action, Language, TypeLabels } from '../../model/record.ts';
import { stateWords } from '../../words/states/state-words.ts';
import { labelsOf, type AccountSet } from '../account-set.ts';
import { serve, type Serving } from './serve.ts';

const DOCUMENT_STATES = ['draft', 'pending', 'returned', 'approved', 'rejected', 'withdrawn', 'void'] as const;
const PLAIN_STATES = ['active', 'void'] as const;

export function serveModel(serving: Serving): void {
  serve(serving, contract.readModel, async ({ set, actor, language }) => presentModel(set, actor, language));
}

/** What the actor may know exists, in his language. Documents are always described: anybody may be asked to sign one. */
export function presentModel(set: AccountSet, actor: Actor, language: Language): z.input<typeof contract.Model> {
  const types = [...set.model.types.values()].filter((type) => type.type.flow !== undefined || isReachable(type, 'read', actor)).map((type) => presentType(set, type, actor, language));
  const used = new Set(types.filter(({ may }) => may.read).map(({ area }) => area));
  return {
    version: `${set.name}/${language}`,
    areas: set.installation.product.areas.filter(({ name }) => used.has(name)).map(({ name, labels }) => ({ name, label: labels[language] })),
    types,
  };
}

function presentType(set: AccountSet, type: CompiledType, actor: Actor, language: Language): z.input<typeof contract.TypeDescription> {
  const labels = labelsOf(set, type.name, language);
  const related = type.related.filter((place) => isReachableByName(set, place.type, actor));
  return {
    name: type.name,
    label: labels.name,
    area: type.type.area,
    title: type.type.title,
    numbered: type.type.numbering !== undefined,
    flow: type.type.flow !== undefined,
    states: (type.type.flow ? DOCUMENT_STATES : PLAIN_STATES).map((value) => ({ value, label: stateWords[language][value] })),
    fields: [...type.columns.values()].map((column) => presentField(column, labels, column.key)),
    lines: [...type.lines.values()].map(({ key, field, columns }) => ({
      key, label: labels.fields[key] ?? key, required: field.required ?? false, maximumRows: field.maximumRows,
      fields: [...columns.values()].map((column) => presentField(column, labels, `${key}.${column.key}`)),
    })),
    list: [...type.type.list],
    form: type.type.form.map(({ section, fields }) => ({ section, label: labels.sections?.[section] ?? section, fields: [...fields] })),
    related: related.map((place) => ({ type: place.type, field: place.field, label: labelsOf(set, place.type, language).name })),
    may: { read: isReachable(type, 'read', actor), create: isReachable(type, 'create', actor) },
  };
}

function presentField({ key, field }: CompiledColumn, labels: TypeLabels, place: string): z.input<typeof contract.FieldDescription> {
  const formula = formulaOf(field);
  return {
    key, kind: field.kind, label: labels.fields[place] ?? key, required: field.required ?? false, readOnly: (field.readOnly ?? false) || formula !== undefined,
    ...(field.kind === 'text' || field.kind === 'longText' ? { maximumLength: field.maximumLength } : {}),
    ...(field.kind === 'decimal' || field.kind === 'money' ? { scale: field.scale } : {}),
    ...(field.kind === 'choice' ? { choices: field.choices.map((value) => ({ value, label: labels.choices?.[place]?.[value] ?? value })) } : {}),
    ...(targetOf(field) === undefined ? {} : { target: targetOf(field) }),
    ...(formula === undefined ? {} : { formula }),
  };
}

function isReachable(type: CompiledType, action: Action, actor: Actor): boolean {
  const ring = keyRing(type, action, actor);
  if (ring === 'all') return true;
  // The key of a task holder opens single records, not the type's menu entry.
  return ring.some((key) => !key.startsWith('t'));
}

function isReachableByName(set: AccountSet, name: string, actor: Actor): boolean {
  const type = set.model.types.get(name);
  return type !== undefined && isReachable(type, 'read', actor);
}
