import { mailWords } from '../../words/mails/mail-words.ts';
import { composeMessage, flowSubject, shortFacts, type FlowReference, type MailContext, type OutgoingMessage } from './message.ts';

export type BounceAlert = MailContext &
  FlowReference & {
    audience: 'submitter' | 'administrator';
    undelivered: { name: string; address: string };
    nodeName: string;
    returnedAt: string;
    /** The status of RFC 3464, such as 5.1.1, and what the other server wrote: text from a stranger. */
    status: string;
    diagnostic: string;
    documentUrl: string;
  };

/** Tells submitter or administrator that an approver could not be reached, and what to do (mail-rules 22). */
export function composeBounceAlert(alert: BounceAlert): OutgoingMessage {
  const words = mailWords[alert.language];
  const { bounce } = words;
  const document = words.documentName(alert.documentType, alert.number);
  return composeMessage(alert, {
    subject: flowSubject(bounce.tag, alert, words),
    flow: alert,
    automatic: 'auto-generated',
    blocks: [
      { kind: 'paragraph', text: bounce.sentence(alert.undelivered.name, document) },
      {
        kind: 'facts',
        facts: shortFacts([
          { label: bounce.address, value: alert.undelivered.address },
          { label: bounce.node, value: alert.nodeName },
          { label: bounce.at, value: alert.returnedAt },
          { label: bounce.status, value: alert.status },
          { label: bounce.diagnostic, value: alert.diagnostic },
        ]),
      },
      { kind: 'paragraph', text: alert.audience === 'submitter' ? bounce.submitterAdvice : bounce.administratorAdvice },
      { kind: 'link', text: words.openDocument, url: alert.documentUrl, prominent: false },
    ],
  });
}
