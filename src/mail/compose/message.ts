import { mailWords, type MailLanguage, type MailWords } from '../../words/mails/mail-words.ts';
import type { Block, Fact } from './blocks.ts';
import { htmlBody } from './html-body.ts';
import { loopHeaderName } from './loop-header.ts';
import { shorten, singleLine } from './plain-text.ts';
import { textBody } from './text-body.ts';

/** A mail of ours without its envelope: From, To, Message-ID, Reply-To and the files are added by the outbox. */
export type OutgoingMessage = { subject: string; text: string; html: string; headers: Record<string, string> };

/** What every mail of ours is told. */
export type MailContext = {
  language: MailLanguage;
  installationId: string;
  company: string;
  recipient: { name: string; title?: string };
};

/** The flow a mail is about; `documentType` is the label in the recipient's language. */
export type FlowReference = { documentType: string; flowName: string; number: string; flowId: string };

/** What a mail is made of, besides the greeting and the footer that all have. */
export type MailContent = {
  subject: string;
  flow: FlowReference | null;
  blocks: readonly Block[];
  /** `auto-replied` answers a mail, `auto-generated` does not (RFC 3834). */
  automatic: 'auto-generated' | 'auto-replied';
};

const subjectLimit = 200;
const valueLimit = 300;

/** Writes subject, headers, text and HTML of a mail; the last two from the same blocks (mail-rules 20, 33). */
export function composeMessage(context: MailContext, content: MailContent): OutgoingMessage {
  const words = mailWords[context.language];
  const subject = headerValue(content.subject);
  const blocks: Block[] = [
    { kind: 'paragraph', text: words.greeting(context.recipient.name, context.recipient.title ?? '') },
    ...content.blocks.filter((block) => block.kind !== 'facts' || block.facts.length > 0),
    { kind: 'footer', lines: footerLines(context.company, content.flow, words) },
  ];
  return {
    subject,
    text: textBody(blocks, words),
    html: htmlBody(blocks, words, { title: subject, language: context.language }),
    headers: {
      'Auto-Submitted': content.automatic,
      'X-Auto-Response-Suppress': 'All',
      [loopHeaderName]: headerValue(context.installationId),
    },
  };
}

/**
 * 【待审批】flow name, document number [flow id] (requirement M7). Each part is capped by itself, so that
 * the flow id at the end is never what is cut off.
 */
export function flowSubject(tag: string, flow: FlowReference, words: MailWords): string {
  const name = shorten(singleLine(flow.flowName), 80);
  const number = shorten(singleLine(flow.number), 50);
  return `${words.tag(tag)}${name} ${number} [${shorten(singleLine(flow.flowId), 20)}]`;
}

/** Facts short enough for a mail; those without a value are left out. */
export function shortFacts(facts: readonly Fact[]): Fact[] {
  return facts
    .filter((fact) => singleLine(fact.value) !== '')
    .map((fact) => ({ ...fact, label: shorten(fact.label, 40), value: shorten(fact.value, valueLimit) }));
}


/** No control character reaches a header, whatever the value is made of. */
function headerValue(value: string): string {
  return shorten(singleLine(value), subjectLimit);
}

function footerLines(company: string, flow: FlowReference | null, words: MailWords): string[] {
  const about = words.footer(shorten(company, 100));
  return flow ? [about, `${words.flowId}${words.colon}${flow.flowId}`] : [about];
}
