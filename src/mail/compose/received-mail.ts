import type { MailWords } from '../../words/mails/mail-words.ts';
import type { Block, Fact } from './blocks.ts';
import { shortFacts, type FlowReference, type MailContext } from './message.ts';

/** What an answer to a mail we received starts from; the flow is null when the mail did not lead to one. */
export type ReceivedMail = MailContext & {
  flow: FlowReference | null;
  received: { subject: string; at: string };
  documentUrl: string | null;
};

/** Which mail is being answered, so that its writer recognises it. */
export function receivedFacts({ flow, received }: ReceivedMail, words: MailWords): Fact[] {
  return shortFacts([
    { label: flow?.documentType ?? '', value: flow?.number ?? '' },
    { label: words.yourMail, value: received.subject },
    { label: words.receivedAt, value: received.at },
  ]);
}

/** The way to the document, where there is one. */
export function documentLink(url: string | null, words: MailWords): Block[] {
  return url === null ? [] : [{ kind: 'link', text: words.openDocument, url, prominent: false }];
}
