import type { ParsedMessage } from '../../../mail/parse.ts';
import { answeredMessageIds, subAddressTokens } from '../../../mail/thread.ts';
import { tableOf, type AccountSet } from '../../account-set.ts';
import { first, sql, type Connection } from '../../database/query.ts';
import { hashToken, localPart, TOKEN_PLACEHOLDER } from '../outgoing/token.ts';
import type { Place } from './archive-incoming.ts';

/** A token that a reply carries: which task, for whom, by which address, on which content. */
export type FoundToken = {
  hash: string; taskId: string; instanceId: string; userId: string; address: string; contentVersion: number; expiresAt: string; outboxId: string; type: string; recordId: string;
};

/** Finds the token that a reply carries in In-Reply-To, References or the sub-address it was sent to (mail-rules 12). */
export async function findToken(connection: Connection, set: AccountSet, message: ParsedMessage, mailbox: string): Promise<FoundToken | undefined> {
  const candidates = [...answeredMessageIds(message).map(localPart), ...subAddressTokens(message, mailbox)].map(hashToken);
  if (candidates.length === 0) return undefined;
  return first<FoundToken>(connection, sql`
    select t.hash, t.task_id as "taskId", t.instance_id as "instanceId", t.user_id as "userId", t.address, t.content_version as "contentVersion", t.expires_at as "expiresAt", t.outbox_id as "outboxId",
      i.type, i.record_id as "recordId"
    from ${tableOf(set, 'mail_token')} t join ${tableOf(set, 'flow_instance')} i on i.id = t.instance_id
    where t.hash = any(${candidates}) order by array_position(${candidates}::text[], t.hash) limit 1`);
}

/** Our own mail that comes back has a token for its Message-ID; from here on nobody sees it, neither the archive nor the evidence (mail-rules 12). */
export async function withoutOwnToken(connection: Connection, set: AccountSet, message: ParsedMessage): Promise<ParsedMessage> {
  if (message.messageId === null) return message;
  const token = localPart(message.messageId);
  const own = await first<{ one: number }>(connection, sql`select 1 as one from ${tableOf(set, 'mail_token')} where hash = ${hashToken(token)}`);
  return own ? { ...message, messageId: message.messageId.replace(token, TOKEN_PLACEHOLDER) } : message;
}

/** The mail of ours that a message answers, when it carries no token: a record of an act, a copy. */
export async function findAnswered(connection: Connection, set: AccountSet, message: ParsedMessage): Promise<Place | undefined> {
  const ids = answeredMessageIds(message);
  if (ids.length === 0) return undefined;
  return first<Place>(connection, sql`select type, record_id as "recordId", instance_id as "instanceId", task_id as "taskId" from ${tableOf(set, 'mail')}
    where message_id = any(${ids}) and direction = 'out' and record_id is not null order by id desc limit 1`);
}

const FLOW_ID = /\[(F-[2-9A-HJ-NP-Z]{5,12})\]/;

/** The flow whose id stands in the subject. It finds the flow for the archive, and never authorises. */
export async function findBySubject(connection: Connection, set: AccountSet, message: ParsedMessage): Promise<Place | undefined> {
  const flowId = FLOW_ID.exec(message.subject)?.[1];
  if (flowId === undefined) return undefined;
  return first<Place>(connection, sql`select type, record_id as "recordId", id as "instanceId", null as "taskId" from ${tableOf(set, 'flow_instance')} where flow_id = ${flowId}`);
}
