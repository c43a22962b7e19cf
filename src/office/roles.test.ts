import { expect, test } from 'vitest';
import { ADMINISTRATOR } from '../model/organisation.ts';
import { LANGUAGES } from '../model/record.ts';
import { demoCompany } from './demo.ts';
import { office } from './index.ts';
import { roles } from './roles.ts';

const keys = roles.map(({ key }) => key);

test('the roles are those that rights and approval steps name, and no others', () => {
  const named = office.types.flatMap(({ type }) => [
    ...Object.keys(type.access),
    ...(type.flow?.steps ?? []).flatMap(({ assignee }) => ('role' in assignee ? assignee.role : [])),
  ]);
  expect(new Set(keys)).toEqual(new Set([...named.filter((role) => role !== 'everyone'), ADMINISTRATOR]));
});

test.each(LANGUAGES)('in %s each has a name of its own', (language) => {
  expect(new Set(roles.map(({ labels }) => labels[language])).size).toBe(roles.length);
});

test('the demo company calls them the same', () => {
  const demo = demoCompany('2026-11-22').records.filter(({ type }) => type === 'role').map(({ values }) => [values['key'], values['name']]);
  expect(demo).toEqual(roles.map(({ key, labels }) => [key, labels['zh-CN']]));
});
