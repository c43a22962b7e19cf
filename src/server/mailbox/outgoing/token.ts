import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 24;
/** Stands in the stored copy where the live token goes when the mail is sent (mail-rules 12); of the same length. */
export const TOKEN_PLACEHOLDER = 'token.not.kept.in.stored.copies.';

/** 192 random bits; letters, digits, `-` and `_`, so that they fit a Message-ID and a sub-address. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is stored of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The part of a Message-ID before the `@`, where our token stands: `<token@domain>`. */
export function localPart(messageId: string): string {
  return messageId.replace(/^</, '').replace(/>$/, '').split('@')[0] ?? '';
}
