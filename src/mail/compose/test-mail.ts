import { mailWords } from '../../words/mails/mail-words.ts';
import { composeMessage, shortFacts, type MailContext, type OutgoingMessage } from './message.ts';

/** `sentAt` is already formatted. */
export type TestMail = MailContext & { accountSet: string; sender: string; sentBy: string; sentAt: string };

/** The mail that proves that sending works (requirement W7). */
export function composeTestMail(mail: TestMail): OutgoingMessage {
  const { test } = mailWords[mail.language];
  return composeMessage(mail, {
    subject: test.subject,
    flow: null,
    automatic: 'auto-generated',
    blocks: [
      { kind: 'paragraph', text: test.sentence },
      {
        kind: 'facts',
        facts: shortFacts([
          { label: test.accountSet, value: mail.accountSet },
          { label: test.sender, value: mail.sender },
          { label: test.sentBy, value: mail.sentBy },
          { label: test.at, value: mail.sentAt },
        ]),
      },
    ],
  });
}
