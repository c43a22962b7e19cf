// A small company and short ways to move a flow through it, for the tests of this room.
import { expect } from 'vitest';
import type { FilterSubject } from '../model/filter.ts';
import { advance } from './advance.ts';
import type { Actor, Evidence, FlowAct, FlowCommand, FlowRefusal } from './commands.ts';
import type { FlowContext } from './context.ts';
import type { FlowDefinition, UserTask } from './definition.ts';
import type { FlowEvent } from './events.ts';
import type { OrganisationData, OrganisationUser } from './organisation.ts';
import { organisationFrom } from './organisation.ts';
import type { SimpleOptions, SimpleStep } from './simple.ts';
import { fromSteps } from './simple.ts';
import type { FlowState, Task, Way } from './state.ts';

/** ann (initiator, sales) – bob leads sales – carl leads the firm; dora and eve share the role `finance`. */
export const company: OrganisationData = {
  version: 1,
  users: [
    person('ann', 'sales'),
    person('bob', 'sales'),
    person('carl', 'firm', ['directors']),
    person('dora', 'money', ['finance']),
    person('eve', 'money', ['finance', 'directors']),
    person('finn', 'money'),
    person('root', 'firm'),
  ],
  departments: [
    { id: 'firm', parentId: null, leaderId: 'carl' },
    { id: 'sales', parentId: 'firm', leaderId: 'bob' },
    { id: 'money', parentId: 'firm', leaderId: 'dora' },
  ],
  groups: [{ id: 'project', memberIds: ['bob', 'finn'] }],
  proxies: [],
  administratorIds: ['root'],
};

export function person(id: string, departmentId: string, roleIds: string[] = []): OrganisationUser {
  return { id, departmentId, positionIds: [], supervisorId: null, enabled: true, roleIds };
}

export type World = {
  definition: FlowDefinition;
  company?: Partial<OrganisationData>;
  document?: Partial<FilterSubject> & { contentVersion?: number };
};

/** A running flow that remembers all its events. */
export class Play {
  readonly definition: FlowDefinition;
  events: FlowEvent[] = [];
  state: FlowState | null = null;
  now = '2026-11-23T01:00:00.000Z';
  contentVersion: number;
  company: OrganisationData;
  subject: FilterSubject;
  #ids = 0;

  constructor(world: World) {
    this.definition = world.definition;
    this.company = { ...company, ...world.company };
    this.contentVersion = world.document?.contentVersion ?? 1;
    this.subject = { values: world.document?.values ?? {}, lines: world.document?.lines ?? {} };
  }

  get context(): FlowContext {
    return {
      document: {
        ...this.subject,
        type: 'order',
        id: '1',
        number: 'XS-1',
        initiator: 'ann',
        contentVersion: this.contentVersion,
      },
      organisation: organisationFrom(this.company),
      calendar: plainCalendar,
      now: this.now,
      newId: () => `id${(this.#ids += 1)}`,
    };
  }

  try(actor: string | Actor, act: FlowAct & { evidence?: Evidence }, way: Way = 'web'): FlowRefusal | null {
    const command: FlowCommand = { ...act, actor: typeof actor === 'string' ? { userId: actor } : actor, way };
    const outcome = advance(this.definition, this.state, command, this.context);
    if (!outcome.ok) return outcome.refusal;
    this.events.push(...outcome.events);
    this.state = outcome.state;
    return null;
  }

  do(actor: string | Actor, act: FlowAct & { evidence?: Evidence }, way: Way = 'web'): this {
    expect(this.try(actor, act, way)).toBeNull();
    return this;
  }

  submit(people?: Record<string, string[]>): this {
    return this.do('ann', { kind: 'submit', flowId: 'F-1', people });
  }

  approve(userId: string): this {
    return this.do(userId, this.decision(userId, 'approve'));
  }

  reject(userId: string): this {
    return this.do(userId, this.decision(userId, 'reject'));
  }

  decision(userId: string, decision: 'approve' | 'reject'): FlowAct {
    const { id } = this.taskOf(userId);
    return { kind: 'decide', taskId: id, decision, opinion: null, documentVersion: this.contentVersion };
  }

  returnTo(userId: string, to: string): FlowAct {
    return { kind: 'return', taskId: this.taskOf(userId).id, to, opinion: null, documentVersion: this.contentVersion };
  }

  /** The open task of somebody, else his latest one. */
  taskOf(userId: string): Task {
    const tasks = this.current.tasks.filter((task) => task.assigneeId === userId);
    const task = tasks.findLast((candidate) => candidate.status === 'open') ?? tasks.at(-1);
    if (!task) throw new Error(`${userId} has no task.`);
    return task;
  }

  get current(): FlowState {
    if (!this.state) throw new Error('Nothing was submitted.');
    return this.state;
  }

  /** Who has to act now, in the order of the tasks. */
  get asked(): string[] {
    return this.current.tasks.filter((task) => task.status === 'open').map((task) => task.assigneeId);
  }

  /** Nodes where the flow stands now. */
  get standing(): string[] {
    return this.current.runs.filter((run) => run.status === 'active').map((run) => run.nodeId);
  }

  kinds(kind: FlowEvent['kind']): FlowEvent[] {
    return this.events.filter((event) => event.kind === kind);
  }
}

/** A flow of steps by people's names; options of the flow and of each step may be given. */
export function steps(
  list: (string | Partial<SimpleStep>)[],
  options: Partial<SimpleOptions> = {},
): FlowDefinition {
  const made = list.map((entry) => step(typeof entry === 'string' ? { assignees: people(entry) } : entry));
  return fromSteps(made, { key: 'order', version: 1, name: '销售订单审批', selfApproval: 'himself', ...options });
}

export function people(...userIds: string[]): UserTask['assignees'] {
  return userIds.flatMap((ids) => ids.split(' ')).map((userId) => ({ kind: 'person', userId }));
}

export function userTask(id: string, next: string, changes: Partial<UserTask> = {}): UserTask {
  const definition = fromSteps([step({})], { key: '', version: 1, name: '' });
  const node = definition.nodes.find((candidate) => candidate.kind === 'userTask');
  if (!node || node.kind !== 'userTask') throw new Error('A list of one step makes one task.');
  return { ...node, id, name: id, next, ...changes };
}

export function graph(nodes: FlowDefinition['nodes'], options: Partial<FlowDefinition> = {}): FlowDefinition {
  return { ...steps([]), ...options, nodes };
}

function step(changes: Partial<SimpleStep>): SimpleStep {
  return { name: '', assignees: people('bob'), need: 'all', order: 'parallel', ...changes };
}

/** Every minute is working time. */
const plainCalendar = {
  addWorkingMinutes: (instant: string, minutes: number) =>
    new Date(Date.parse(instant) + minutes * 60_000).toISOString(),
  workingMinutesBetween: (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 60_000,
};
