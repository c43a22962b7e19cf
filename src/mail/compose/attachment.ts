import type { MailWords } from '../../words/mails/mail-words.ts';
import type { Block } from './blocks.ts';

/** The document as PDF: in the mail, or behind a protected link when it is over the limit (mail-rules 35). */
export type Attachment =
  | { kind: 'file'; name: string; checksum: string }
  | { kind: 'link'; name: string; checksum: string; url: string };

/** Says where the PDF is and what it can be checked by; nothing when there is none. */
export function attachmentBlocks(attachment: Attachment | null, words: MailWords): Block[] {
  if (!attachment) return [];
  const { name, checksum } = attachment;
  if (attachment.kind === 'file') return [{ kind: 'paragraph', text: words.attachedFile(name, checksum) }];
  return [
    { kind: 'paragraph', text: words.linkedFile(checksum) },
    { kind: 'link', text: words.downloadFile(name), url: attachment.url, prominent: false },
  ];
}
