import type { Readable } from 'node:stream';
import { createTransport, type NodemailerError, type SMTPPoolSentMessageInfo } from 'nodemailer';
import { connectionCause, type ConnectionCause } from './connection-cause.ts';
import type { OutboundPolicy } from './outbound-connection.ts';
import { pace } from './pace.ts';
import type { SmtpSettings } from './settings.ts';
import { smtpTransportOptions } from './smtp-transport.ts';

export type SmtpMessage = { envelope: { from: string; to: string[] }; raw: Uint8Array };

/** What the server said about one recipient. `temporary`: refused with a 4xx, worth another try. */
export type RecipientOutcome = { address: string; accepted: boolean; temporary: boolean; response: string };

/**
 * What became of a message (mail-rules.md 30, 31).
 * `accepted`: by the server, for at least one recipient; the others are in `recipients`.
 * `temporary`: certainly not accepted; may be sent again. `afterData`: the server had read it.
 *   `cause`: the server's 4xx, or why there was no usable connection (`login`, `oauth`, `tls`,
 *   `forbidden` and `dns` want an administrator).
 * `refused`: a 5xx for the message, its sender or all recipients; sending again is pointless.
 * `uncertain`: the connection was lost after the text began to flow; only a person may send it again.
 */
export type SendOutcome =
  | { kind: 'accepted'; response: string; recipients: RecipientOutcome[] }
  | { kind: 'temporary'; cause: 'server' | ConnectionCause; response: string; afterData: boolean; recipients: RecipientOutcome[] }
  | { kind: 'refused'; response: string; recipients: RecipientOutcome[] }
  | { kind: 'uncertain'; detail: string };

export type SmtpSender = {
  /** Sends one message over the account's pool. Never throws: every failure is an outcome. */
  send(message: SmtpMessage): Promise<SendOutcome>;
  /** Waits for what is being sent, then closes the connections. */
  close(): Promise<void>;
};

/** The connections of one account, kept open between messages, at the rate its provider allows. */
export function smtpSender(settings: SmtpSettings, options: { outbound: OutboundPolicy; maximumConnections?: number }): SmtpSender {
  const transport = createTransport({
    ...smtpTransportOptions(settings, options.outbound),
    pool: true,
    maxConnections: options.maximumConnections ?? 5,
    // The pool sends again only a message of which not a byte had gone out.
    maxRequeues: 2,
  });
  const texts = new WeakMap<object, Readable[]>();
  transport.use('stream', (mail, done) => {
    const raw = mail.data.raw;
    const streams = raw instanceof Buffer ? texts.get(raw) : undefined;
    // A requeued message is streamed again, so there may be several.
    mail.message.processFunc((text) => { streams?.push(text); return text; });
    done();
  });
  const turn = pace(settings.messagesPerSecond);
  const underway = new Set<Promise<unknown>>();

  const attempt = async (message: SmtpMessage): Promise<SendOutcome> => {
    const raw = Buffer.from(message.raw);
    const streams: Readable[] = [];
    texts.set(raw, streams);
    try {
      return accepted(await transport.sendMail({ envelope: message.envelope, raw }));
    } catch (error) {
      // nodemailer reads the text only after the server's 354: once it was read, DATA had begun.
      return failure(asMailError(error), streams.some((text) => text.readableDidRead));
    }
  };

  const send = async (message: SmtpMessage): Promise<SendOutcome> => {
    await turn();
    const outcome = await attempt(message);
    if (settings.authentication.kind !== 'oauth' || outcome.kind !== 'temporary' || outcome.cause !== 'login') return outcome;
    // Microsoft 365 refuses an outdated token outright, without the challenge after which nodemailer renews it.
    const refusal = await settings.authentication.accessToken(true).then(() => null, asMailError);
    return refusal === null ? attempt(message) : failure(refusal, false);
  };

  return {
    send: (message) => {
      const sending = send(message).finally(() => underway.delete(sending));
      underway.add(sending);
      return sending;
    },
    close: async () => {
      await Promise.all(underway);
      transport.close();
    },
  };
}

function accepted(info: SMTPPoolSentMessageInfo): SendOutcome {
  const taken = info.accepted.map((address) => ({ address, accepted: true, temporary: false, response: info.response }));
  return { kind: 'accepted', response: info.response, recipients: [...taken, ...refusedRecipients(info.rejectedErrors)] };
}

/** Turns nodemailer's error into an outcome; `dataBegan` says whether any of the text had left. */
function failure(error: NodemailerError, dataBegan: boolean): SendOutcome {
  const response = error.response ?? error.message;
  const recipients = refusedRecipients(error.rejectedErrors);
  if (recipients.length > 0) {
    return recipients.some((recipient) => recipient.temporary)
      ? { kind: 'temporary', cause: 'server', response, afterData: false, recipients }
      : { kind: 'refused', response, recipients };
  }
  // A refused login is the account's trouble: the mail itself is sound and waits for the repair.
  const cause = connectionCause(error);
  if (cause === 'login' || cause === 'oauth') return { kind: 'temporary', cause, response, afterData: false, recipients };
  if (error.responseCode !== undefined) {
    return error.permanent === true && !isConnectionStage(error)
      ? { kind: 'refused', response, recipients }
      : { kind: 'temporary', cause: 'server', response, afterData: dataBegan, recipients };
  }
  if (dataBegan) return { kind: 'uncertain', detail: response };
  // Refused before anything was sent: larger than the server takes, or an address that can't be one.
  if (error.code === 'EMESSAGE' || error.code === 'EENVELOPE') return { kind: 'refused', response, recipients };
  return { kind: 'temporary', cause, response, afterData: false, recipients };
}

/** A 5xx to the greeting or to EHLO refuses us, not the message. */
function isConnectionStage(error: NodemailerError): boolean {
  return error.command === 'CONN' || error.command === 'EHLO' || error.command === 'HELO' || error.command === 'STARTTLS';
}

function refusedRecipients(errors: NodemailerError[] | undefined): RecipientOutcome[] {
  return (errors ?? []).map((error) => ({
    address: error.recipient ?? '',
    accepted: false,
    temporary: error.permanent !== true,
    response: error.response ?? error.message,
  }));
}

function asMailError(error: unknown): NodemailerError {
  return error instanceof Error ? error : new Error(String(error));
}
