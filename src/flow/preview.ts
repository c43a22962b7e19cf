import { advance } from './advance.ts';
import type { FlowCommand, Submit } from './commands.ts';
import type { FlowContext } from './context.ts';
import type { FlowDefinition, FlowNode, Need } from './definition.ts';
import { nodesOf } from './graph.ts';
import { tasksOf } from './seats.ts';
import type { FlowState, Run } from './state.ts';
import { seatsOf } from './tally.ts';

/** A node that lies ahead, with those who would be asked or sent a copy. */
export type PreviewStep = {
  nodeId: string;
  name: string;
  kind: 'userTask' | 'sendTask';
  people: { userId: string; ownerId: string; reasons: string[]; skipped: boolean }[];
  need: Need | null;
  order: 'parallel' | 'sequential' | null;
  /** The initiator still has to name people here. */
  toBeChosen: boolean;
};

/** Approvals tried before a preview gives up on a flow that goes round in circles. */
const decisionLimit = 200;

/**
 * Who would be asked, in which order, if everybody approved: the flow itself, run on trial.
 * Before submission give the `submit` command; for a running flow its state, and get what is still to come.
 * Empty where the flow would refuse to start.
 */
export function preview(
  definition: FlowDefinition,
  from: (FlowCommand & Submit) | FlowState,
  context: FlowContext,
): PreviewStep[] {
  const running = 'kind' in from ? null : from;
  let state = 'kind' in from ? started(definition, from, context) : from;
  for (let decisions = 0; state?.status === 'running' && decisions < decisionLimit; decisions += 1) {
    const next = approveOne(definition, state, context);
    if (!next) break;
    state = next;
  }
  if (!state) return [];
  const known = new Set(running?.runs.map((run) => run.id));
  const ahead = state.runs.filter((run) => !known.has(run.id));
  return describe(definition, state, ahead);
}

function started(definition: FlowDefinition, from: FlowCommand & Submit, context: FlowContext): FlowState | null {
  const outcome = advance(definition, null, from, context);
  return outcome.ok ? outcome.state : null;
}

function approveOne(definition: FlowDefinition, state: FlowState, context: FlowContext): FlowState | null {
  const task = state.tasks.find((candidate) => candidate.status === 'open' && candidate.kind !== 'assist');
  if (!task) return null;
  const command: FlowCommand = {
    kind: 'decide',
    taskId: task.id,
    decision: 'approve',
    opinion: null,
    documentVersion: context.document.contentVersion,
    actor: { userId: task.assigneeId },
    way: 'system',
  };
  const outcome = advance(definition, state, command, context);
  return outcome.ok ? outcome.state : null;
}

function describe(definition: FlowDefinition, state: FlowState, runs: Run[]): PreviewStep[] {
  const nodes = new Map(nodesOf(definition, state).map((node) => [node.id, node]));
  const seen = new Set<string>();
  return runs.flatMap((run) => {
    const node = nodes.get(run.nodeId);
    if (!node || seen.has(node.id)) return [];
    seen.add(node.id);
    return stepOf(node, run, state);
  });
}

function stepOf(node: FlowNode, run: Run, state: FlowState): PreviewStep[] {
  if (node.kind === 'sendTask') {
    const copies = state.copies.filter((copy) => copy.nodeId === node.id && copy.sentAt >= run.enteredAt);
    const people = copies.map(({ userId }) => ({ userId, ownerId: userId, reasons: [], skipped: false }));
    return [{ nodeId: node.id, name: node.name, kind: 'sendTask', people, need: null, order: null, toBeChosen: false }];
  }
  if (node.kind !== 'userTask') return [];
  const asksForChoice = node.assignees.some((assignee) => assignee.kind === 'initiatorChoice');
  const people = seatsIn(state, run.id).map((task) => ({
    userId: task.assigneeId,
    ownerId: task.ownerId,
    reasons: task.reasons,
    skipped: task.status === 'skipped',
  }));
  const toBeChosen = asksForChoice && !state.overlay.people[node.id];
  return [{ nodeId: node.id, name: node.name, kind: 'userTask', people, need: node.need, order: node.order, toBeChosen }];
}

/** Also those whom nobody waits for any more once enough of the others approved. */
function seatsIn(state: FlowState, runId: string): FlowState['tasks'] {
  const tasks = tasksOf(state, runId);
  return seatsOf(tasks.map((task) => (task.voidReason === 'nodeFinished' ? { ...task, status: 'waiting' } : task)));
}
