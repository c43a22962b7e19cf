import type { Refusal } from '../../words/mails/kinds.ts';
import { mailWords } from '../../words/mails/mail-words.ts';
import { composeMessage, flowSubject, type OutgoingMessage } from './message.ts';
import { documentLink, receivedFacts, type ReceivedMail } from './received-mail.ts';

export type RefusedReply = ReceivedMail & { refusal: Refusal };

/** Tells the writer of a reply that it changed nothing, and why (mail-rules 13 to 15, 18, 27). */
export function composeRefusedReply(reply: RefusedReply): OutgoingMessage {
  const words = mailWords[reply.language];
  const { refused } = words;
  return composeMessage(reply, {
    subject: reply.flow ? flowSubject(refused.tag, reply.flow, words) : refused.subject,
    flow: reply.flow,
    automatic: 'auto-replied',
    blocks: [
      { kind: 'paragraph', text: refused.intro },
      { kind: 'paragraph', text: refused.reason(reply.refusal) },
      { kind: 'facts', facts: receivedFacts(reply, words) },
      ...documentLink(reply.documentUrl, words),
    ],
  });
}
