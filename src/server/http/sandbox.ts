import type { z } from 'zod';
import * as contract from '../../contract/mail.ts';
import type { AccountSet } from '../account-set.ts';
import { readMailContent } from '../mailbox/content.ts';
import { listMailboxMessages, readMailboxMessage, unreadByUser, type SandboxMessage } from '../mailbox/sandbox/mailbox.ts';
import { replyFromSandbox } from '../mailbox/sandbox/reply.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { Caller } from './context.ts';
import { sendFile } from './mail.ts';
import { DONE, serve, type Serving } from './serve.ts';

/** The mail sandbox of a demo account set: everyone has his own mailbox, administrators open all. */
export function serveSandbox(serving: Serving, services: Services): void {
  serve(serving, contract.listSandboxMailboxes, async ({ set, actor, staff }) => {
    requireDemo(set);
    const unread = await unreadByUser(set);
    return staff.all.filter(({ id, enabled }) => enabled && (actor.administrator || id === actor.userId))
      .map(({ id, name, email }) => ({ userId: id, name, address: email, unread: unread.get(id) ?? 0 }));
  });

  serve(serving, contract.listSandboxMessages, async (caller, { params }) => {
    requireMailbox(caller, params.userId);
    return (await listMailboxMessages(caller.set, params.userId)).map(({ sha256: _, userId: __, ...message }) => message);
  });

  serve(serving, contract.readSandboxMessage, async (caller, { params }) => {
    const message = await ownMessage(caller, params.id);
    const { content, parsed } = await readMailContent(caller.set, message.sha256);
    return {
      id: message.id, direction: message.direction, status: 'sandbox', reason: '', from: message.from, to: [message.to], cc: parsed.cc.map(({ address }) => address),
      subject: message.subject, at: message.at, messageId: null, ...content, sha256: message.sha256, record: null, evidence: null,
    } satisfies z.input<typeof contract.Mail>;
  });

  serve(serving, contract.sandboxAttachment, async (caller, { params, reply }) => {
    const message = await ownMessage(caller, params.id);
    const { parsed } = await readMailContent(caller.set, message.sha256);
    const attachment = parsed.attachments[params.index];
    if (!attachment) throw new Refusal('NotFound');
    return sendFile(reply, attachment.bytes, { name: attachment.name, type: attachment.type, download: false });
  });

  serve(serving, contract.replyInSandbox, async (caller, { params, body }) => {
    const message = await ownMessage(caller, params.id);
    const owner = caller.staff.colleague(message.userId);
    if (!owner) throw new Refusal('NotFound');
    await replyFromSandbox(caller.set, services.doors.smtpPort, { message, owner, text: body.text, key: body.key });
    return DONE;
  });
}

function requireDemo(set: AccountSet): void {
  if (!set.demo) throw new Refusal('NotFound');
}

function requireMailbox({ set, actor }: Caller, userId: string): void {
  requireDemo(set);
  if (!actor.administrator && actor.userId !== userId) throw new Refusal('NotFound');
}

async function ownMessage(caller: Caller, id: string): Promise<SandboxMessage> {
  requireDemo(caller.set);
  const message = await readMailboxMessage(caller.set, id, caller.actor.administrator ? null : caller.actor.userId);
  if (!message) throw new Refusal('NotFound');
  return message;
}
