import type { FlowNode, TimeLimit } from './definition.ts';

export type FlowStatus = 'running' | 'returned' | 'approved' | 'rejected' | 'withdrawn';

/** Where a flow stands: what folding its events gives. Plain JSON. */
export type FlowState = {
  id: string;
  definitionKey: string;
  definitionVersion: number;
  documentType: string;
  documentId: string;
  contentVersion: number;
  status: FlowStatus;
  /** 1 on submission; one more with every return. */
  round: number;
  initiator: string;
  submittedAt: string;
  endedAt: string | null;
  runs: Run[];
  tasks: Task[];
  copies: Copy[];
  timers: Timer[];
  overlay: Overlay;
  /** While returned to the initiator: the run to go straight back to, or null when the nodes run again. */
  straightBackRunId: string | null;
  lastUrgedAt: string | null;
  eventCount: number;
};

/** What this instance changed against its definition. */
export type Overlay = {
  /** People chosen or changed, by node; they stand in for the node's own `initiatorChoice` or assignees. */
  people: Record<string, string[]>;
  /** The instance's own nodes, in a free flow. */
  nodes: FlowNode[] | null;
};

/** One visit of one node. */
export type Run = {
  id: string;
  nodeId: string;
  /** The runs it came from; a run behind a join has several. */
  from: string[];
  /** Ids of the splits it is inside of, the outermost first. */
  scope: string[];
  round: number;
  status: 'active' | 'completed' | 'cancelled';
  outcome: RunOutcome | null;
  enteredAt: string;
  leftAt: string | null;
  /** Who gave the decision that finished the node. */
  decidedBy: string | null;
  /** A run to which this one goes straight back when it is through. */
  straightBackRunId: string | null;
};

export type RunOutcome = 'done' | 'passed' | 'failed' | 'skipped';

export type TaskStatus =
  | 'waiting'
  | 'open'
  | 'delegated'
  | 'approved'
  | 'rejected'
  | 'returned'
  | 'answered'
  | 'skipped'
  | 'transferred'
  | 'voided';

export type TaskKind = 'vote' | 'delegation' | 'assist';

/**
 * What one person has to do. Several tasks may follow each other on one seat (transfer, take back);
 * the latest of a seat is the one that counts. Only a `vote` counts at all.
 */
export type Task = {
  id: string;
  runId: string;
  nodeId: string;
  round: number;
  kind: TaskKind;
  seatId: string;
  /** Who is to act. */
  assigneeId: string;
  /** For whom he acts: himself, or the one he stands in for ("B for A"). */
  ownerId: string;
  /** What led to him, e.g. `role:3`, `person:7`; two roles give two reasons. */
  reasons: string[];
  ordinal: number;
  weight: number;
  /** The seat that must be decided first. */
  waitsForSeatId: string | null;
  /** The seat whose holder asked for this signer before or after himself. */
  addedBySeatId: string | null;
  /** The task that a delegation or an assistance serves. */
  parentTaskId: string | null;
  status: TaskStatus;
  openedAt: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  way: Way | null;
  opinion: string | null;
  voidReason: VoidReason | null;
  /** The version of the document he was shown. */
  contentVersion: number;
};

export type VoidReason =
  | 'nodeFinished'
  | 'nodeCancelled'
  | 'removed'
  | 'contentChanged'
  | 'seatMoved'
  | 'userDisabled'
  | 'timeLimit';

/** By which way an act came in. */
export type Way = 'web' | 'email' | 'sandbox' | 'link' | 'api' | 'system';

export type Copy = { id: string; userId: string; nodeId: string | null; sentBy: string; sentAt: string };

export type Timer = { id: string; runId: string; dueAt: string; action: TimeLimit['action'] };

/** The state a document shows while and after its flow ran. */
export function documentState(state: FlowState): 'pending' | 'returned' | 'approved' | 'rejected' | 'withdrawn' {
  return state.status === 'running' ? 'pending' : state.status;
}

/** Statuses of a task that still has to be done. */
export function isUndecided(task: Task): boolean {
  return task.status === 'waiting' || task.status === 'open' || task.status === 'delegated';
}

/** True once nothing can happen any more. */
export function hasEnded(state: FlowState): boolean {
  return state.status !== 'running' && state.status !== 'returned';
}
