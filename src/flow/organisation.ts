/** Who is who in one account set at one version: an immutable snapshot with synchronous look-ups. */
export type Organisation = {
  version: number;
  user(id: string): OrganisationUser | undefined;
  department(id: string): Department | undefined;
  usersWithRole(roleId: string): OrganisationUser[];
  usersWithPosition(positionId: string): OrganisationUser[];
  membersOfDepartment(departmentId: string): OrganisationUser[];
  membersOfGroup(groupId: string): OrganisationUser[];
  /** The standing proxy 「代理」 of a user for a type of document at an instant. */
  proxyFor(userId: string, documentType: string, at: string): string | undefined;
  administratorIds: readonly string[];
};

export type OrganisationUser = {
  id: string;
  departmentId: string | null;
  positionIds: string[];
  supervisorId: string | null;
  enabled: boolean;
  roleIds: string[];
};

export type Department = { id: string; parentId: string | null; leaderId: string | null };

/** `documentTypes` null: all of them. Valid from `from` up to, not including, `until`. */
export type StandingProxy = {
  ownerId: string;
  proxyId: string;
  documentTypes: string[] | null;
  from: string;
  until: string;
};

export type OrganisationData = {
  version: number;
  users: OrganisationUser[];
  departments: Department[];
  groups: { id: string; memberIds: string[] }[];
  proxies: StandingProxy[];
  administratorIds: string[];
};

/** Builds the look-ups from plain rows; lists keep the order of `data.users`. */
export function organisationFrom(data: OrganisationData): Organisation {
  const users = new Map(data.users.map((user) => [user.id, user]));
  const departments = new Map(data.departments.map((department) => [department.id, department]));
  const byRole = groupUsers(data.users, (user) => user.roleIds);
  const byPosition = groupUsers(data.users, (user) => user.positionIds);
  const byDepartment = groupUsers(data.users, (user) => (user.departmentId === null ? [] : [user.departmentId]));
  const groups = new Map(data.groups.map((group) => [group.id, new Set(group.memberIds)]));
  const proxies = Map.groupBy(data.proxies, (proxy) => proxy.ownerId);
  return {
    version: data.version,
    administratorIds: data.administratorIds,
    user: (id) => users.get(id),
    department: (id) => departments.get(id),
    usersWithRole: (id) => byRole.get(id) ?? [],
    usersWithPosition: (id) => byPosition.get(id) ?? [],
    membersOfDepartment: (id) => byDepartment.get(id) ?? [],
    membersOfGroup: (id) => data.users.filter((user) => groups.get(id)?.has(user.id)),
    proxyFor: (userId, documentType, at) =>
      proxies.get(userId)?.find((proxy) => covers(proxy, documentType, Date.parse(at)))?.proxyId,
  };
}

/**
 * The one above somebody: his supervisor, else the leader of his department, else of the departments above.
 * Undefined at the top.
 */
export function superiorOf(organisation: Organisation, userId: string): string | undefined {
  const user = organisation.user(userId);
  if (user?.supervisorId && user.supervisorId !== userId) return user.supervisorId;
  const seen = new Set<string>();
  let current = user?.departmentId ?? null;
  while (current !== null && !seen.has(current)) {
    seen.add(current);
    const department = organisation.department(current);
    if (department?.leaderId && department.leaderId !== userId) return department.leaderId;
    current = department?.parentId ?? null;
  }
  return undefined;
}

/** The first enabled one above somebody, else the first enabled administrator; `barredId` is passed over. */
export function substituteFor(organisation: Organisation, userId: string, barredId?: string): string | undefined {
  const seen = new Set([userId]);
  let superior = superiorOf(organisation, userId);
  while (superior !== undefined && !seen.has(superior)) {
    if (superior !== barredId && organisation.user(superior)?.enabled) return superior;
    seen.add(superior);
    superior = superiorOf(organisation, superior);
  }
  return firstAdministrator(organisation);
}

/** The enabled administrator who stands for "the administrator" in a flow's policies. */
export function firstAdministrator(organisation: Organisation): string | undefined {
  return organisation.administratorIds.find((id) => organisation.user(id)?.enabled);
}

function groupUsers(
  users: OrganisationUser[],
  keysOf: (user: OrganisationUser) => string[],
): Map<string, OrganisationUser[]> {
  const groups = new Map<string, OrganisationUser[]>();
  for (const user of users) {
    for (const key of keysOf(user)) {
      const group = groups.get(key);
      if (group) group.push(user);
      else groups.set(key, [user]);
    }
  }
  return groups;
}

function covers(proxy: StandingProxy, documentType: string, instant: number): boolean {
  const inTime = Date.parse(proxy.from) <= instant && instant < Date.parse(proxy.until);
  return inTime && (proxy.documentTypes === null || proxy.documentTypes.includes(documentType));
}
