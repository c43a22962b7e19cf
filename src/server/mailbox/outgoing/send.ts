import { setTimeout as pause } from 'node:timers/promises';
import { tableOf, type AccountSet } from '../../account-set.ts';
import { first, sql } from '../../database/query.ts';
import type { SendOutcome, SmtpMessage, SmtpSender } from '../transport/smtp-sender.ts';
import { composeMail } from './compose.ts';
import { ATTEMPTS_LIMIT, markSending, postpone, settle, takeDue, type OutboxRow } from './outbox.ts';
import { TOKEN_PLACEHOLDER } from './token.ts';

const BATCH = 20;

/**
 * Sends every mail that is due, several at a time.
 * @returns how many were taken; the caller comes again until none is left
 */
export async function sendDue(set: AccountSet, sender: SmtpSender, node: string): Promise<number> {
  const due = await takeDue(set, node, BATCH);
  await Promise.all(due.map((row) => sendOne(set, sender, row)));
  return due.length;
}

async function sendOne(set: AccountSet, sender: SmtpSender, row: OutboxRow): Promise<void> {
  let message: SmtpMessage | null;
  try {
    message = await prepare(set, row);
  } catch (error) {
    // A mail that can't be composed must not block the others; its reason stays readable.
    const reason = error instanceof Error ? error.message : String(error);
    set.installation.log(`Mail ${row.id} of ${set.name} could not be composed: ${reason}`);
    return persistently(() => tryLater(set, row, reason));
  }
  if (message === null) return;
  const outcome = await sender.send(message);
  await persistently(() => note(set, row, outcome));
}

/** Makes the mail ready and marks it as being sent; null when it is not to be sent, or not by this node. */
async function prepare(set: AccountSet, row: OutboxRow): Promise<SmtpMessage | null> {
  if (row.mailId === null && !(await composeMail(set, row))) {
    await settle(set, row, 'cancelled', 'not owed any more');
    return null;
  }
  // The server may have put it off for hours, and the decision came by another way.
  if (await isDecided(set, row)) {
    await settle(set, row, 'cancelled', 'decided before it was sent');
    return null;
  }
  const mail = await first<{ sha256: string; from_address: string }>(set.pool, sql`select sha256, from_address from ${tableOf(set, 'mail')} where id = ${row.mailId}`);
  if (!mail) {
    await settle(set, row, 'failed', 'the composed mail is missing');
    return null;
  }
  const raw = withToken(await set.installation.files.get(set.name, mail.sha256), row.content.sealedToken === undefined ? null : set.installation.secrets.unseal(row.content.sealedToken));
  return (await markSending(set, row)) ? { envelope: { from: mail.from_address, to: [row.recipient] }, raw } : null;
}

async function isDecided(set: AccountSet, { id }: OutboxRow): Promise<boolean> {
  return (await first<{ one: number }>(set.pool, sql`select 1 as one from ${tableOf(set, 'mail_token')} where outbox_id = ${id} and used_at is not null limit 1`)) !== undefined;
}

function note(set: AccountSet, row: OutboxRow, outcome: SendOutcome): Promise<void> {
  switch (outcome.kind) {
    case 'accepted': return settle(set, row, 'sent', outcome.response);
    case 'uncertain': return settle(set, row, 'uncertain', outcome.detail);
    case 'refused': return settle(set, row, 'failed', outcome.response);
    case 'temporary': return tryLater(set, row, outcome.response);
  }
}

function tryLater(set: AccountSet, row: OutboxRow, reason: string): Promise<void> {
  return row.attempts >= ATTEMPTS_LIMIT ? settle(set, row, 'failed', reason) : postpone(set, row, reason);
}

const NOTE_ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 5_000;

/** What the server answered is known only here: it must not be lost because the database is away for a moment. */
async function persistently(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt >= NOTE_ATTEMPTS) throw error;
      await pause(Math.min(LONGEST_PAUSE_MS, 100 * 2 ** attempt));
    }
  }
}

/** The stored copy holds a placeholder where the token goes. */
function withToken(stored: Buffer, token: string | null): Buffer {
  if (token === null) return stored;
  const raw = Buffer.from(stored);
  for (let at = raw.indexOf(TOKEN_PLACEHOLDER); at >= 0; at = raw.indexOf(TOKEN_PLACEHOLDER, at + TOKEN_PLACEHOLDER.length)) raw.write(token, at, 'latin1');
  return raw;
}
