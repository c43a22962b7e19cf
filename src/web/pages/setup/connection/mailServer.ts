import type { Answer, CallInput } from '../../../client.ts';

export type Protocol = 'smtp' | 'imap';
export type SmtpDraft = NonNullable<CallInput<'writeSmtp'>['body']>;
export type ImapDraft = NonNullable<CallInput<'writeImap'>['body']>;
export type Encryption = SmtpDraft['encryption'];
export type Authentication = SmtpDraft['authentication'];
/** What the forms of both directions share. */
export type ServerDraft = Omit<SmtpDraft, 'enabled' | 'fromAddress' | 'fromName' | 'messagesPerSecond'>;

export const encryptions = ['tls', 'starttls', 'none'] as const satisfies readonly Encryption[];
export const authentications = ['password', 'oauth', 'anonymous'] as const satisfies readonly Authentication[];
export const secretNames = ['password', 'oauthClientSecret', 'oauthRefreshToken'] as const;
export type SecretName = (typeof secretNames)[number];
export type StoredSecrets = Pick<Answer<'readSmtp'>, SecretName>;

const standardPorts: Record<Protocol, Record<Encryption, number>> = {
  smtp: { none: 25, starttls: 587, tls: 465 },
  imap: { none: 143, starttls: 143, tls: 993 },
};

/** The port that goes with an encryption; one that somebody typed himself (no standard port) is kept. */
export function portFor(protocol: Protocol, encryption: Encryption, current: number | null | undefined): number {
  const ports = standardPorts[protocol];
  const isTyped = typeof current === 'number' && !Object.values(ports).includes(current);
  return isTyped ? current : ports[encryption];
}

/** A secret that was left empty is not sent, so that the stored one is kept. */
export function withoutEmptySecrets<Draft extends Partial<Record<SecretName, string>>>(draft: Draft): Draft {
  const sent = { ...draft };
  for (const name of secretNames) if (!sent[name]) delete sent[name];
  return sent;
}
