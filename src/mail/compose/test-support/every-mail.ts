import type { ActKind, PlainAct, Refusal, TargetedAct, UnclearReason } from '../../../words/mails/kinds.ts';
import type { MailLanguage } from '../../../words/mails/mail-words.ts';
import { composeActRecord, type Act } from '../act-record.ts';
import { composeApprovalRequest } from '../approval-request.ts';
import { composeBounceAlert } from '../bounce-alert.ts';
import type { OutgoingMessage } from '../message.ts';
import { composeRefusedReply } from '../refused-reply.ts';
import { composeTestMail } from '../test-mail.ts';
import { composeUnclearReply } from '../unclear-reply.ts';
import { sampleBounce, sampleReceived, sampleRecord, sampleRequest, sampleTest, sampleWords } from './sample-data.ts';

const refusals: Refusal[] = [
  { kind: 'alreadyDecided', by: 'Z', at: '09:12', decision: 'approved' }, { kind: 'documentChanged' }, { kind: 'withdrawn' },
  { kind: 'returned' }, { kind: 'ended' }, { kind: 'escalated', to: 'Z' }, { kind: 'expired', at: '09:12' }, { kind: 'notApprover' },
  { kind: 'selfApproval' }, { kind: 'accountDisabled' }, { kind: 'webRequired' }, { kind: 'secondFactorRequired' }, { kind: 'mailDecisionsOff' },
  { kind: 'oversize', sizeBytes: 41_943_040, limitBytes: 26_738_688 }, { kind: 'requiredFieldMissing', fields: ['A'] },
  { kind: 'noToken' }, { kind: 'otherAddress' }, { kind: 'sharedMailbox' },
];

const unclearReasons: UnclearReason[] = ['NothingWritten', 'NoKeyword', 'KeywordInSentence', 'BothWords', 'AnswerBelowQuote', 'UnreadableBody', 'QuarantineContradiction'];

const targeted: Record<TargetedAct, true> = {
  returned: true, jumped: true, transferred: true, delegated: true, assistRequested: true, signerAdded: true,
  signerRemoved: true, urged: true, copied: true, reassigned: true, escalated: true,
};
const plain: Record<PlainAct, true> = {
  submitted: true, resubmitted: true, approved: true, rejected: true, withdrawn: true, takenBack: true, assisted: true,
  commented: true, changed: true, skipped: true, finished: true, endedRejected: true, terminated: true, voided: true,
  attachmentLinked: true,
};

function actOf(kind: ActKind): Act {
  return isTargeted(kind) ? { kind, targets: ['T1', 'T2'] } : { kind };
}

function isTargeted(kind: ActKind): kind is TargetedAct {
  return kind in targeted;
}

/** Every mail we can write in a language, each with the name of what it is. */
export function everyMail(language: MailLanguage): [string, OutgoingMessage][] {
  const request = sampleRequest(language);
  const received = sampleReceived(language);
  const kinds = [...Object.keys(plain), ...Object.keys(targeted)].filter((kind): kind is ActKind => kind in plain || kind in targeted);
  const because = ['web', 'webSecondFactor', 'mailOff'] as const;
  const link = { kind: 'link', name: 'a.pdf', checksum: '3f9a…c2', url: 'https://hq.example.com/files/1' } as const;
  return [
    ['request', composeApprovalRequest(request)],
    ['reminder', composeApprovalRequest({ ...request, reminder: true, attachment: link })],
    ...because.map((reason): [string, OutgoingMessage] => [
      reason,
      composeApprovalRequest({ ...request, replyAllowed: false, because: reason, attachment: null }),
    ]),
    ...kinds.map((kind): [string, OutgoingMessage] => [kind, composeActRecord({ ...sampleRecord(language), act: actOf(kind) })]),
    ...unclearReasons.map((reason): [string, OutgoingMessage] => [
      reason,
      composeUnclearReply({ ...received, reason, readLine: 'OK then', acceptsMailWords: sampleWords(language) }),
    ]),
    ...refusals.map((refusal): [string, OutgoingMessage] => [refusal.kind, composeRefusedReply({ ...received, refusal })]),
    ['submitter bounce', composeBounceAlert(sampleBounce(language))],
    ['administrator bounce', composeBounceAlert({ ...sampleBounce(language), audience: 'administrator' })],
    ['test', composeTestMail(sampleTest(language))],
  ];
}
