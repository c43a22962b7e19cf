import type { FlowEvent } from './events.ts';
import type { FlowState, Run, Task } from './state.ts';

/**
 * The state after one more event. Pure; unchanged parts are shared with the state before.
 * @throws Error when the event does not continue the state: a gap, or anything before the submission.
 */
export function fold(state: FlowState | null, event: FlowEvent): FlowState {
  if (event.sequence !== (state?.eventCount ?? 0) + 1) {
    throw new Error(`Event ${event.sequence} does not follow event ${state?.eventCount ?? 0}.`);
  }
  if (event.kind === 'FlowSubmitted') return submitted(event);
  if (!state) throw new Error(`${event.kind} came before FlowSubmitted.`);
  return { ...state, ...changesBy(state, event), eventCount: event.sequence };
}

function submitted(event: FlowEvent & { kind: 'FlowSubmitted' }): FlowState {
  return {
    id: event.flowId,
    definitionKey: event.definitionKey,
    definitionVersion: event.definitionVersion,
    documentType: event.documentType,
    documentId: event.documentId,
    contentVersion: event.contentVersion,
    status: 'running',
    round: 1,
    initiator: event.initiator,
    submittedAt: event.at,
    endedAt: null,
    runs: [],
    tasks: [],
    copies: [],
    timers: [],
    overlay: event.overlay,
    straightBackRunId: null,
    lastUrgedAt: null,
    eventCount: event.sequence,
  };
}

function changesBy(state: FlowState, event: FlowEvent): Partial<FlowState> {
  switch (event.kind) {
    case 'FlowResubmitted':
      return resubmittedBy(event);
    case 'FlowReturned':
      return event.toInitiator
        ? { status: 'returned', round: state.round + 1, straightBackRunId: event.straightBackRunId }
        : { round: state.round + 1 };
    case 'FlowEnded':
      return { status: event.status, endedAt: event.at };
    case 'ContentChanged':
      return { contentVersion: event.contentVersion };
    case 'PeopleUrged':
      return { lastUrgedAt: event.at };
    case 'CopySent':
      return { copies: [...state.copies, copyOf(event)] };
    case 'TimerSet':
      return { timers: [...state.timers, timerOf(event)] };
    case 'TimerFired':
    case 'TimerCleared':
      return { timers: state.timers.filter((timer) => timer.id !== event.timerId) };
    case 'NodeEntered':
    case 'NodeLeft':
    case 'NodeCancelled':
    case 'NodeReopened':
      return { runs: runsAfter(state, event) };
    case 'TaskCreated':
      return { tasks: [...state.tasks, newTask(state, event)] };
    default:
      return 'taskId' in event ? { tasks: changeTask(state.tasks, event.taskId, taskChanges(event)) } : {};
  }
}

function resubmittedBy(event: FlowEvent & { kind: 'FlowResubmitted' }): Partial<FlowState> {
  const { contentVersion, overlay } = event;
  return { status: 'running', contentVersion, overlay, straightBackRunId: null };
}

function copyOf(event: FlowEvent & { kind: 'CopySent' }): FlowState['copies'][number] {
  return { id: event.copyId, userId: event.userId, nodeId: event.nodeId, sentBy: event.actor, sentAt: event.at };
}

function timerOf(event: FlowEvent & { kind: 'TimerSet' }): FlowState['timers'][number] {
  return { id: event.timerId, runId: event.runId, dueAt: event.dueAt, action: event.action };
}

type RunEvent = FlowEvent & { kind: 'NodeEntered' | 'NodeLeft' | 'NodeCancelled' | 'NodeReopened' };

function runsAfter(state: FlowState, event: RunEvent): Run[] {
  if (event.kind === 'NodeEntered') return [...state.runs, newRun(state, event)];
  return state.runs.map((run) => (run.id === event.runId ? { ...run, ...runChanges(event) } : run));
}

function runChanges(event: Exclude<RunEvent, { kind: 'NodeEntered' }>): Partial<Run> {
  switch (event.kind) {
    case 'NodeLeft':
      return { status: 'completed', outcome: event.outcome, leftAt: event.at, decidedBy: event.decidedBy };
    case 'NodeCancelled':
      return { status: 'cancelled', leftAt: event.at };
    case 'NodeReopened':
      return { status: 'active', outcome: null, leftAt: null, decidedBy: null };
  }
}

function newRun(state: FlowState, event: FlowEvent & { kind: 'NodeEntered' }): Run {
  return {
    id: event.runId,
    nodeId: event.nodeId,
    from: event.from,
    scope: event.scope,
    round: state.round,
    status: 'active',
    outcome: null,
    enteredAt: event.at,
    leftAt: null,
    decidedBy: null,
    straightBackRunId: event.straightBackRunId,
  };
}

function newTask(state: FlowState, event: FlowEvent & { kind: 'TaskCreated' }): Task {
  return {
    id: event.taskId,
    runId: event.runId,
    nodeId: event.nodeId,
    round: state.round,
    kind: event.taskKind,
    seatId: event.seatId,
    assigneeId: event.assigneeId,
    ownerId: event.ownerId,
    reasons: event.reasons,
    ordinal: event.ordinal,
    weight: event.weight,
    waitsForSeatId: event.waitsForSeatId,
    addedBySeatId: event.addedBySeatId,
    parentTaskId: event.parentTaskId,
    status: 'waiting',
    openedAt: null,
    decidedAt: null,
    decidedBy: null,
    way: null,
    opinion: null,
    voidReason: null,
    contentVersion: state.contentVersion,
  };
}

function changeTask(tasks: Task[], taskId: string, changes: Partial<Task>): Task[] {
  return tasks.map((task) => (task.id === taskId ? { ...task, ...changes } : task));
}

function taskChanges(event: FlowEvent): Partial<Task> {
  const closed = { decidedAt: event.at, decidedBy: event.actor, way: event.way };
  switch (event.kind) {
    case 'TaskOpened':
      return { status: 'open', openedAt: event.at, contentVersion: event.contentVersion };
    case 'TaskDecided':
      return { ...closed, status: event.decision, opinion: event.opinion };
    case 'TaskReturned':
      return { ...closed, status: 'returned', opinion: event.opinion };
    case 'TaskAnswered':
      return { ...closed, status: 'answered', opinion: event.opinion };
    case 'TaskSkipped':
      return { ...closed, status: 'skipped' };
    case 'TaskVoided':
      return { ...closed, status: 'voided', voidReason: event.reason };
    case 'TaskTransferred':
      return { ...closed, status: 'transferred', opinion: event.comment };
    case 'TaskDelegated':
      return { status: 'delegated' };
    case 'TaskQueued':
      return { status: 'waiting', openedAt: null, waitsForSeatId: event.waitsForSeatId };
    case 'TaskContentUpdated':
      return { contentVersion: event.contentVersion };
    default:
      return {};
  }
}
