import type { Decision, Refusal as MailRefusal } from '../../../words/mails/kinds.ts';
import type { MailReason } from '../../../words/log/mail-reasons.ts';
import type { Refusal } from '../../refusal.ts';

const DECISIONS: Record<string, Decision> = { approved: 'approved', rejected: 'rejected', returned: 'returned', answered: 'assisted' };

/** What the archive and the polite answer say of a decision that the door refused. Times stay instants. */
export function refusedReply({ code, data }: Refusal): { reason: MailReason; refusal: MailRefusal } {
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : '');
  switch (code) {
    case 'AlreadyDecided': return { reason: 'AlreadyDecided', refusal: { kind: 'alreadyDecided', by: text('by'), at: text('at'), decision: DECISIONS[text('outcome')] ?? 'approved' } };
    case 'DocumentChanged': return { reason: 'DocumentChanged', refusal: { kind: 'documentChanged' } };
    case 'FlowEnded': return { reason: 'FlowEnded', refusal: { kind: text('status') === 'withdrawn' ? 'withdrawn' : 'ended' } };
    case 'TaskNotOpen': return { reason: 'TaskNotOpen', refusal: { kind: text('status') === 'transferred' ? 'notApprover' : 'ended' } };
    case 'NotTheApprover': return { reason: 'NotTheApprover', refusal: { kind: 'notApprover' } };
    case 'StrongerWayNeeded': return text('required') === 'webSecondFactor'
      ? { reason: 'SecondFactorRequired', refusal: { kind: 'secondFactorRequired' } } : { reason: 'WebRequired', refusal: { kind: 'webRequired' } };
    case 'FlowRefused': return refusedByFlow(text('kind'), text('field'));
    default: return { reason: 'Refused', refusal: { kind: 'ended' } };
  }
}

function refusedByFlow(kind: string, field: string): { reason: MailReason; refusal: MailRefusal } {
  switch (kind) {
    case 'FlowReturned': return { reason: 'TaskNotOpen', refusal: { kind: 'returned' } };
    case 'RequiredFieldMissing': return { reason: 'RequiredFieldMissing', refusal: { kind: 'requiredFieldMissing', fields: [field] } };
    case 'ActorDisabled': return { reason: 'AccountDisabled', refusal: { kind: 'accountDisabled' } };
    case 'ProxyEnded': return { reason: 'NotTheApprover', refusal: { kind: 'notApprover' } };
    default: return { reason: 'Refused', refusal: { kind: 'ended' } };
  }
}
