import type { MailboxWords } from './zh-CN.ts';

export const en: MailboxWords = {
  sandbox: {
    title: 'Mail sandbox', banner: 'This is a built-in mailbox: no SMTP server is configured, so mail is delivered here and nothing leaves this machine.', bannerHelp: 'Open a mail that asks for approval and answer it as usual; then watch the approval go on.',
    mailboxes: 'Mailboxes', messages: 'Messages', reading: 'Message', unread: (count) => `${count} unread`, unreadMail: 'Unread', answered: 'Answered', written: 'Sent',
    empty: 'No mail in this mailbox yet', emptyHelp: 'Submit a document; when it is this person’s turn, the mail appears here.', choose: 'Choose a message from the list', noMailboxes: 'There is no mailbox you may open', backToList: 'Back to the messages', chooseMailbox: 'Choose a mailbox', retry: 'Try again', to: (person) => `To ${person}`, noSubject: '(no subject)',
  },
  reply: {
    reply: 'Reply', body: 'Text of the reply', placeholder: 'Write here as in any mail', hints: 'Fill in', approve: 'agree#', reject: 'disagree#', opinionExample: 'First line “agree#” or “disagree#”, second line your opinion, ended by #.',
    send: 'Send', sending: 'Sending…', sent: 'Sent; it is dealt with as it arrives', subject: (subject) => `Re: ${subject}`, to: 'To', quoted: 'Original message', cancel: 'Do not reply', failed: 'Could not send', empty: 'Write something first',
    quote: (at, from) => `On ${at}, ${from} wrote:`,
  },
  mail: {
    title: 'Mail', from: 'From', to: 'To', cc: 'Cc', at: 'Date', received: 'Received', sent: 'Sent', status: 'Status', messageId: 'Message-ID', content: 'Text of the mail', html: 'As sent', text: 'Plain text', view: 'Show as',
    attachments: (count) => `Attachments (${count})`, openAttachment: 'Open attachment', downloadAttachment: 'Download attachment', openInNewTab: 'Open in a new tab', source: 'Download raw source', previewFailed: 'The attachment could not be opened; download it instead', noContent: 'This mail has no text', loadFailed: 'Could not load the mail', retry: 'Try again', close: 'Close', download: 'Download', record: 'Belongs to',
    statuses: { held: 'Held', waiting: 'Waiting', sending: 'Sending', sent: 'Sent', uncertain: 'Uncertain', failed: 'Failed', bounced: 'Bounced', decided: 'Decided', comment: 'Comment', refused: 'Refused', unclear: 'Unclear', automatic: 'Automatic', quarantined: 'Quarantined' },
  },
  evidence: {
    title: 'Evidence', intro: 'By this the system judged whether the mail counts.', sha256: 'Checksum of the raw mail (SHA-256)', lines: 'Lines read', none: 'none', yes: 'yes', no: 'no',
    labels: {
      sha256: 'Checksum', messageId: 'Message-ID', verdict: 'Sender check', authentication: 'Sender check', method: 'Method', mode: 'Way', from: 'Sender', sender: 'Sender', domain: 'Domain', dmarc: 'DMARC', dkim: 'DKIM', spf: 'SPF', arc: 'ARC', lines: 'Lines read', linesRead: 'Lines read', visibleText: 'Text', decision: 'Decision', opinion: 'Opinion', reason: 'Reason', passed: 'Passed', result: 'Result', source: 'Source', authservId: 'Checking server', token: 'Token', door: 'Received by', way: 'Way', sandbox: 'Mail sandbox', explanation: 'Explanation', receivedAt: 'Received',
    },
  },
};
