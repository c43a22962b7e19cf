import { decodeBytes } from './charset.ts';
import type { MailAttachment, ParsedMessage } from './parse.ts';
import { headerText } from './mime-parts.ts';
import { readHeaderBlock } from './raw-headers.ts';

export type BounceRecipient = { address: string; action: string; status: string; diagnostic: string };

/** What a delivery report says about a mail that was sent. `status` is the first recipient's enhanced status code. */
export type Bounce = {
  kind: 'failed' | 'delayed';
  recipients: readonly BounceRecipient[];
  /** With its angle brackets; null where the report does not return the headers. */
  originalMessageId: string | null;
  status: string;
};

/**
 * Reads a delivery status notification (RFC 3464; rule 22): the action decides, without one the class of the status
 * (4 delayed, 5 failed). Null for everything else, reports of success included. Never throws.
 */
export function readBounce(message: ParsedMessage): Bounce | null {
  const recipients = message.attachments.filter(isDeliveryStatus).flatMap(({ bytes }) => readRecipients(bytes));
  const found = recipients.length > 0 ? recipients : failedRecipientsHeader(message);
  const failed = found.filter((recipient) => kindOf(recipient) === 'failed');
  const delayed = found.filter((recipient) => kindOf(recipient) === 'delayed');
  const concerned = failed.length > 0 ? failed : delayed;
  if (concerned.length === 0) return null;
  return {
    kind: failed.length > 0 ? 'failed' : 'delayed',
    recipients: concerned,
    originalMessageId: originalMessageId(message),
    status: concerned[0]?.status ?? '',
  };
}

function isDeliveryStatus(attachment: MailAttachment): boolean {
  return attachment.type === 'message/delivery-status' || attachment.type === 'message/global-delivery-status';
}

/** Groups of fields with blank lines between; the first is about the message, the others each about a recipient. */
function readRecipients(bytes: Uint8Array): BounceRecipient[] {
  const recipients: BounceRecipient[] = [];
  let position = 0;
  while (position < bytes.length && recipients.length < 1_000) {
    const block = readHeaderBlock(bytes, position);
    const field = (name: string): string => headerText(block.headers.find((header) => header.name === name)?.value).trim();
    const recipient = field('final-recipient') || field('original-recipient');
    if (recipient !== '') {
      recipients.push({
        address: withoutType(field('original-recipient') || recipient),
        action: (field('action').toLowerCase().match(/[a-z]+/) ?? [''])[0],
        status: /\d\.\d{1,3}\.\d{1,3}/.exec(field('status'))?.[0] ?? '',
        diagnostic: withoutType(field('diagnostic-code')).slice(0, 1_000),
      });
    }
    position = Math.max(block.bodyStart, nextLine(bytes, position));
  }
  return recipients;
}

function kindOf(recipient: BounceRecipient): 'failed' | 'delayed' | null {
  if (recipient.action === 'failed' || recipient.action === 'delayed') return recipient.action;
  if (recipient.action !== '') return null;
  if (recipient.status.startsWith('5')) return 'failed';
  return recipient.status.startsWith('4') ? 'delayed' : null;
}

/** Exim and Gmail name the recipients in a header, also where they send no report. */
function failedRecipientsHeader(message: ParsedMessage): BounceRecipient[] {
  const value = message.headers.find((header) => header.name === 'x-failed-recipients')?.value ?? '';
  return value.split(',').map((address) => address.trim()).filter((address) => address.includes('@'))
    .map((address) => ({ address, action: 'failed', status: '', diagnostic: '' }));
}

function originalMessageId(message: ParsedMessage): string | null {
  for (const attachment of message.attachments) {
    if (!returnedTypes.has(attachment.type)) continue;
    const header = readHeaderBlock(attachment.bytes).headers.find(({ name }) => name === 'message-id');
    const id = messageIdIn(headerText(header?.value));
    if (id !== null) return id;
  }
  const text = message.text ?? decodeBytes(message.attachments.find(isDeliveryStatus)?.bytes ?? new Uint8Array(0), null).text;
  return /^message-id:\s{0,10}(<[^<>\s]{1,990}>)/im.exec(text)?.[1] ?? null;
}

const returnedTypes = new Set(['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global-headers']);

function messageIdIn(value: string): string | null {
  return /<[^<>\s]{1,990}>/.exec(value)?.[0] ?? null;
}

/** `rfc822; name@example.org` → `name@example.org` */
function withoutType(value: string): string {
  const semicolon = value.indexOf(';');
  return (semicolon === -1 ? value : value.slice(semicolon + 1)).trim().replace(/^<(.*)>$/, '$1');
}

function nextLine(bytes: Uint8Array, position: number): number {
  const newline = bytes.indexOf(0x0a, position);
  return newline === -1 ? bytes.length : newline + 1;
}
