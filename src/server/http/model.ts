import * as contract from '../../contract/model.ts';
import type { z } from 'zod';
import type { CompiledColumn, CompiledType } from '../../model/compile.ts';
import { formulaOf, targetOf } from '../../model/fields/index.ts';
import { keyRing, type Actor } from '../../model/keys.ts';
import type { Action, TypeLabels } from '../../model/record.ts';
import type { FieldValue } from '../../model/value.ts';
import { stateWords } from '../../words/states/state-words.ts';
import type { Staff } from '../accounts/organisation.ts';
import { labelsOf, type AccountSet } from '../account-set.ts';
import { initialValues } from '../records/input.ts';
import { todayIn } from '../time.ts';
import type { Caller } from './context.ts';
import { serve, type Serving } from './serve.ts';

const DOCUMENT_STATES = ['draft', 'pending', 'returned', 'approved', 'rejected', 'withdrawn', 'void'] as const;
const PLAIN_STATES = ['active', 'void'] as const;

export function serveModel(serving: Serving): void {
  serve(serving, contract.readModel, async (caller) => presentModel(caller, await todayIn(caller.set)));
}

/** What the actor may know exists, in his language. Documents are always described: anybody may be asked to sign one. */
function presentModel(caller: Caller, today: string): z.input<typeof contract.Model> {
  const { set, actor, language } = caller;
  const types = [...set.model.types.values()].filter((type) => type.type.flow !== undefined || isReachable(type, 'read', actor)).map((type) => presentType(caller, type, today));
  const used = new Set(types.filter(({ may }) => may.read).map(({ area }) => area));
  return {
    version: `${set.name}/${language}`,
    areas: set.installation.product.areas.filter(({ name }) => used.has(name)).map(({ name, labels }) => ({ name, label: labels[language] })),
    types,
  };
}

function presentType({ set, actor, staff, language }: Caller, type: CompiledType, today: string): z.input<typeof contract.TypeDescription> {
  const initial = initialValues(type.columns, actor, today);
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
    fields: [...type.columns.values()].map((column) => ({ ...presentField(column, labels, column.key), ...presentInitial(column, initial[column.key] ?? null, staff) })),
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

/** A form begins with what the server would fill in; only references to people and departments begin with anything. */
function presentInitial({ field }: CompiledColumn, initial: FieldValue, staff: Staff): { initial?: FieldValue; initialTitle?: string } {
  if (initial === null || (Array.isArray(initial) && initial.length === 0)) return {};
  if (field.kind !== 'reference') return { initial };
  const colleague = field.initial === 'actor' ? staff.colleague(String(initial))?.name : staff.all.find(({ departmentId }) => departmentId === initial)?.departmentName;
  return { initial, initialTitle: colleague ?? '' };
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
