import type { ParsedMessage } from '../../src/mail/parse.ts';
import { OWN_ADDRESS, type MailWorld } from './mail-world.ts';
import type { Random } from './random.ts';

export type Meaning = 'approve' | 'reject' | 'unclear';
/** A reply that was written; `request` is the Message-ID of the mail it answers. */
export type Reply = { messageId: string; request: string; meaning: Meaning };

/** Those who are asked to decide: they answer every request as soon as it arrives, some of them twice. */
export type Approvers = {
  read(message: ParsedMessage): void;
  replies: readonly Reply[];
  /** Resolves when everything written so far is accepted by the door or lies in the mailbox. */
  handedIn(): Promise<void>;
  busy(): boolean;
};

/** A token is the whole local part of the Message-ID of a request; other mails have a UUID there. */
const REQUEST = /^<[A-Za-z0-9_-]{32}@/;
const TEXTS: Record<Meaning, readonly [string, ...string[]]> = {
  approve: ['同意#\n价格合适，请尽快发货#', '同意', 'agree#\nok#'], reject: ['不同意#\n价格偏低#'], unclear: ['收到，我先看看。'],
};

/** The company's own border server vouches for them, so that nobody has to be asked by DNS. */
export const AUTHSERV_ID = 'mx.crash.test';

export function startApprovers(world: () => MailWorld, random: Random): Approvers {
  const replies: Reply[] = [];
  const underway = new Set<Promise<void>>();

  const answer = (request: ParsedMessage, meaning: Meaning) => {
    const from = request.to[0]?.address ?? '';
    const reply: Reply = { messageId: `<reply-${replies.length + 1}@mail.test>`, request: request.messageId ?? '', meaning };
    replies.push(reply);
    const delivery = world().deliver(random.pick(world().ways), from, rawReply(reply, request, from, random.pick(TEXTS[meaning]))).finally(() => underway.delete(delivery));
    underway.add(delivery);
  };
  const chooseMeaning = (): Meaning => (random.chance(0.08) ? 'reject' : random.chance(0.08) ? 'unclear' : 'approve');

  return {
    replies,
    busy: () => underway.size > 0,
    handedIn: async () => { await Promise.all(underway); },
    read(message) {
      if (!REQUEST.test(message.messageId ?? '')) return;
      const meaning = chooseMeaning();
      answer(message, meaning);
      if (meaning === 'unclear' || random.chance(0.15)) answer(message, 'approve');
    },
  };
}

function rawReply(reply: Reply, request: ParsedMessage, from: string, text: string): string {
  return [
    `Authentication-Results: ${AUTHSERV_ID}; dmarc=pass header.from=${from.split('@')[1]}`,
    `From: <${from}>`, `To: <${OWN_ADDRESS}>`, 'Subject: Re: approval', `Message-ID: ${reply.messageId}`,
    `In-Reply-To: ${request.messageId}`, `References: ${request.messageId}`, `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '',
    ...(Buffer.from(`${text}\n\n> ${request.subject}\n`).toString('base64').match(/.{1,76}/g) ?? []), '',
  ].join('\r\n');
}
