import type { PlainAct, TargetedAct, Way } from '../../words/mails/kinds.ts';
import { mailWords, type MailWords } from '../../words/mails/mail-words.ts';
import { attachmentBlocks, type Attachment } from './attachment.ts';
import type { Block, Fact } from './blocks.ts';
import { composeMessage, flowSubject, shortFacts, type FlowReference, type MailContext, type OutgoingMessage } from './message.ts';
import { opinionLines } from './opinions.ts';

/** What was done; `targets` are the people (or the node) it was aimed at. */
export type Act = { kind: PlainAct } | { kind: TargetedAct; targets: readonly string[] };

export type ActRecord = MailContext &
  FlowReference & {
    act: Act;
    /** Null when nobody did it but the system, a time limit for example. */
    actor: { name: string; onBehalfOf?: string } | null;
    nodeName?: string;
    way: Way;
    /** Already formatted. */
    at: string;
    opinion?: string;
    facts: readonly Fact[];
    next?: { nodeName: string; people: readonly string[] };
    documentUrl: string;
    attachment: Attachment | null;
  };

/** The mail that records an act for those concerned (requirement M14). */
export function composeActRecord(record: ActRecord): OutgoingMessage {
  const words = mailWords[record.language];
  return composeMessage(record, {
    subject: flowSubject(words.act.tags[record.act.kind], record, words),
    flow: record,
    automatic: 'auto-generated',
    blocks: [
      { kind: 'paragraph', text: actSentence(record, words) },
      { kind: 'facts', facts: [...shortFacts(record.facts), ...actFacts(record, words)] },
      ...saidBlocks(record.opinion ?? '', words),
      ...nextBlocks(record.next, words),
      ...attachmentBlocks(record.attachment, words),
      { kind: 'link', text: words.openDocument, url: record.documentUrl, prominent: false },
      { kind: 'note', text: record.act.kind === 'copied' ? words.act.copyNote : words.act.note },
    ],
  });
}

function actSentence(record: ActRecord, words: MailWords): string {
  return words.act.sentences[record.act.kind]({
    actor: actorName(record, words),
    document: words.documentName(record.documentType, record.number),
    target: 'targets' in record.act ? words.list(record.act.targets) : '',
  });
}

function actorName({ actor }: ActRecord, words: MailWords): string {
  if (!actor) return words.systemActor;
  return actor.onBehalfOf ? words.onBehalfOf(actor.name, actor.onBehalfOf) : actor.name;
}

function actFacts(record: ActRecord, words: MailWords): Fact[] {
  return shortFacts([
    { label: words.act.node, value: record.nodeName ?? '' },
    { label: words.act.person, value: actorName(record, words) },
    { label: words.act.at, value: record.at },
    { label: words.act.way, value: words.ways[record.way] },
  ]);
}

function saidBlocks(opinion: string, words: MailWords): Block[] {
  const lines = opinionLines(opinion);
  if (lines.length === 0) return [];
  return [{ kind: 'heading', text: words.act.opinion }, { kind: 'quotation', lines }];
}

function nextBlocks(next: ActRecord['next'], words: MailWords): Block[] {
  return next ? [{ kind: 'paragraph', text: words.act.next(next.nodeName, next.people) }] : [];
}
