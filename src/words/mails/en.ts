import type { ActKind, ActParties, ApprovalParties, Decision, Refusal, UnclearReason, Way, WebOnlyReason } from './kinds.ts';
import type { MailWords } from './mail-words.ts';
import { megabytes } from './megabytes.ts';

const decisions: Record<Decision, string> = {
  approved: 'approved', rejected: 'rejected', returned: 'returned', assisted: 'gave advice', commented: 'commented', skipped: 'skipped automatically',
};

const ways: Record<Way, string> = {
  web: 'web', email: 'e-mail', link: 'link', api: 'API', sandbox: 'mail sandbox', system: 'system',
};

const actTags: Record<ActKind, string> = {
  submitted: 'Submitted', resubmitted: 'Submitted again', approved: 'Approved', rejected: 'Rejected', withdrawn: 'Withdrawn',
  takenBack: 'Taken back', assisted: 'Advice given', commented: 'Comment', changed: 'Document changed', skipped: 'Step skipped',
  finished: 'Approval complete', endedRejected: 'Not approved', terminated: 'Flow terminated', voided: 'Document voided',
  attachmentLinked: 'Attachment sent as link', returned: 'Returned', jumped: 'Moved to another step', transferred: 'Transferred', delegated: 'Delegated',
  assistRequested: 'Advice requested', signerAdded: 'Signer added', signerRemoved: 'Signer removed', urged: 'Reminder sent', copied: 'Copy for information',
  reassigned: 'Reassigned', escalated: 'Overdue, escalated',
};

const actSentences: Record<ActKind, (parties: ActParties) => string> = {
  submitted: ({ actor, document }) => `${actor} submitted ${document}; its approval has started.`,
  resubmitted: ({ actor, document }) => `${actor} submitted ${document} again.`,
  approved: ({ actor, document }) => `${actor} approved ${document}.`,
  rejected: ({ actor, document }) => `${actor} rejected ${document}.`,
  withdrawn: ({ actor, document }) => `${actor} withdrew ${document}; no approval is needed any more.`,
  takenBack: ({ actor, document }) => `${actor} took back the decision just made on ${document}.`,
  assisted: ({ actor, document }) => `${actor} gave advice on ${document}.`,
  commented: ({ actor, document }) => `${actor} commented on ${document}.`,
  changed: ({ actor, document }) => `${actor} changed the content of ${document}; the latest content counts.`,
  skipped: ({ document }) => `A step of ${document} was skipped, as the flow provides.`,
  finished: ({ document }) => `The approval of ${document} is complete.`,
  endedRejected: ({ document }) => `${document} was not approved; the flow has ended.`,
  terminated: ({ actor, document }) => `${actor} terminated the approval of ${document}.`,
  voided: ({ actor, document }) => `${actor} voided ${document}.`,
  attachmentLinked: ({ document }) => `The attachment of ${document} is over the mail size limit; approval mails carry a protected link instead.`,
  returned: ({ actor, document, target }) => `${actor} returned ${document} to the step "${target}".`,
  jumped: ({ actor, document, target }) => `${actor} moved ${document} to the step "${target}".`,
  transferred: ({ actor, document, target }) => `${actor} transferred the approval of ${document} to ${target}.`,
  delegated: ({ actor, document, target }) => `${actor} delegated ${document} to ${target}; it returns to ${actor} for confirmation.`,
  assistRequested: ({ actor, document, target }) => `${actor} asked ${target} for advice on ${document}.`,
  signerAdded: ({ actor, document, target }) => `${actor} added signers to ${document}: ${target}.`,
  signerRemoved: ({ actor, document, target }) => `${actor} removed signers from ${document}: ${target}.`,
  urged: ({ actor, document, target }) => `${actor} sent a reminder about ${document} to ${target}.`,
  copied: ({ actor, document, target }) => `${actor} sent a copy of ${document} to ${target} for information; no approval is needed.`,
  reassigned: ({ actor, document, target }) => `${actor} reassigned the approval of ${document} to ${target}.`,
  escalated: ({ document, target }) => `${document} is overdue and was escalated to ${target}.`,
};

const webOnly: Record<WebOnlyReason, string> = {
  web: 'By company rule this document must be approved in the browser; a reply to this mail has no effect.',
  webSecondFactor: 'By company rule this document must be approved in the browser with two-step verification; a reply to this mail has no effect.',
  mailOff: 'Approval by mail is switched off at the moment. Please approve in the browser; a reply to this mail has no effect.',
};

const unclearReasons: Record<UnclearReason, string> = {
  NothingWritten: 'We found nothing written by you in the mail.',
  NoKeyword: 'The first line is not one of the agreed words.',
  KeywordInSentence: 'The deciding word stands inside a sentence, so we cannot be sure what you mean.',
  BothWords: 'Both deciding words appear, so we cannot be sure what you mean.',
  AnswerBelowQuote: 'Your answer stands below or inside the original mail; please write it at the very top.',
  UnreadableBody: 'The mail is encrypted or in a format we cannot read; please reply in plain text.',
  QuarantineContradiction: 'The text part and the HTML part of the mail differ, so we cannot be sure what you mean.',
};

