import { z } from 'zod';
import { composeBounceAlert } from '../../../mail/compose/bounce-alert.ts';
import { composeRefusedReply } from '../../../mail/compose/refused-reply.ts';
import { composeUnclearReply } from '../../../mail/compose/unclear-reply.ts';
import type { OutgoingMessage } from '../../../mail/compose/message.ts';
import type { Refusal, UnclearReason } from '../../../words/mails/kinds.ts';
import { formatInstant } from '../../records/format.ts';
import { EXAMPLE_WORDS } from './approval-request.ts';
import type { Composed } from './compose.ts';
import { readFlowMail, type FlowMail } from './flow-mail.ts';
import type { OutboxRow } from './outbox.ts';
import type { Addressed } from './recipient.ts';

/** What an answer says, as it was written when the mail it answers was understood. Times are instants. */
export type Answer =
  | { answer: 'unclear'; reason: UnclearReason; readLine: string; received: Received }
  | { answer: 'refused'; refusal: Refusal; received: Received }
  | { answer: 'bounce'; audience: 'submitter' | 'administrator'; undelivered: { name: string; address: string }; nodeName: string; at: string; status: string; diagnostic: string };
export type Received = { subject: string; at: string; messageId: string | null };

/** Mails that answer a mail we got, and those that tell of a bounce. */
export async function answerMail(to: Addressed, row: OutboxRow): Promise<Composed | null> {
  const flow = await readFlowMail(to, row);
  const message = compose(to, flow, parse(row));
  return message && { message: message.message, files: [], evidence: {}, decides: null, ...(message.inReplyTo ? { inReplyTo: message.inReplyTo } : {}) };
}

function compose(to: Addressed, flow: FlowMail | null, answer: Answer): { message: OutgoingMessage; inReplyTo?: string } | null {
  const format = { language: to.language, timeZone: to.company.timeZone, currency: to.company.currency };
  const common = { ...to.context, flow: flow?.reference ?? null, documentUrl: flow?.documentUrl ?? null };
  if (answer.answer === 'bounce') {
    if (!flow) return null;
    return { message: composeBounceAlert({ ...to.context, ...flow.reference, ...answer, returnedAt: formatInstant(answer.at, format), documentUrl: flow.documentUrl }) };
  }
  const received = { subject: answer.received.subject, at: formatInstant(answer.received.at, format) };
  const inReplyTo = answer.received.messageId ?? undefined;
  const message = answer.answer === 'unclear'
    ? composeUnclearReply({ ...common, received, reason: answer.reason, readLine: answer.readLine, acceptsMailWords: EXAMPLE_WORDS[to.language] })
    : composeRefusedReply({ ...common, received, refusal: withTimes(answer.refusal, (at) => formatInstant(at, format)) });
  return { message, ...(inReplyTo ? { inReplyTo } : {}) };
}

function withTimes(refusal: Refusal, write: (at: string) => string): Refusal {
  return 'at' in refusal ? { ...refusal, at: write(refusal.at) } : refusal;
}

const AnswerShape = z.custom<Answer>((value) => typeof value === 'object' && value !== null && 'answer' in value);
const parse = (row: OutboxRow): Answer => AnswerShape.parse(row.content);

