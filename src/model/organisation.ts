import { boolean } from './fields/boolean.ts';
import { choice } from './fields/choice.ts';
import { reference, references } from './fields/reference.ts';
import { text } from './fields/text.ts';
import { LANGUAGES, record, type Access } from './record.ts';

/** Everybody may look colleagues up; only administrators change the organisation. */
const access: Access = {
  everyone: { read: ['all'] },
  administrator: { create: ['all'], update: ['all'], delete: ['all'] },
};

/** A department 「部门」; its leader signs for it, its parent is one level up. */
export const department = record('department', {
  area: 'organisation',
  title: 'name',
  fields: {
    name: text({ required: true, unique: true, search: 'A' }),
    parent: reference('department'),
    leader: reference('user'),
  },
  list: ['name', 'parent', 'leader'],
  form: [{ section: 'basics', fields: ['name', 'parent', 'leader'] }],
  access,
});

/** A position 「岗位」. */
export const position = record('position', {
  area: 'organisation',
  title: 'name',
  fields: { name: text({ required: true, unique: true, search: 'A' }) },
  list: ['name'],
  form: [{ section: 'basics', fields: ['name'] }],
  access,
});

/** A role 「角色」; `key` is the name by which access and flows mean it. */
export const role = record('role', {
  area: 'organisation',
  title: 'name',
  fields: {
    name: text({ required: true, unique: true, search: 'A' }),
    key: text({ required: true, unique: true, maximumLength: 40 }),
  },
  list: ['name', 'key'],
  form: [{ section: 'basics', fields: ['name', 'key'] }],
  access,
});

/** A user 「用户」: a role, a receiving address, a place in the organisation (M3). */
export const user = record('user', {
  area: 'organisation',
  title: 'name',
  fields: {
    name: text({ required: true, search: 'A', maximumLength: 60 }),
    login: text({ required: true, unique: true, search: 'B', maximumLength: 60 }),
    email: text({ required: true, unique: true, format: 'email', search: 'B' }),
    enabled: boolean({ initial: true }),
    roles: references('role'),
    department: reference('department'),
    position: reference('position'),
    supervisor: reference('user'),
    language: choice(LANGUAGES, { required: true, initial: 'zh-CN' }),
  },
  list: ['name', 'login', 'email', 'department', 'position', 'roles', 'enabled'],
  form: [
    { section: 'basics', fields: ['name', 'login', 'email', 'language', 'enabled'] },
    { section: 'organisation', fields: ['department', 'position', 'supervisor', 'roles'] },
  ],
  // A user is no document of his department: no label for it.
  department: '',
  access,
});

/** The types that the server itself stands on: who exists, where he stands and what he may do. */
export const ORGANISATION = [department, position, role, user];

/** The role that may set everything up. */
export const ADMINISTRATOR = 'administrator';