function refusal(reason: Refusal): string {
  switch (reason.kind) {
    case 'alreadyDecided': return `This step was already decided by ${reason.by} at ${reason.at}: ${decisions[reason.decision]}.`;
    case 'documentChanged': return 'The document was changed after the approval mail was sent. A new mail with the new document follows; please reply to that one.';
    case 'withdrawn': return 'The submitter has withdrawn the document; no approval is needed any more.';
    case 'returned': return 'The document was returned for changes. Another approval mail follows once it is submitted again.';
    case 'ended': return 'This approval flow has already ended.';
    case 'escalated': return `This step was overdue and has been escalated to ${reason.to}.`;
    case 'expired': return `The approval mail expired at ${reason.at}. Please decide in the browser.`;
    case 'notApprover': return 'You are not the approver of this step any more: it may have been transferred or reassigned, or a delegation has ended.';
    case 'selfApproval': return 'By the rule of this flow, nobody approves what he or she has submitted.';
    case 'accountDisabled': return 'Your account is disabled. Please ask your administrator.';
    case 'webRequired': return 'By company rule this document must be approved in the browser.';
    case 'secondFactorRequired': return 'By company rule this document must be approved in the browser with two-step verification.';
    case 'mailDecisionsOff': return 'Approval by mail is switched off at the moment; your mail has been kept. Please decide in the browser.';
    case 'oversize': return `Your mail has ${megabytes(reason.sizeBytes, 'en')}, over the limit of ${megabytes(reason.limitBytes, 'en')}. It was not read and stays in the mailbox. Please reply again without attachments.`;
    case 'requiredFieldMissing': return `${reason.fields.length === 1 ? 'A required field' : 'Some required fields'} of this step must be filled in first: ${list(reason.fields)}. Please do so in the browser.`;
    case 'noToken': return 'We cannot tell that this mail answers an approval mail of ours. Please open the original approval mail and use Reply; do not write a new mail.';
    case 'otherAddress': return 'This mail was not sent from the address that received the approval mail. Please reply from that address.';
    case 'sharedMailbox': return 'A shared mailbox cannot approve. Please reply from your own address.';
  }
}

function list(items: readonly string[]): string {
  return new Intl.ListFormat('en').format(items);
}

export const en: MailWords = {
  fontFamily: "system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif",
  colon: ': ',
  parentheses: (text) => ` (${text})`,
  tag: (text) => `[${text}] `,
  list,
  greeting: (name) => `Hello ${name},`,
  documentName: (type, number) => `${type} ${number}`,
  onBehalfOf: (person, principal) => `${person} (for ${principal})`,
  systemActor: 'The system',
  decisions,
  ways,
  footer: (company) => `${company} · Countersign · sent automatically`,
  flowId: 'Flow',
  openDocument: 'Open the document and its approval record',
  attachedFile: (name, checksum) => `The document is attached as PDF: ${name} (checksum ${checksum}).`,
  linkedFile: (checksum) => `The PDF is over the mail size limit. Please sign in to download it (checksum ${checksum}).`,
  downloadFile: (name) => `Download ${name}`,
  approval: {
    tag: 'Approval needed',
    reminderTag: 'Approval needed: reminder',
    sentence: ({ submitter, document, node, reminder }: ApprovalParties) =>
      `${document}, submitted by ${submitter}, ${reminder ? 'is still waiting for your approval' : 'is waiting for your approval'} (step: ${node}).`,
    opinions: 'Opinions so far',
    earlierOpinions: (count) =>
      `${count} earlier ${count === 1 ? 'opinion is' : 'opinions are'} in the approval record of the document.`,
    howToAnswer: (approve, reject) =>
      `Just reply to this mail: "${approve}#" or "${reject}#" on the first line, your opinion on the second, ended by #. For example:`,
    exampleOpinion: 'Checked, please go ahead#',
    webOnly,
    alsoInBrowser: 'Or decide in the browser',
    inBrowser: 'Decide in the browser',
    forwarding: 'Forwarding this mail does not pass on the right to approve.',
  },
  act: {
    tags: actTags,
    sentences: actSentences,
    person: 'By', node: 'Step', at: 'Time', way: 'Way', opinion: 'Opinion',
    next: (node, people) => `Next step: ${node} (${list(people)}).`,
    note: 'This mail is a record; no reply is needed.',
    copyNote: 'This mail is for your information. A reply is kept as a comment on the document and decides nothing.',
  },
  unclear: {
    tag: 'Reply not understood',
    subject: 'Your reply was not understood',
    intro: 'Your reply arrived, but we could not read a decision in it. Nothing has changed.',
    reasons: unclearReasons,
    readLine: 'First line read',
    howToAnswer: (approve, reject) =>
      `Please reply to the approval mail again, at the very top: "${approve}#" or "${reject}#" on the first line, your opinion on the second, ended by #. For example:`,
  },
  refused: {
    tag: 'Reply without effect',
    subject: 'Your reply had no effect',
    intro: 'Your reply arrived, but it had no effect. Nothing has changed.',
    reason: refusal,
  },
  yourMail: 'Your mail',
  receivedAt: 'Received',
  bounce: {
    tag: 'Mail not delivered',
    sentence: (person, document) => `The approval mail to ${person} could not be delivered; ${document} is still at that step.`,
    address: 'Address', node: 'Step', at: 'Returned', status: 'Status code', diagnostic: 'Reported by the server',
    submitterAdvice: 'Please open the document and reassign it, or ask the administrator to check the address and send it again.',
    administratorAdvice: 'Please check the address in the user settings, then open the document and send it again or reassign it.',
  },
  test: {
    subject: 'Test mail',
    sentence: 'If you read this mail, sending works.',
    accountSet: 'Account set', sender: 'Sender address', sentBy: 'Requested by', at: 'Sent',
  },
};
