import type { Assignee, UserTask } from './definition.ts';
import type { FlowContext } from './context.ts';
import { previousDecision } from './lineage.ts';
import type { Organisation } from './organisation.ts';
import { substituteFor, superiorOf } from './organisation.ts';
import type { FlowState, Run } from './state.ts';

/** Somebody found as approver, with all that led to him. */
export type Approver = { userId: string; reasons: string[] };

/** Those found for a node; `skipped`: the initiator, who by the flow's rule is not asked about his own document. */
export type FoundApprovers = { approvers: Approver[]; skipped: boolean };

type Found = { userId: string; reason: string; named: boolean };

type SelfApproval = 'himself' | 'skip' | 'leader';

/**
 * Who is asked at a node, in the node's order, each once. Somebody named who is disabled is replaced by the
 * first enabled one above him; a disabled member of a role, position, group or department is left out.
 */
export function findApprovers(
  node: UserTask,
  run: Run,
  state: FlowState,
  context: FlowContext,
  selfApproval: SelfApproval,
): FoundApprovers {
  const found = assigneesOf(node, state).flatMap((assignee) => resolve(assignee, node.id, run, state, context));
  const asked = found.flatMap((one) => applySelfApproval(one, state.initiator, selfApproval, context.organisation));
  const enabled = asked.flatMap((one) => replaceDisabled(one, context.organisation));
  const skipped = selfApproval === 'skip' && asked.length < found.length;
  return { approvers: mergeReasons(enabled), skipped };
}

/** Who gets a copy; nobody is replaced. */
export function findRecipients(recipients: Assignee[], run: Run, state: FlowState, context: FlowContext): string[] {
  const found = recipients.flatMap((assignee) => resolve(assignee, run.nodeId, run, state, context));
  const known = found.filter((one) => context.organisation.user(one.userId)?.enabled);
  return mergeReasons(known).map((one) => one.userId);
}

/** People chosen for a node stand in for what the definition says, unless it asks for a choice among others. */
function assigneesOf(node: UserTask, state: FlowState): Assignee[] {
  const asksForChoice = node.assignees.some((assignee) => assignee.kind === 'initiatorChoice');
  return state.overlay.people[node.id] && !asksForChoice ? [{ kind: 'initiatorChoice' }] : node.assignees;
}

function resolve(assignee: Assignee, nodeId: string, run: Run, state: FlowState, context: FlowContext): Found[] {
  const { organisation, document } = context;
  switch (assignee.kind) {
    case 'person':
      return named([assignee.userId], `person:${assignee.userId}`);
    case 'role':
      return members(organisation.usersWithRole(assignee.roleId), `role:${assignee.roleId}`);
    case 'position':
      return members(organisation.usersWithPosition(assignee.positionId), `position:${assignee.positionId}`);
    case 'group':
      return members(organisation.membersOfGroup(assignee.groupId), `group:${assignee.groupId}`);
    case 'department':
      return members(organisation.membersOfDepartment(assignee.departmentId), `department:${assignee.departmentId}`);
    case 'departmentLeader':
      return leaders(organisation, state.initiator, assignee.level, assignee.level);
    case 'leaderOfDepartment':
      return leaderOf(organisation, assignee.departmentId);
    case 'departmentLeaders':
      return leaders(organisation, state.initiator, 1, assignee.upTo);
    case 'superior':
      return superior(assignee, run, state, organisation);
    case 'initiator':
      return named([state.initiator], 'initiator');
    case 'initiatorChoice':
      return named(state.overlay.people[nodeId] ?? [], 'initiatorChoice');
    case 'field':
      return named(userIdsIn(document.values[assignee.field]), `field:${assignee.field}`);
  }
}

function named(userIds: string[], reason: string): Found[] {
  return userIds.map((userId) => ({ userId, reason, named: true }));
}

function members(users: { id: string }[], reason: string): Found[] {
  return users.map((user) => ({ userId: user.id, reason, named: false }));
}

function leaders(organisation: Organisation, userId: string, from: number, upTo: number): Found[] {
  const found: Found[] = [];
  let departmentId = organisation.user(userId)?.departmentId ?? null;
  for (let level = 1; level <= upTo && departmentId !== null; level += 1) {
    const department = organisation.department(departmentId);
    if (level >= from && department?.leaderId) found.push(...named([department.leaderId], `departmentLeader:${level}`));
    departmentId = department?.parentId ?? null;
  }
  return found;
}

function leaderOf(organisation: Organisation, departmentId: string): Found[] {
  const leaderId = organisation.department(departmentId)?.leaderId;
  return leaderId ? named([leaderId], `leaderOfDepartment:${departmentId}`) : [];
}

function superior(
  assignee: Assignee & { kind: 'superior' },
  run: Run,
  state: FlowState,
  organisation: Organisation,
): Found[] {
  const previous = assignee.of === 'previousApprover' ? previousDecision(state, run)?.decidedBy : null;
  let userId: string | undefined = previous ?? state.initiator;
  for (let level = 0; level < assignee.level && userId !== undefined; level += 1) {
    userId = superiorOf(organisation, userId);
  }
  return userId === undefined ? [] : named([userId], `superior:${assignee.level}`);
}

function userIdsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** A node that names the initiator as such (to confirm, to fill in) means him, whatever the rule says. */
function applySelfApproval(
  one: Found,
  initiator: string,
  selfApproval: SelfApproval,
  organisation: Organisation,
): Found[] {
  if (one.userId !== initiator || selfApproval === 'himself' || one.reason === 'initiator') return [one];
  if (selfApproval === 'skip') return [];
  const leader = superiorOf(organisation, initiator);
  return leader === undefined ? [] : [{ userId: leader, reason: `${one.reason}>leader`, named: true }];
}

function replaceDisabled(one: Found, organisation: Organisation): Found[] {
  if (organisation.user(one.userId)?.enabled) return [one];
  if (!one.named) return [];
  const substitute = substituteFor(organisation, one.userId);
  return substitute === undefined ? [] : [{ userId: substitute, reason: `${one.reason}>substitute`, named: true }];
}

function mergeReasons(found: Found[]): Approver[] {
  const approvers = new Map<string, Approver>();
  for (const one of found) {
    const known = approvers.get(one.userId);
    if (!known) approvers.set(one.userId, { userId: one.userId, reasons: [one.reason] });
    else if (!known.reasons.includes(one.reason)) known.reasons.push(one.reason);
  }
  return [...approvers.values()];
}
