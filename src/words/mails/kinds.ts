/** What a person did at a node, as listed under the earlier opinions. */
export type Decision = 'approved' | 'rejected' | 'returned' | 'assisted' | 'commented' | 'skipped';

/** The way by which an act reached us. */
export type Way = 'web' | 'email' | 'sandbox' | 'link' | 'api' | 'system';

/** Acts that need nothing beyond who did them. */
export type PlainAct =
  | 'submitted' | 'resubmitted' | 'approved' | 'rejected' | 'withdrawn' | 'takenBack' | 'assisted' | 'commented'
  | 'changed' | 'skipped' | 'finished' | 'endedRejected' | 'terminated' | 'voided' | 'attachmentLinked';

/** Acts that are aimed at people or at a node. */
export type TargetedAct =
  | 'returned' | 'jumped' | 'transferred' | 'delegated' | 'assistRequested' | 'signerAdded' | 'signerRemoved'
  | 'urged' | 'copied' | 'reassigned' | 'escalated';

export type ActKind = PlainAct | TargetedAct;

/** What the sentence about an act is made of; `target` is empty for plain acts. */
export type ActParties = { actor: string; document: string; target: string };

/** Why approval is possible in the browser only. */
export type WebOnlyReason = 'web' | 'webSecondFactor' | 'mailOff';

/** Why a reply could not be read as a decision (mail-rules 3, 4, 7, 8), by the names the reader of replies uses. */
export type UnclearReason =
  | 'NothingWritten' | 'NoKeyword' | 'KeywordInSentence' | 'BothWords' | 'AnswerBelowQuote' | 'UnreadableBody' | 'QuarantineContradiction';

/** Why a reply that was understood changes nothing (mail-rules 12 to 15, 18, 27). Times are already formatted. */
export type Refusal =
  | { kind: 'alreadyDecided'; by: string; at: string; decision: Decision }
  | { kind: 'documentChanged' }
  | { kind: 'withdrawn' }
  | { kind: 'returned' }
  | { kind: 'ended' }
  | { kind: 'escalated'; to: string }
  | { kind: 'expired'; at: string }
  | { kind: 'notApprover' }
  | { kind: 'selfApproval' }
  | { kind: 'accountDisabled' }
  | { kind: 'webRequired' }
  | { kind: 'secondFactorRequired' }
  | { kind: 'mailDecisionsOff' }
  | { kind: 'oversize'; sizeBytes: number; limitBytes: number }
  | { kind: 'requiredFieldMissing'; fields: readonly string[] }
  | { kind: 'noToken' }
  | { kind: 'otherAddress' }
  | { kind: 'sharedMailbox' };

/** What the first sentence of an approval request is made of. */
export type ApprovalParties = { submitter: string; document: string; node: string; reminder: boolean };
