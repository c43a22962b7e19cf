import { tableOf, type AccountSet } from '../../account-set.ts';
import { first, rows, sql } from '../../database/query.ts';

export type SandboxMessage = {
  id: string; userId: string; direction: 'in' | 'out'; sha256: string; from: string; to: string; subject: string; at: string; read: boolean; answered: boolean;
};

const COLUMNS = sql`id, user_id as "userId", direction, sha256, from_address as "from", to_address as "to", subject, at, read_at is not null as "read", answered_at is not null as "answered"`;
const MESSAGES_LIMIT = 200;

export async function listMailboxMessages(set: AccountSet, userId: string): Promise<SandboxMessage[]> {
  return rows<SandboxMessage>(set.pool, sql`select ${COLUMNS} from ${tableOf(set, 'sandbox_message')} where user_id = ${userId} order by id desc limit ${sql.lit(MESSAGES_LIMIT)}`);
}

/** One message of a mailbox, or of any; opening it marks it read. */
export async function readMailboxMessage(set: AccountSet, id: string, userId: string | null): Promise<SandboxMessage | undefined> {
  return first<SandboxMessage>(set.pool, sql`update ${tableOf(set, 'sandbox_message')} set read_at = coalesce(read_at, now())
    where id = ${id} and (${userId}::bigint is null or user_id = ${userId}::bigint) returning ${COLUMNS}`);
}

export async function unreadByUser(set: AccountSet): Promise<Map<string, number>> {
  const counted = await rows<{ user_id: string; count: string }>(set.pool, sql`
    select user_id, count(*) as count from ${tableOf(set, 'sandbox_message')} where read_at is null and direction = 'in' group by user_id`);
  return new Map(counted.map(({ user_id, count }) => [user_id, Number(count)]));
}
