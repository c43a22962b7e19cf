import type { UnclearReason } from '../../words/mails/kinds.ts';
import { mailWords } from '../../words/mails/mail-words.ts';
import type { Fact } from './blocks.ts';
import { composeMessage, flowSubject, shortFacts, type OutgoingMessage } from './message.ts';
import { shorten } from './plain-text.ts';
import { documentLink, receivedFacts, type ReceivedMail } from './received-mail.ts';
import { replyExample, type DecisionWords } from './reply-example.ts';

export type UnclearReply = ReceivedMail & {
  reason: UnclearReason;
  /** The first line we read, empty when there was none. */
  readLine: string;
  acceptsMailWords: DecisionWords;
};

/** The one polite answer to a reply that could not be read as a decision, with an example (mail-rules 4). */
export function composeUnclearReply(reply: UnclearReply): OutgoingMessage {
  const words = mailWords[reply.language];
  const { unclear } = words;
  const { approve, reject } = reply.acceptsMailWords;
  const readLine: Fact = { label: unclear.readLine, value: shorten(reply.readLine, 120) };
  return composeMessage(reply, {
    subject: reply.flow ? flowSubject(unclear.tag, reply.flow, words) : unclear.subject,
    flow: reply.flow,
    automatic: 'auto-replied',
    blocks: [
      { kind: 'paragraph', text: unclear.intro },
      { kind: 'paragraph', text: unclear.reasons[reply.reason] },
      { kind: 'facts', facts: [...receivedFacts(reply, words), ...shortFacts([readLine])] },
      ...replyExample(unclear.howToAnswer(approve, reject), reply.acceptsMailWords, words),
      ...documentLink(reply.documentUrl, words),
    ],
  });
}
