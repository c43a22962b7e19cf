import { preview, type PreviewStep } from '../../flow/preview.ts';
import type { FlowContext } from '../../flow/context.ts';
import { nodesOf } from '../../flow/graph.ts';
import type { FlowState, Run, Task } from '../../flow/state.ts';
import type { Staff } from '../accounts/organisation.ts';
import type { FlowInstance } from './instances.ts';

export type PersonView = { id: string; name: string };
export type SeatView = {
  taskId: string | null; person: PersonView; onBehalfOf: PersonView | null;
  status: 'open' | 'waiting' | 'approved' | 'rejected' | 'returned' | 'transferred' | 'voided' | 'skipped' | 'expected';
  way: string | null; opinion: string; openedAt: string | null; decidedAt: string | null;
};
export type NodeView = {
  nodeId: string; name: string; round: number; kind: 'start' | 'approval' | 'copy' | 'end';
  status: 'done' | 'current' | 'expected' | 'cancelled'; need: string | null; seats: SeatView[];
};

/** What a flow has been through, node by node, and what is still to come. */
export function progressNodes(instance: FlowInstance, context: FlowContext | null, staff: Staff): NodeView[] {
  const { state, definition } = instance;
  const nodes = new Map(nodesOf(definition, state).map((node) => [node.id, node]));
  const past = state.runs.flatMap((run): NodeView[] => {
    const node = nodes.get(run.nodeId);
    if (!node || (node.kind !== 'userTask' && node.kind !== 'sendTask' && node.kind !== 'startEvent' && node.kind !== 'endEvent')) return [];
    const base = { nodeId: node.id, name: node.name, round: run.round, status: statusOf(run) };
    switch (node.kind) {
      case 'userTask': return [{ ...base, kind: 'approval', need: typeof node.need === 'string' ? node.need : null, seats: seatsOfRun(state, run, staff) }];
      case 'sendTask': return [{ ...base, kind: 'copy', need: null, seats: copiesOf(state, run, staff) }];
      case 'startEvent': return [{ ...base, kind: 'start', need: null, seats: [startSeat(state, run, staff)] }];
      case 'endEvent': return [{ ...base, kind: 'end', need: null, seats: [] }];
    }
  });
  return context === null ? past : [...past, ...preview(definition, state, context).map((step) => expected(step, state.round, staff))];
}

/** A node that lies ahead. */
export function expected(step: PreviewStep, round: number, staff: Staff): NodeView {
  return {
    nodeId: step.nodeId, name: step.name, round, status: 'expected', kind: step.kind === 'sendTask' ? 'copy' : 'approval', need: typeof step.need === 'string' ? step.need : null,
    seats: step.people.map(({ userId, ownerId, skipped }) => ({
      taskId: null, person: personOf(userId, staff), onBehalfOf: ownerId === userId ? null : personOf(ownerId, staff), status: skipped ? 'skipped' : 'expected',
      way: null, opinion: '', openedAt: null, decidedAt: null,
    })),
  };
}

export function personOf(id: string, staff: Staff): PersonView {
  return { id, name: staff.colleague(id)?.name ?? '' };
}

function statusOf(run: Run): NodeView['status'] {
  if (run.status === 'active') return 'current';
  return run.status === 'cancelled' ? 'cancelled' : 'done';
}

function seatsOfRun(state: FlowState, run: Run, staff: Staff): SeatView[] {
  return state.tasks.filter((task) => task.runId === run.id && task.kind === 'vote').map((task) => ({
    taskId: task.id,
    person: personOf(actorOf(task), staff),
    onBehalfOf: task.ownerId === task.assigneeId ? null : personOf(task.ownerId, staff),
    status: seatStatus(task), way: task.way, opinion: task.opinion ?? '', openedAt: task.openedAt, decidedAt: task.decidedAt,
  }));
}

const DECIDED = new Set<Task['status']>(['approved', 'rejected', 'returned', 'answered']);

/** Who decided. Where the system did in his stead, or somebody else's decision closed the task, it is he who was asked. */
export function actorOf(task: Task): string {
  return DECIDED.has(task.status) && task.way !== 'system' && task.decidedBy !== null ? task.decidedBy : task.assigneeId;
}

function seatStatus({ status }: Task): SeatView['status'] {
  if (status === 'delegated') return 'open';
  return status === 'answered' ? 'approved' : status;
}

function copiesOf(state: FlowState, run: Run, staff: Staff): SeatView[] {
  return state.copies.filter((copy) => copy.nodeId === run.nodeId && copy.sentAt >= run.enteredAt).map((copy) => ({
    taskId: null, person: personOf(copy.userId, staff), onBehalfOf: null, status: 'approved', way: null, opinion: '', openedAt: copy.sentAt, decidedAt: copy.sentAt,
  }));
}

function startSeat(state: FlowState, run: Run, staff: Staff): SeatView {
  return { taskId: null, person: personOf(state.initiator, staff), onBehalfOf: null, status: 'approved', way: null, opinion: '', openedAt: run.enteredAt, decidedAt: run.enteredAt };
}
