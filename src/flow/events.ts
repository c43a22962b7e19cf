import type { Evidence } from './commands.ts';
import type { TimeLimit } from './definition.ts';
import type { FlowStatus, Overlay, Run, RunOutcome, Task, TaskKind, VoidReason, Way } from './state.ts';

/**
 * What happened, in the order it happened: the truth of a flow. Sequence numbers are contiguous from 1.
 * `actor` is the user whose command caused it, `way` how that command came in;
 * `evidence` stands on the first event of a command.
 */
export type FlowEvent = EventHeader & FlowEventData;

export type EventHeader = { sequence: number; at: string; actor: string; way: Way; evidence?: Evidence };

export type FlowEventData =
  // the flow as a whole
  | {
      kind: 'FlowSubmitted';
      flowId: string;
      definitionKey: string;
      definitionVersion: number;
      documentType: string;
      documentId: string;
      documentNumber: string;
      contentVersion: number;
      initiator: string;
      overlay: Overlay;
    }
  | { kind: 'FlowResubmitted'; contentVersion: number; overlay: Overlay }
  /** To the initiator when `toInitiator`, else to an earlier node; the round goes up. */
  | {
      kind: 'FlowReturned';
      fromRunId: string;
      fromNodeId: string;
      toNodeId: string;
      toInitiator: boolean;
      straightBackRunId: string | null;
    }
  | { kind: 'FlowEnded'; status: Exclude<FlowStatus, 'running' | 'returned'>; reason: string | null }
  // runs of nodes
  | {
      kind: 'NodeEntered';
      runId: string;
      nodeId: string;
      from: string[];
      scope: string[];
      straightBackRunId: string | null;
    }
  | { kind: 'NodeLeft'; runId: string; nodeId: string; outcome: RunOutcome; decidedBy: string | null }
  | { kind: 'NodeCancelled'; runId: string; nodeId: string; reason: CancelReason }
  | { kind: 'NodeReopened'; runId: string; nodeId: string }
  /** `missing` names the empty fields that left a condition unknown and so took the default branch. */
  | { kind: 'BranchChosen'; runId: string; nodeId: string; next: string[]; byDefault: boolean; missing: string[] }
  | { kind: 'ApproverMissing'; runId: string; nodeId: string; handledBy: 'pass' | 'reject' | 'user' | 'administrator' }
  /** The initiator was his own approver, or his own proxy. */
  | { kind: 'ApproverSkipped'; runId: string; nodeId: string; userId: string; reason: 'initiator' }
  | { kind: 'ProxyCycleFound'; runId: string; nodeId: string; userId: string }
  // tasks
  | ({ kind: 'TaskCreated' } & NewTask)
  /** His turn: the one moment at which he is told. */
  | ({ kind: 'TaskOpened' } & TaskPlace & { contentVersion: number })
  | ({ kind: 'TaskDecided'; decision: 'approved' | 'rejected'; opinion: string | null; contentVersion: number } & TaskPlace)
  | ({ kind: 'TaskReturned'; toNodeId: string; opinion: string | null; contentVersion: number } & TaskPlace)
  /** An opinion of a delegate or an assistant; `proposal` is what a delegate would decide. */
  | ({ kind: 'TaskAnswered'; proposal: 'approve' | 'reject' | null; opinion: string | null } & TaskPlace)
  /** He approved before on the same content, so his yes stands. */
  | ({ kind: 'TaskSkipped'; reason: 'repeatedApprover' } & TaskPlace)
  | ({ kind: 'TaskVoided'; reason: VoidReason; comment: string | null } & TaskPlace)
  | ({ kind: 'TaskTransferred'; to: string; cause: TransferCause; comment: string | null } & TaskPlace)
  | ({ kind: 'TaskDelegated'; to: string; comment: string | null } & TaskPlace)
  | ({ kind: 'AssistanceAsked'; of: string[]; comment: string | null } & TaskPlace)
  | ({ kind: 'SignersAdded'; position: 'before' | 'after' | 'beside'; userIds: string[]; comment: string | null } & TaskPlace)
  | { kind: 'TaskQueued'; taskId: string; waitsForSeatId: string }
  | ({ kind: 'TaskContentUpdated'; contentVersion: number } & TaskPlace)
  | ({ kind: 'DecisionTakenBack' } & TaskPlace)
  // around it
  | { kind: 'CopySent'; copyId: string; userId: string; nodeId: string | null; comment: string | null }
  | { kind: 'PeopleUrged'; taskIds: string[]; comment: string | null }
  | { kind: 'FlowJumped'; toNodeId: string; comment: string | null }
  | { kind: 'ContentChanged'; contentVersion: number }
  | { kind: 'TimerSet'; timerId: string; runId: string; dueAt: string; action: TimeLimit['action'] }
  | { kind: 'TimerFired'; timerId: string; runId: string; action: TimeLimit['action'] }
  | { kind: 'TimerCleared'; timerId: string; runId: string }
  | { kind: 'PeopleReminded'; runId: string; taskIds: string[] };

/** Which task an event is about, so that a mail can be written from the event alone. */
export type TaskPlace = {
  taskId: string;
  runId: Run['id'];
  nodeId: string;
  taskKind: TaskKind;
  assigneeId: string;
  ownerId: string;
};

export type NewTask = TaskPlace &
  Pick<Task, 'seatId' | 'reasons' | 'ordinal' | 'weight' | 'waitsForSeatId' | 'addedBySeatId' | 'parentTaskId'>;

export type CancelReason = 'returned' | 'takenBack' | 'jumped' | 'flowEnded';

export type TransferCause = 'transfer' | 'escalation' | 'disabled';
