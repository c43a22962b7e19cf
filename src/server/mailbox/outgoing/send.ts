import { tableOf, type AccountSet } from '../../account-set.ts';
import { first, sql } from '../../database/query.ts';
import type { SmtpSender } from '../transport/smtp-sender.ts';
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
  await Promise.all(due.map((row) => sendOne(set, sender, node, row)));
  return due.length;
}

async function sendOne(set: AccountSet, sender: SmtpSender, node: string, row: OutboxRow): Promise<void> {
  try {
    if (row.mailId === null && !(await composeMail(set, row))) return await settle(set, row, 'cancelled', 'not owed any more');
  } catch (error) {
    // A mail that can't be composed must not block the others; its reason stays readable.
    const reason = error instanceof Error ? error.message : String(error);
    set.installation.log(`Mail ${row.id} of ${set.name} could not be composed: ${reason}`);
    return row.attempts >= ATTEMPTS_LIMIT ? settle(set, row, 'failed', reason) : postpone(set, row, reason);
  }
  const mail = await first<{ sha256: string; from_address: string }>(set.pool, sql`select sha256, from_address from ${tableOf(set, 'mail')} where id = ${row.mailId}`);
  if (!mail) return settle(set, row, 'failed', 'the composed mail is missing');
  const raw = withToken(await set.installation.files.get(set.name, mail.sha256), row.content.sealedToken === undefined ? null : set.installation.secrets.unseal(row.content.sealedToken));
  await markSending(set, row, node);
  const outcome = await sender.send({ envelope: { from: mail.from_address, to: [row.recipient] }, raw });
  switch (outcome.kind) {
    case 'accepted': return settle(set, row, 'sent', outcome.response);
    case 'uncertain': return settle(set, row, 'uncertain', outcome.detail);
    case 'refused': return settle(set, row, 'failed', outcome.response);
    case 'temporary': return row.attempts >= ATTEMPTS_LIMIT ? settle(set, row, 'failed', outcome.response) : postpone(set, row, outcome.response);
  }
}

/** The stored copy holds a placeholder where the token goes. */
function withToken(stored: Buffer, token: string | null): Buffer {
  if (token === null) return stored;
  const raw = Buffer.from(stored);
  for (let at = raw.indexOf(TOKEN_PLACEHOLDER); at >= 0; at = raw.indexOf(TOKEN_PLACEHOLDER, at + TOKEN_PLACEHOLDER.length)) raw.write(token, at, 'latin1');
  return raw;
}
