import { tableOf, type AccountSet } from '../../account-set.ts';
import { first, rows, run, sql, type Connection } from '../../database/query.ts';
import { nodeIsGone } from '../../jobs/heartbeat.ts';

/** A message as it came in: its bytes, and what the way it came by says of it. */
export type Delivery = {
  raw: Uint8Array;
  /** `imap:user@host`, `smtp` or `lmtp`. */
  source: string;
  folder?: string; uidValidity?: string; uid?: number;
  /** Empty for the null return path; absent where the way does not tell. */
  envelopeFrom?: string;
  recipients?: readonly string[];
  remoteAddress?: string;
};

export type InboxRow = {
  id: string; source: string; sha256: string; envelopeFrom: string | null; recipients: string[]; remoteAddress: string | null; receivedAt: string; attempts: number;
};

const LEASE_SECONDS = 120;

/**
 * Stores a message durably: bytes first, then its row. Only after this may the sender hear 250, or the message be moved.
 * The same place in a mailbox is stored once.
 */
export async function storeDelivery(set: AccountSet, delivery: Delivery): Promise<void> {
  const sha256 = await set.installation.files.put(set.name, delivery.raw);
  await run(set.pool, sql`
    insert into ${tableOf(set, 'inbox')} (source, folder, uid_validity, uid, sha256, size_bytes, envelope_from, recipients, remote_address)
    values (${delivery.source}, ${delivery.folder ?? null}, ${delivery.uidValidity ?? null}, ${delivery.uid ?? null}, ${sha256}, ${delivery.raw.byteLength},
      ${delivery.envelopeFrom ?? null}, ${[...(delivery.recipients ?? [])]}, ${delivery.remoteAddress ?? null})
    on conflict do nothing`);
  set.installation.signal.raise('inbox', set.name);
}

/** Takes messages that wait to be understood; nobody else gets them before the lease is over. */
export async function takeStored(set: AccountSet, node: string, limit: number): Promise<InboxRow[]> {
  return rows<InboxRow>(set.pool, sql`
    update ${tableOf(set, 'inbox')} i set attempts = attempts + 1, leased_by = ${node}, next_attempt_at = now() + make_interval(secs => ${sql.lit(LEASE_SECONDS)})
    where id in (select id from ${tableOf(set, 'inbox')} where status = 'stored' and next_attempt_at <= now() order by next_attempt_at, id limit ${sql.lit(limit)} for update skip locked)
    returning id, source, sha256, envelope_from as "envelopeFrom", recipients, remote_address as "remoteAddress", received_at as "receivedAt", attempts`);
}

/** Messages whose node died while reading them are due at once. */
export async function recoverStored(set: AccountSet): Promise<void> {
  await run(set.pool, sql`update ${tableOf(set, 'inbox')} i set leased_by = null, next_attempt_at = now() where status = 'stored' and leased_by is not null and ${nodeIsGone('i.leased_by')}`);
}

/** Whether the same bytes came in before: a rescan after UIDVALIDITY changed, a second delivery. */
export async function isRepeated(connection: Connection, set: AccountSet, row: InboxRow): Promise<boolean> {
  return (await first<{ one: number }>(connection, sql`select 1 as one from ${tableOf(set, 'inbox')} where sha256 = ${row.sha256} and id < ${row.id} and status <> 'failed' limit 1`)) !== undefined;
}

/** Somebody else, to whom the lease fell, was through with a message first: what was found out here is not written. */
export class AlreadyUnderstood extends Error {}

/** The message is understood, whatever came of it. @throws AlreadyUnderstood, so that the transaction around it writes nothing */
export async function finish(connection: Connection, set: AccountSet, row: InboxRow, mailId: string | null): Promise<void> {
  const finished = await run(connection, sql`update ${tableOf(set, 'inbox')} set status = 'done', mail_id = ${mailId}, failure = null where id = ${row.id} and status = 'stored'`);
  if (finished === 0) throw new AlreadyUnderstood();
}

/** Puts a message back for later, or aside for good after too many attempts; it stays readable either way. */
export async function putBack(set: AccountSet, row: InboxRow, failure: string, attemptsLimit: number): Promise<void> {
  const failed = row.attempts >= attemptsLimit;
  await run(set.pool, sql`update ${tableOf(set, 'inbox')} set failure = ${failure.slice(0, 1000)}, status = ${failed ? 'failed' : 'stored'}, leased_by = null,
    next_attempt_at = now() + make_interval(secs => ${2 ** Math.min(row.attempts, 8)}) where id = ${row.id} and status = 'stored'`);
}
