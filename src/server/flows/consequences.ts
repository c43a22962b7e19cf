import type { FlowEvent } from '../../flow/events.ts';
import type { FlowState } from '../../flow/state.ts';
import type { ActKind } from '../../words/mails/kinds.ts';

/** A mail that an event owes somebody; the outbox makes it later. `sequence` is the event it tells of. */
export type OwedMail = {
  kind: 'approvalRequest' | 'actRecord';
  recipientId: string;
  taskId: string | null;
  sequence: number;
  content: OwedContent;
};
export type OwedContent = { act?: ActKind; targets?: string[]; reminder?: boolean; final?: boolean };

/**
 * The mails that one command's events owe: a request to everybody whose turn it is, and a record of the act
 * to its author and the initiator (M14); when the flow ends, also to everybody who decided.
 * One person gets at most one record a command: that of the last act that matters.
 */
export function owedMails(events: readonly FlowEvent[], state: FlowState): OwedMail[] {
  const requests = events.flatMap((event) => requestsOf(event, state));
  const records = new Map<string, OwedMail>();
  for (const event of events) {
    const act = actOf(event);
    if (!act) continue;
    const recipients = new Set([...(event.way === 'system' ? [] : [event.actor]), state.initiator, ...(act.act === 'finished' || act.act === 'endedRejected' ? deciders(state) : []), ...(act.to ?? [])]);
    const { to: _, ...content } = act;
    for (const recipientId of recipients) {
      records.set(recipientId, { kind: 'actRecord', recipientId, taskId: null, sequence: event.sequence, content });
    }
  }
  // Who is asked to decide next needs no second mail about what went before: the request carries the opinions.
  const asked = new Set(requests.map(({ recipientId }) => recipientId));
  return [...requests, ...[...records.values()].filter(({ recipientId, content }) => content.final || !asked.has(recipientId))];
}

function requestsOf(event: FlowEvent, state: FlowState): OwedMail[] {
  const request = (taskId: string, reminder: boolean): OwedMail[] => {
    const task = state.tasks.find(({ id }) => id === taskId);
    if (task?.status !== 'open') return [];
    return [{ kind: 'approvalRequest', recipientId: task.assigneeId, taskId, sequence: event.sequence, content: reminder ? { reminder } : {} }];
  };
  switch (event.kind) {
    case 'TaskOpened': return request(event.taskId, false);
    case 'TaskContentUpdated': return request(event.taskId, false);
    case 'PeopleUrged':
    case 'PeopleReminded': return event.taskIds.flatMap((taskId) => request(taskId, true));
    default: return [];
  }
}

function actOf(event: FlowEvent): (OwedContent & { act: ActKind; to?: string[] }) | undefined {
  switch (event.kind) {
    case 'FlowSubmitted': return { act: 'submitted' };
    case 'FlowResubmitted': return { act: 'resubmitted' };
    case 'TaskDecided': return { act: event.decision };
    case 'TaskReturned': return { act: 'returned', targets: [event.toNodeId] };
    case 'TaskTransferred': return { act: event.cause === 'disabled' ? 'reassigned' : event.cause === 'escalation' ? 'escalated' : 'transferred', targets: [event.to] };
    case 'TaskDelegated': return { act: 'delegated', targets: [event.to] };
    case 'SignersAdded': return { act: 'signerAdded', targets: event.userIds };
    case 'DecisionTakenBack': return { act: 'takenBack' };
    case 'PeopleUrged': return { act: 'urged' };
    case 'FlowJumped': return { act: 'jumped', targets: [event.toNodeId] };
    case 'CopySent': return { act: 'copied', targets: [event.userId], to: [event.userId] };
    case 'FlowEnded': return { act: event.status === 'approved' ? 'finished' : event.status === 'withdrawn' ? 'withdrawn' : 'endedRejected', ...(event.status === 'approved' ? { final: true } : {}) };
    default: return undefined;
  }
}

function deciders(state: FlowState): string[] {
  return state.tasks.flatMap((task) => (task.decidedBy !== null && (task.status === 'approved' || task.status === 'rejected') ? [task.decidedBy] : []));
}
