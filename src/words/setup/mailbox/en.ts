import type { MailboxWords } from './zh-CN.ts';

export const en: MailboxWords = {
  sandbox: {
    title: 'Mail sandbox', banner: 'This is a built-in mailbox: no SMTP server is configured, so mail is delivered here and nothing leaves this machine.', bannerHelp: 'Open a mail that asks for approval and answer it as usual; then watch the approval go on.',
    mailboxes: 'Mailboxes', messages: 'Messages', reading: 'Message', unread: (count) => `${count} unread`, unreadMail: 'Unread', answered: 'Answered', written: 'Sent',
    empty: 'No mail in this mailbox yet', emptyHelp: 'Submit a document; when it is this person’s turn, the mail appears here.', choose: 'Choose a message from the list', noMailboxes: 'There is no mailbox you may open', backToList: 'Back to the messages', chooseMailbox: 'Choose a mailbox', retry: 'Try again', to: (person) => `To ${person}`, noSubject: '(no subject)',
  },
  reply: {
    reply: 'Reply', body: 'Text of the reply', placeholder: 'Write here as in any mail', hints: 'Fill in', approve: 'agree#', reject: 'disagree#', opinionExample: 'First line “agree#” or “disagree#”, second line your opinion, ended by #.',
    send: 'Send', sent: 'Sent; it is dealt with as it arrives', quoted: 'Original message', failed: 'Could not send',
    quote: (at, from) => `On ${at}, ${from} wrote:`,
  },
  mail: {
    title: 'Mail', from: 'From', to: 'To', cc: 'Cc', at: 'Date', received: 'Received', sent: 'Sent', status: 'Status', messageId: 'Message-ID', content: 'Text of the mail', html: 'As sent', text: 'Plain text', view: 'Show as',
    attachments: (count) => `Attachments (${count})`, openAttachment: 'Open attachment', downloadAttachment: 'Download attachment', openInNewTab: 'Open in a new tab', source: 'Download raw source', previewFailed: 'The attachment could not be opened; download it instead', noContent: 'This mail has no text', loadFailed: 'Could not load the mail', retry: 'Try again', close: 'Close', sendAgain: 'Send again', sentAgain: 'Will be sent again', download: 'Download', record: 'Belongs to',
    statuses: { held: 'Held', waiting: 'Waiting', sending: 'Sending', sent: 'Sent', uncertain: 'Uncertain', failed: 'Failed', bounced: 'Bounced', cancelled: 'Cancelled', decided: 'Decided', comment: 'Comment', refused: 'Refused', unclear: 'Unclear', automatic: 'Automatic', quarantined: 'Quarantined', bounce: 'Bounce', ignored: 'Ignored', sandbox: 'Mail sandbox' },
  },
  evidence: {
    title: 'Evidence', intro: 'By this the system judged whether the mail counts.', sha256: 'Checksum of the raw mail (SHA-256)', none: 'none', yes: 'yes', no: 'no',
    labels: {
      rawSha256: '', messageId: 'Message-ID', authentication: 'Sender check', pass: 'passed', method: 'by', temporary: 'may change', detail: '', reason: 'reason', fromDomain: 'domain', trusted: 'trusted server', dkim: 'DKIM', dmarc: 'DMARC', spf: 'SPF', result: 'result', policy: 'policy', alignedBySpf: 'aligned by SPF', linesRead: 'Lines read', reading: 'Reading', pdfSha256: 'Checksum of the PDF', contentVersion: 'Version of the document', kind: 'Kind', status: 'Status', recipients: 'Recipients',
    },
    values: {
      sandbox: 'mail sandbox', 'in-house': 'in-house domain, without checks', 'authentication-results': 'what the receiving server found', dmarc: 'DMARC', dkim: 'DKIM', none: 'none', KeywordWithHash: 'keyword ended by #', KeywordAlone: 'keyword alone on its line',
    },
  },
};
