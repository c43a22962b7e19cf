import type { Filter } from '../model/filter.ts';
import type { Assignee, FlowDefinition, FlowNode, UserTask } from './definition.ts';

/** One step of the administrator's ordered list. `condition`: the step is left out unless it holds. */
export type SimpleStep = Pick<UserTask, 'name' | 'assignees' | 'need' | 'order'> &
  Partial<
    Pick<
      UserTask,
      'failWhen' | 'onReject' | 'onEmpty' | 'resubmission' | 'fieldRights' | 'contentChange' | 'timeLimit' | 'policy'
    >
  > & {
    condition?: Filter;
    /** Copies sent once the step is through. */
    copyTo?: Assignee[];
  };

/** What a definition holds beside its steps; all but its identity has a default. */
export type SimpleOptions = Pick<FlowDefinition, 'key' | 'version' | 'name'> &
  Partial<Omit<FlowDefinition, 'key' | 'version' | 'name' | 'nodes'>>;

const stepDefaults = {
  failWhen: 'immediate',
  onReject: { action: 'returnToStart' },
  onEmpty: { action: 'administrator' },
  resubmission: 'again',
  fieldRights: {},
  contentChange: 'void',
} as const satisfies Partial<UserTask>;

const optionDefaults = {
  model: 'predefined',
  withdraw: 'beforeFirstDecision',
  selfApproval: 'leader',
  repeatedApprover: 'ask',
  policy: [],
  urgeCoolingMinutes: 60,
} satisfies Partial<FlowDefinition>;

/** Makes a definition of an ordered list: each step approved leads to the next, the last to the end. */
export function fromSteps(steps: SimpleStep[], options: SimpleOptions): FlowDefinition {
  const nodes: FlowNode[] = [{ kind: 'startEvent', id: 'start', name: '', next: entryOf(steps, 0) }];
  steps.forEach((step, index) => nodes.push(...nodesOfStep(steps, step, index)));
  nodes.push({ kind: 'endEvent', id: 'end', name: '', result: 'approved' });
  return { ...optionDefaults, ...options, nodes };
}

/** Reads a definition as an ordered list; null when it is anything but what `fromSteps` can make. */
export function toSteps(definition: FlowDefinition): SimpleStep[] | null {
  const byId = new Map(definition.nodes.map((node) => [node.id, node]));
  const start = definition.nodes.find((node) => node.kind === 'startEvent');
  const steps: SimpleStep[] = [];
  const read = new Set<string>();
  let node = start && byId.get(start.next);
  while (node && node.kind !== 'endEvent' && !read.has(node.id)) {
    const step = readStep(node, byId);
    if (!step) return null;
    step.nodeIds.forEach((id) => read.add(id));
    steps.push(step.step);
    node = byId.get(step.next);
  }
  // Start and end are the two nodes that belong to no step.
  const isList = node?.kind === 'endEvent' && node.result === 'approved' && read.size + 2 === definition.nodes.length;
  return isList ? steps : null;
}

function entryOf(steps: SimpleStep[], index: number): string {
  const step = steps[index];
  if (!step) return 'end';
  return step.condition ? `condition${index + 1}` : `step${index + 1}`;
}

function nodesOfStep(steps: SimpleStep[], step: SimpleStep, index: number): FlowNode[] {
  const { condition, copyTo, ...own } = step;
  const [stepId, copyId, following] = [`step${index + 1}`, `copy${index + 1}`, entryOf(steps, index + 1)];
  const nodes: FlowNode[] = [];
  if (condition) {
    const branches = [{ name: '', when: condition, next: stepId }];
    nodes.push({ kind: 'exclusiveGateway', id: `condition${index + 1}`, name: '', branches, otherwise: following });
  }
  nodes.push({ ...stepDefaults, ...own, kind: 'userTask', id: stepId, next: copyTo ? copyId : following });
  if (copyTo) nodes.push({ kind: 'sendTask', id: copyId, name: '', next: following, recipients: copyTo });
  return nodes;
}

type ReadStep = { step: SimpleStep; nodeIds: string[]; next: string };

function readStep(first: FlowNode, byId: Map<string, FlowNode>): ReadStep | null {
  const [branch, ...others] = first.kind === 'exclusiveGateway' ? first.branches : [];
  const task = branch ? byId.get(branch.next) : first;
  if (others.length > 0 || task?.kind !== 'userTask' || leavesTheList(task)) return null;
  const copy = byId.get(task.next);
  const copyTo = copy?.kind === 'sendTask' ? copy.recipients : undefined;
  const next = copy?.kind === 'sendTask' ? copy.next : task.next;
  if (first.kind === 'exclusiveGateway' && first.otherwise !== next) return null;
  const { kind: _kind, id: _id, next: _next, ...own } = task;
  const step: SimpleStep = { ...own, ...(branch && { condition: branch.when }), ...(copyTo && { copyTo }) };
  return { step, nodeIds: [...new Set([first.id, task.id, ...(copyTo ? [task.next] : [])])], next };
}

/** A rejection that names a node cannot be written in a list, where nodes have no names. */
function leavesTheList(task: UserTask): boolean {
  return task.onReject.action === 'branch' || task.onReject.action === 'returnTo';
}
