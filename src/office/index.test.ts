import { expect, test } from 'vitest';
import { compile } from '../model/compile.ts';
import { ORGANISATION } from '../model/organisation.ts';
import { LANGUAGES, type RecordType, type TypeLabels } from '../model/record.ts';
import type { ColumnField } from '../model/field.ts';
import { demoCompany } from './demo.ts';
import { office } from './index.ts';

const types = office.types.map(({ type }) => type);

test('the built-in types hold together, the organisation among them', () => {
  const model = compile(types);
  for (const { name } of ORGANISATION) expect(model.types.has(name), name).toBe(true);
});

test('every area has a type and every type an area', () => {
  expect(new Set(types.map((type) => type.area))).toEqual(new Set(office.areas.map((area) => area.name)));
});

test.each(types)('the steps of $name ask roles that exist and look at numbers that exist', (type) => {
  const roles = demoCompany('2026-11-22').records.filter((record) => record.type === 'role').map((record) => record.values['key']);
  for (const role of Object.keys(type.access)) expect([...roles, 'everyone']).toContain(role);
  for (const { assignee, condition } of type.flow?.steps ?? []) {
    if ('role' in assignee) expect(roles).toContain(assignee.role);
    if (condition) expect(['decimal', 'money', 'integer']).toContain(type.fields[condition.field]?.kind);
  }
});

const languagesOfTypes = office.types.flatMap(({ type, labels }) => LANGUAGES.map((language) => ({ name: type.name, language, type, labels: labels[language] })));

test.each(languagesOfTypes)('$name is called something in $language, all of it and nothing else', ({ type, labels }) => {
  expect(keysOf(labels)).toEqual(keysNeeded(type));
  expect(wordsOf(labels).filter((word) => word.trim() !== word || word === '')).toEqual([]);
});

test.each(languagesOfTypes)('the choices and columns of $name in $language can be told apart', ({ labels }) => {
  for (const choices of Object.values(labels.choices ?? {})) expect(new Set(Object.values(choices)).size).toBe(Object.keys(choices).length);
  const columns = Object.entries(labels.fields);
  const own = columns.filter(([key]) => !key.includes('.')).map(([, word]) => word);
  expect(new Set(own).size).toBe(own.length);
});

test.each(['zh-TW', 'zh-CN'] as const)('%s is written in its own script', (language) => {
  const words = [
    ...office.areas.map((area) => area.labels[language]),
    ...office.types.flatMap(({ labels }) => wordsOf({ ...labels[language], choices: { ...labels[language].choices, language: {} } })),
  ].join('');
  expect(words).not.toMatch(language === 'zh-TW' ? /[单审销订户业务员联系备规号产经总财组织员请类]/u : /[單審銷訂戶業務員聯備規號產經總財組織請類]/u);
});

function keysOf(labels: TypeLabels): string[] {
  return [
    ...Object.keys(labels.fields).map((key) => `field ${key}`),
    ...Object.entries(labels.choices ?? {}).flatMap(([field, choices]) => Object.keys(choices).map((choice) => `choice ${field} ${choice}`)),
    ...Object.keys(labels.sections ?? {}).map((key) => `section ${key}`),
    ...(labels.flow === undefined ? [] : ['flow']),
    ...Object.keys(labels.nodes ?? {}).map((key) => `node ${key}`),
  ].sort();
}

function keysNeeded(type: RecordType): string[] {
  const fields = Object.entries(type.fields).flatMap(([key, field]) => [
    `field ${key}`,
    ...(field.kind === 'lines'
      ? Object.entries(field.fields).flatMap(([column, inner]) => [`field ${key}.${column}`, ...choicesOf(`${key}.${column}`, inner)])
      : choicesOf(key, field)),
  ]);
  const sections = new Set(type.form.map(({ section }) => `section ${section}`));
  const nodes = (type.flow?.steps ?? []).map(({ key }) => `node ${key}`);
  return [...fields, ...sections, ...(type.flow ? ['flow'] : []), ...nodes].sort();
}

function choicesOf(key: string, field: ColumnField): string[] {
  return field.kind === 'choice' ? field.choices.map((choice) => `choice ${key} ${choice}`) : [];
}

function wordsOf(labels: TypeLabels): string[] {
  return [
    labels.name, ...Object.values(labels.fields), ...Object.values(labels.choices ?? {}).flatMap((choices) => Object.values(choices)),
    ...Object.values(labels.sections ?? {}), ...(labels.flow === undefined ? [] : [labels.flow]), ...Object.values(labels.nodes ?? {}),
  ];
}
