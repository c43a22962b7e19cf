import { tableOf, type AccountSet } from '../account-set.ts';
import { first, rows, sql, type Connection } from '../database/query.ts';
import { Refusal } from '../refusal.ts';

/** A mail as the archive knows it; its bytes stand in the file store. */
export type ArchivedMail = {
  id: string; direction: 'in' | 'out'; status: string; reason: string; sha256: string | null; messageId: string | null;
  from: string; to: string[]; cc: string[]; subject: string; at: string; type: string | null; recordId: string | null;
  instanceId: string | null; taskId: string | null; userId: string | null; evidence: Record<string, unknown> | null;
};

const COLUMNS = sql`id, direction, status, reason, sha256, message_id as "messageId", from_address as "from", to_addresses as "to", cc_addresses as "cc", subject, at, type,
  record_id as "recordId", instance_id as "instanceId", task_id as "taskId", user_id as "userId", evidence`;
const MAILS_LIMIT = 500;

/** Every mail of a record, newest first (M13). The caller has read the record through the door. */
export async function mailOf(connection: Connection, set: AccountSet, type: string, recordId: string): Promise<ArchivedMail[]> {
  return rows<ArchivedMail>(connection, sql`select ${COLUMNS} from ${tableOf(set, 'mail')} where type = ${type} and record_id = ${recordId} order by id desc limit ${sql.lit(MAILS_LIMIT)}`);
}

/** One mail, whatever it belongs to; who may see it is for the caller to check. @throws Refusal `NotFound` */
export async function archivedMail(connection: Connection, set: AccountSet, id: string): Promise<ArchivedMail> {
  const mail = await first<ArchivedMail>(connection, sql`select ${COLUMNS} from ${tableOf(set, 'mail')} where id = ${id}`);
  if (!mail) throw new Refusal('NotFound');
  return mail;
}
