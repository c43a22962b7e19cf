import type { WebOnlyReason } from '../../words/mails/kinds.ts';
import { mailWords, type MailWords } from '../../words/mails/mail-words.ts';
import { attachmentBlocks, type Attachment } from './attachment.ts';
import type { Block, Fact } from './blocks.ts';
import { composeMessage, flowSubject, shortFacts, type FlowReference, type MailContext, type OutgoingMessage } from './message.ts';
import { fitFirstScreen, opinionBlocks, type Opinion } from './opinions.ts';
import { replyExample, type DecisionWords } from './reply-example.ts';

/** Whether a reply decides, and by which words; otherwise why it does not. */
export type ReplyRule =
  | { replyAllowed: true; acceptsMailWords: DecisionWords }
  | { replyAllowed: false; because: WebOnlyReason };

export type ApprovalRequest = MailContext &
  FlowReference &
  ReplyRule & {
    submitter: { name: string; department?: string };
    nodeName: string;
    /** Two to six lines that say what it is about; values already formatted. */
    facts: readonly Fact[];
    opinions: readonly Opinion[];
    documentUrl: string;
    attachment: Attachment | null;
    /** The same request again, because somebody urged 「催办」. */
    reminder?: boolean;
  };

/** The mail that asks an approver to decide 「待审批」 (requirements M7, M8, M10, M11). */
export function composeApprovalRequest(request: ApprovalRequest): OutgoingMessage {
  const words = mailWords[request.language];
  const { approval } = words;
  const facts = shortFacts(request.facts);
  const opinions = opinionBlocks(request.opinions, words);
  const answer = answerBlocks(request, words);
  const opinionsFirst = fitFirstScreen(facts, request.opinions);
  const tag = request.reminder ? approval.reminderTag : approval.tag;
  return composeMessage(request, {
    subject: flowSubject(tag, request, words),
    flow: request,
    automatic: 'auto-generated',
    blocks: [
      { kind: 'paragraph', text: requestSentence(request, words) },
      { kind: 'facts', facts },
      ...(opinionsFirst ? [...opinions, ...answer] : [...answer, ...opinions]),
      ...attachmentBlocks(request.attachment, words),
      ...browserBlocks(request, words),
      { kind: 'note', text: approval.forwarding },
    ],
  });
}

function requestSentence(request: ApprovalRequest, words: MailWords): string {
  const { name, department } = request.submitter;
  return words.approval.sentence({
    submitter: department ? `${name}${words.parentheses(department)}` : name,
    document: words.documentName(request.documentType, request.number),
    node: request.nodeName,
    reminder: request.reminder ?? false,
  });
}

function answerBlocks(request: ApprovalRequest, words: MailWords): Block[] {
  if (request.replyAllowed) {
    const { approve, reject } = request.acceptsMailWords;
    return replyExample(words.approval.howToAnswer(approve, reject), request.acceptsMailWords, words);
  }
  return [
    { kind: 'paragraph', text: words.approval.webOnly[request.because] },
    { kind: 'link', text: words.approval.inBrowser, url: request.documentUrl, prominent: true },
  ];
}

function browserBlocks(request: ApprovalRequest, words: MailWords): Block[] {
  if (!request.replyAllowed) return [];
  return [{ kind: 'link', text: words.approval.alsoInBrowser, url: request.documentUrl, prominent: false }];
}
