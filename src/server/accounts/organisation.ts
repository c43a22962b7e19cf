import { ADMINISTRATOR } from '../../model/organisation.ts';
import { organisationFrom, type Organisation } from '../../flow/organisation.ts';
import type { Actor } from '../../model/keys.ts';
import type { Language } from '../../model/record.ts';
import { tableOf, type AccountSet } from '../account-set.ts';
import { first, rows, run, sql, type Connection } from '../database/query.ts';

/** A user as the server knows him, beside what flows know. */
export type Colleague = {
  id: string; name: string; login: string; email: string; enabled: boolean; language: Language;
  departmentId: string | null; supervisorId: string | null; positionIds: string[]; roleIds: string[]; roles: string[]; positionName: string | null; departmentName: string | null;
};
/** Who is who in one account set at one version: never changed, replaced as a whole. */
export type Staff = {
  organisation: Organisation;
  colleague(id: string): Colleague | undefined;
  byLogin(login: string): Colleague | undefined;
  byAddress(address: string): Colleague | undefined;
  all: readonly Colleague[];
  roleIdOf(key: string): string | undefined;
  actor(userId: string): Actor | undefined;
};

const VERSION_KEY = 'organisation';
const cached = new Map<string, { version: string; staff: Staff }>();

/** The newest snapshot; one short query when it is still the one in memory. */
export async function readStaff(connection: Connection, set: AccountSet): Promise<Staff> {
  return staffAt(connection, set, await organisationVersion(connection, set));
}

/** The snapshot of a version that was just read, for callers whose own query brought it along. */
export async function staffAt(connection: Connection, set: AccountSet, version: string): Promise<Staff> {
  const key = `${set.pool.options.host ?? ''}/${set.pool.options.database ?? ''}/${set.name}`;
  const known = cached.get(key);
  if (known?.version === version) return known.staff;
  const staff = await load(connection, set, version);
  cached.set(key, { version, staff });
  return staff;
}

export async function organisationVersion(connection: Connection, set: AccountSet): Promise<string> {
  const counter = await first<{ value: string }>(connection, sql`select value from ${tableOf(set, 'counter')} where key = ${VERSION_KEY}`);
  return counter?.value ?? '0';
}

/** SQL that gives the version, to be put into another query. */
export const organisationVersionSql = (set: AccountSet) =>
  sql<string>`coalesce((select value from ${tableOf(set, 'counter')} where key = ${VERSION_KEY}), 0)::text`;

/** Called in the transaction that changes a user, department, position or role: every snapshot older than this is stale. */
export async function organisationChanged(connection: Connection, set: AccountSet): Promise<void> {
  await run(connection, sql`insert into ${tableOf(set, 'counter')} as c (key, value) values (${VERSION_KEY}, 1)
    on conflict (key) do update set value = c.value + 1`);
}

type UserRow = {
  id: string; name: string; login: string; email: string; enabled: boolean | null; language: Language; department: string | null;
  supervisor: string | null; position: string | null; roles: string[]; position_name: string | null; department_name: string | null;
};

async function load(connection: Connection, set: AccountSet, version: string): Promise<Staff> {
  const users = await rows<UserRow>(connection, sql`
    select u.id, u.name, u.login, u.email, u.enabled, u.language, u.department, u.supervisor, u.position, u.roles,
      p.name as position_name, d.name as department_name
    from ${tableOf(set, 'user')} u
    left join ${tableOf(set, 'position')} p on p.id = u.position
    left join ${tableOf(set, 'department')} d on d.id = u.department
    where u.deleted_at is null order by u.id`);
  const departments = await rows<{ id: string; parent: string | null; leader: string | null }>(connection, sql`
    select id, parent, leader from ${tableOf(set, 'department')} where deleted_at is null`);
  const roles = await rows<{ id: string; key: string }>(connection, sql`select id, key from ${tableOf(set, 'role')} where deleted_at is null`);
  const roleKeys = new Map(roles.map((role) => [role.id, role.key]));
  const colleagues = users.map((row): Colleague => ({
    id: row.id, name: row.name, login: row.login, email: row.email, enabled: row.enabled !== false, language: row.language,
    departmentId: row.department, supervisorId: row.supervisor, positionIds: row.position === null ? [] : [row.position], roleIds: row.roles,
    roles: row.roles.flatMap((id) => roleKeys.get(id) ?? []), positionName: row.position_name, departmentName: row.department_name,
  }));
  return assemble(Number(version), colleagues, departments, roles);
}

function assemble(version: number, colleagues: readonly Colleague[], departments: readonly { id: string; parent: string | null; leader: string | null }[], roles: readonly { id: string; key: string }[]): Staff {
  const byId = new Map(colleagues.map((colleague) => [colleague.id, colleague]));
  const byLogin = new Map(colleagues.map((colleague) => [colleague.login.toLowerCase(), colleague]));
  const byAddress = new Map(colleagues.map((colleague) => [colleague.email.toLowerCase(), colleague]));
  const below = departmentsBelow(departments);
  return {
    organisation: organisationFrom({
      version,
      users: [...colleagues],
      departments: departments.map(({ id, parent, leader }) => ({ id, parentId: parent, leaderId: leader })),
      groups: [],
      proxies: [],
      administratorIds: colleagues.filter((colleague) => colleague.roles.includes(ADMINISTRATOR)).map(({ id }) => id),
    }),
    all: colleagues,
    colleague: (id) => byId.get(id),
    byLogin: (login) => byLogin.get(login.toLowerCase()),
    byAddress: (address) => byAddress.get(address.toLowerCase()),
    roleIdOf: (key) => roles.find((role) => role.key === key)?.id,
    actor(userId) {
      const colleague = byId.get(userId);
      if (!colleague?.enabled) return undefined;
      return {
        kind: 'user', userId, roles: colleague.roles, departmentId: colleague.departmentId,
        departmentsBelow: colleague.departmentId === null ? [] : below(colleague.departmentId),
        administrator: colleague.roles.includes(ADMINISTRATOR),
      };
    },
  };
}

function departmentsBelow(departments: readonly { id: string; parent: string | null }[]): (top: string) => string[] {
  const children = Map.groupBy(departments, ({ parent }) => parent);
  return (top) => {
    const found = new Set([top]);
    for (const id of found) for (const child of children.get(id) ?? []) found.add(child.id);
    return [...found];
  };
}

/** The system itself: it may do everything and is nobody. */
export const SYSTEM: Actor = { kind: 'system', userId: '0', roles: [], departmentId: null, departmentsBelow: [], administrator: true };
