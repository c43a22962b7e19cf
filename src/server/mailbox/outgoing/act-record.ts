import { composeActRecord, type Act } from '../../../mail/compose/act-record.ts';
import type { FlowEvent } from '../../../flow/events.ts';
import { nodesOf } from '../../../flow/graph.ts';
import type { ActKind, TargetedAct } from '../../../words/mails/kinds.ts';
import { eventsOf } from '../../flows/instances.ts';
import { formatInstant } from '../../records/format.ts';
import type { Composed } from './compose.ts';
import { attachPaper, mailFacts, readFlowMail, type FlowMail } from './flow-mail.ts';
import type { OutboxRow } from './outbox.ts';
import type { Addressed } from './recipient.ts';

const TARGETED = new Set<string>(['returned', 'jumped', 'transferred', 'delegated', 'assistRequested', 'signerAdded', 'signerRemoved', 'urged', 'copied', 'reassigned', 'escalated'] satisfies TargetedAct[]);
const isTargeted = (kind: ActKind): kind is TargetedAct => TARGETED.has(kind);

/** The mail that records an act for those concerned (M14); the paper goes with it when the flow ends, and with a copy. */
export async function actRecord(to: Addressed, row: OutboxRow): Promise<Composed | null> {
  const mail = await readFlowMail(to, row);
  const kind = row.content.act;
  if (!mail || !kind) return null;
  const event = (await eventsOf(to.set.pool, to.set, mail.instance.id)).find(({ sequence }) => sequence === row.content.sequence);
  if (!event) return null;
  const withPaper = row.content.final || kind === 'copied';
  const paper = withPaper ? await attachPaper(to, mail) : null;
  const opinion = opinionOf(event);
  const node = nodeNameOf(mail, event);
  const next = nextOf(to, mail);
  return {
    message: composeActRecord({
      ...to.context, ...mail.reference,
      act: actOf(to, mail, kind, row.content.targets ?? [], event),
      actor: event.way === 'system' ? null : { name: to.staff.colleague(event.actor)?.name ?? '' },
      ...(node ? { nodeName: node } : {}),
      way: event.way,
      at: formatInstant(event.at, mail.format),
      ...(opinion ? { opinion } : {}),
      facts: await mailFacts(to, mail),
      ...(next ? { next } : {}),
      documentUrl: mail.documentUrl,
      attachment: paper?.attachment ?? null,
    }),
    files: paper?.bytes ? [{ name: paper.paper.name, type: 'application/pdf', bytes: paper.bytes }] : [],
    evidence: paper ? { pdfSha256: paper.paper.sha256 } : {},
    decides: null,
  };
}

function actOf({ staff }: Addressed, mail: FlowMail, kind: ActKind, targets: readonly string[], event: FlowEvent): Act {
  if (!isTargeted(kind)) return { kind };
  if (kind === 'returned' || kind === 'jumped') return { kind, targets: targets.map((id) => nodeName(mail, id) || (staff.colleague(mail.instance.state.initiator)?.name ?? '')) };
  const people = kind === 'urged' && event.kind === 'PeopleUrged'
    ? mail.instance.state.tasks.filter(({ id }) => event.taskIds.includes(id)).map(({ assigneeId }) => assigneeId) : targets;
  return { kind, targets: people.map((id) => staff.colleague(id)?.name ?? '') };
}

function opinionOf(event: FlowEvent): string | null {
  if ('opinion' in event && event.opinion) return event.opinion;
  if ('comment' in event && event.comment) return event.comment;
  return event.kind === 'FlowEnded' ? event.reason : null;
}

function nodeNameOf(mail: FlowMail, event: FlowEvent): string {
  return 'nodeId' in event && typeof event.nodeId === 'string' ? nodeName(mail, event.nodeId) : '';
}

function nodeName({ instance }: FlowMail, nodeId: string): string {
  return nodesOf(instance.definition, instance.state).find(({ id }) => id === nodeId)?.name ?? '';
}

function nextOf({ staff }: Addressed, mail: FlowMail): { nodeName: string; people: string[] } | undefined {
  const open = mail.instance.state.tasks.filter(({ status }) => status === 'open');
  const [first] = open;
  return first && { nodeName: nodeName(mail, first.nodeId), people: [...new Set(open.filter(({ nodeId }) => nodeId === first.nodeId).map(({ assigneeId }) => staff.colleague(assigneeId)?.name ?? ''))] };
}
