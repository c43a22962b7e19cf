import type { z } from 'zod';
import type { LogEntry } from '../../contract/records.ts';
import type { FlowEvent } from '../../flow/events.ts';
import { nodesOf } from '../../flow/graph.ts';
import type { CompiledType } from '../../model/compile.ts';
import type { Language } from '../../model/record.ts';
import { fill } from '../../words/errors/error-words.ts';
import { logWords, type LogKind } from '../../words/log/log-words.ts';
import type { Staff } from '../accounts/organisation.ts';
import { labelsOf, type AccountSet } from '../account-set.ts';
import type { FlowInstance } from '../flows/instances.ts';
import { personOf } from '../flows/progress.ts';
import type { ArchivedMail } from '../mailbox/archive.ts';
import { mailReason } from '../../words/log/mail-reasons.ts';
import type { Format } from '../records/format.ts';
import type { HistoryEntry } from '../records/history.ts';
import type { Titles } from '../records/titles.ts';
import { viewChange } from './change-view.ts';

export type LogWriter = { set: AccountSet; type: CompiledType; staff: Staff; language: Language; format: Format; titles: Titles; mails: readonly ArchivedMail[] };
type Entry = z.input<typeof LogEntry>;
type EventWords = { kind: LogKind; people?: readonly string[]; nodeId?: string; to?: string; opinion?: string | null; version?: number };

/** The log of a flow; events that only the engine needs say nothing to people and are left out. */
export function eventEntries(writer: LogWriter, instance: FlowInstance, events: readonly FlowEvent[]): Entry[] {
  const nodes = new Map(nodesOf(instance.definition, instance.state).map((node) => [node.id, node.name]));
  const nameOf = (nodeId: string) => nodes.get(nodeId) || (nodeId === 'start' ? writer.staff.colleague(instance.state.initiator)?.name ?? '' : nodeId);
  return events.flatMap((event): Entry[] => {
    const words = wordsOf(event);
    if (!words) return [];
    const people = (words.people ?? []).map((id) => writer.staff.colleague(id)?.name ?? '').join(', ');
    const evidence = event.evidence;
    return [{
      at: event.at, way: event.way, kind: words.kind,
      person: event.way === 'system' || FOLLOWS.has(event.kind) ? null : personOf(event.actor, writer.staff),
      text: fill(logWords[writer.language][words.kind], { people, node: words.nodeId === undefined ? '' : nameOf(words.nodeId), to: words.to === undefined ? '' : nameOf(words.to), version: words.version }),
      ...(words.opinion ? { opinion: words.opinion } : {}),
      changes: [],
      ...(evidence ? { evidence } : {}),
      mailId: typeof evidence?.['rawSha256'] === 'string' ? (writer.mails.find(({ sha256, direction }) => direction === 'in' && sha256 === evidence['rawSha256'])?.id ?? null) : null,
    }];
  });
}

/** Changes of the record itself, field by field. */
export function historyEntries(writer: LogWriter, history: readonly HistoryEntry[]): Entry[] {
  const labels = labelsOf(writer.set, writer.type.name, writer.language);
  // Oldest first, so that entries of the same moment keep their order when the log is sorted.
  return history.toReversed().map((entry) => ({
    at: entry.at, way: entry.way, kind: entry.kind, person: entry.actorId === null ? null : personOf(entry.actorId, writer.staff),
    text: fill(logWords[writer.language][isLogKind(entry.kind) ? entry.kind : 'updated'], { version: entry.contentVersion, sha256: String(entry.changes[0]?.after ?? '').slice(0, 12) }),
    changes: entry.kind === 'printed' ? [] : entry.changes.map((change) => viewChange(writer.type, change, labels, writer.titles, writer.format)),
    mailId: null,
  }));
}

/** What became of the mails: sent, lost, refused. A reply that decided is told by the decision itself. */
export function mailEntries(writer: LogWriter): Entry[] {
  const { language, staff } = writer;
  return writer.mails.flatMap((mail): Entry[] => {
    const kind = kindOfMail(mail);
    if (!kind) return [];
    const person = staff.byAddress(mail.direction === 'in' ? mail.from : (mail.to[0] ?? ''));
    return [{
      at: mail.at, way: 'email', kind, person: mail.direction === 'in' && person ? personOf(person.id, staff) : null,
      text: fill(logWords[language][kind], { people: person?.name ?? (mail.direction === 'in' ? mail.from : mail.to.join(', ')), reason: mailReason(language, mail.reason) }),
      changes: [], ...(mail.evidence ? { evidence: mail.evidence } : {}), mailId: mail.id,
    }];
  });
}

/** What the flow does by itself after an act; nobody did it. */
const FOLLOWS: ReadonlySet<FlowEvent['kind']> = new Set(['TaskOpened', 'TaskSkipped', 'ApproverSkipped', 'ApproverMissing', 'BranchChosen', 'TaskVoided']);

function kindOfMail({ direction, status }: ArchivedMail): LogKind | undefined {
  if (direction === 'out') return ({ sent: 'mailSent', uncertain: 'mailUncertain', failed: 'mailFailed', bounced: 'mailBounced' } as const)[status];
  if (status === 'comment') return 'comment';
  return status === 'decided' ? undefined : 'replyRefused';
}

function wordsOf(event: FlowEvent): EventWords | undefined {
  switch (event.kind) {
    case 'FlowSubmitted': return { kind: 'submitted' };
    case 'FlowResubmitted': return { kind: 'resubmitted' };
    case 'TaskOpened': return { kind: 'opened', people: [event.assigneeId], nodeId: event.nodeId };
    case 'TaskDecided': return { kind: event.decision, nodeId: event.nodeId, opinion: event.opinion };
    case 'TaskReturned': return { kind: 'taskReturned', to: event.toNodeId, opinion: event.opinion };
    case 'FlowReturned': return { kind: 'returned', to: event.toNodeId };
    case 'FlowEnded': return { kind: event.status === 'approved' ? 'finished' : event.status === 'withdrawn' ? 'withdrawn' : 'endedRejected', opinion: event.reason };
    case 'TaskTransferred': return { kind: event.cause === 'disabled' ? 'reassigned' : event.cause === 'escalation' ? 'escalated' : 'transferred', people: [event.to], opinion: event.comment };
    case 'TaskDelegated': return { kind: 'delegated', people: [event.to], opinion: event.comment };
    case 'AssistanceAsked': return { kind: 'assistanceAsked', people: event.of, opinion: event.comment };
    case 'TaskAnswered': return { kind: 'answered', opinion: event.opinion };
    case 'SignersAdded': return { kind: 'signersAdded', people: event.userIds, opinion: event.comment };
    case 'DecisionTakenBack': return { kind: 'takenBack' };
    case 'CopySent': return { kind: 'copied', people: [event.userId], opinion: event.comment };
    case 'PeopleUrged': return { kind: 'urged', opinion: event.comment };
    case 'PeopleReminded': return { kind: 'reminded' };
    case 'FlowJumped': return { kind: 'jumped', to: event.toNodeId, opinion: event.comment };
    case 'ContentChanged': return { kind: 'contentChanged', version: event.contentVersion };
    case 'TaskSkipped': return { kind: 'skipped', people: [event.assigneeId], nodeId: event.nodeId };
    case 'ApproverSkipped': return { kind: 'initiatorSkipped', people: [event.userId], nodeId: event.nodeId };
    case 'ApproverMissing': return { kind: 'approverMissing', nodeId: event.nodeId };
    case 'TaskVoided': return event.reason === 'removed' ? { kind: 'removed', people: [event.assigneeId], nodeId: event.nodeId } : undefined;
    case 'BranchChosen': return event.missing.length > 0 ? { kind: 'branchByDefault' } : undefined;
    default: return undefined;
  }
}

function isLogKind(kind: string): kind is LogKind {
  return Object.hasOwn(logWords.en, kind);
}
