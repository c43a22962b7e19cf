import { automaticReason, loopHeader } from '../../../mail/automatic.ts';
import { readBounce } from '../../../mail/bounce.ts';
import { shapeOfFrom } from '../../../mail/from.ts';
import { parseMessage, type ParsedMessage } from '../../../mail/parse.ts';
import { readReply } from '../../../mail/reply.ts';
import { readStaff } from '../../accounts/organisation.ts';
import { readSetting, SETTINGS } from '../../accounts/settings.ts';
import type { AccountSet } from '../../account-set.ts';
import { transaction } from '../../database/connect.ts';
import { noteProbe } from '../subaddress.ts';
import { archiveIncoming, type Verdict } from './archive-incoming.ts';
import { takeBounce } from './bounce.ts';
import { decideByMail } from './decide-by-mail.ts';
import { evidenceOf } from './evidence.ts';
import { proveSender } from './prove-sender.ts';
import { AlreadyUnderstood, finish, isRepeated, putBack, takeStored, type InboxRow } from './store.ts';
import { findAnswered, findBySubject, findToken, withoutOwnToken } from './token-lookup.ts';

const AT_ONCE = 16;
const ATTEMPTS_LIMIT = 8;
/** With the growing pauses this is about half a day: so long may name servers be away before a sender counts as not proved. */
const PROOF_ATTEMPTS_LIMIT = 180;

/** Reads the mails of an account set, several at a time. */
export type InboxReader = {
  /**
   * Begins with every mail that waits, as far as there is room; a slow one (whose sender's name server is silent, say)
   * holds up nobody behind it. @returns with how many it began; the caller comes again until none is left
   */
  begin(): Promise<number>;
  /** Resolves when what was begun is done. */
  finished(): Promise<void>;
};

export function inboxReader(set: AccountSet, node: string): InboxReader {
  const underway = new Set<Promise<void>>();
  return {
    async begin() {
      if (underway.size >= AT_ONCE) await Promise.race(underway);
      const due = await takeStored(set, node, AT_ONCE - underway.size);
      for (const row of due) {
        const reading = understandOrPutBack(set, row).finally(() => underway.delete(reading));
        underway.add(reading);
      }
      return due.length;
    },
    async finished() {
      await Promise.all(underway);
    },
  };
}

/** A mail that fails is put back and never blocks the others. */
async function understandOrPutBack(set: AccountSet, row: InboxRow): Promise<void> {
  const { log } = set.installation;
  try {
    await understand(set, row);
  } catch (error) {
    if (error instanceof AlreadyUnderstood) return;
    const failure = error instanceof Error ? error.message : String(error);
    log(`Message ${row.id} of ${set.name} could not be processed (attempt ${row.attempts}): ${failure}`);
    // Without the database it stays where it is until its lease is over.
    await putBack(set, row, failure, error instanceof SenderUnknownYet ? PROOF_ATTEMPTS_LIMIT : ATTEMPTS_LIMIT).catch((lost: Error) => log(`Message ${row.id} of ${set.name} was not put back: ${lost.message}`));
  }
}

class SenderUnknownYet extends Error {}

/** From raw bytes to what came of them. It can run again at any point: what it did once, it does not do twice. */
async function understand(set: AccountSet, row: InboxRow): Promise<void> {
  const received = await parseMessage(await set.installation.files.get(set.name, row.sha256));
  if (await isRepeated(set.pool, set, row)) return finish(set.pool, set, row, null);
  const message = withoutImitatedLoop(await withoutOwnToken(set.pool, set, received), set.installation.id);
  const bounce = readBounce(message);
  if (bounce) return takeBounce(set, row, message, bounce);
  const smtp = await readSetting(set.pool, set, SETTINGS.smtp);
  const settings = await readSetting(set.pool, set, SETTINGS.mailApproval);
  const token = await findToken(set.pool, set, message, smtp.fromAddress);
  const place = token ?? (await findAnswered(set.pool, set, message)) ?? (await findBySubject(set.pool, set, message)) ?? null;
  const close = (verdict: Omit<Verdict, 'place' | 'userId'>) => transaction(set.pool, (connection) => archiveIncoming(connection, set, row, message, { ...verdict, place, userId: null }));

  const automatic = automaticReason(message, row.envelopeFrom === null ? {} : { returnPath: row.envelopeFrom });
  if (automatic === 'AutomaticLoop') await noteProbe(set, message, smtp.fromAddress);
  if (automatic) return void (await close({ status: automatic === 'AutomaticLoop' ? 'ignored' : 'automatic', reason: automatic === 'AutomaticLoop' ? 'OwnMail' : automatic, evidence: { rawSha256: row.sha256, messageId: message.messageId } }));

  const from = shapeOfFrom(message);
  const staff = await readStaff(set.pool, set);
  const sender = from.ok ? staff.byAddress(from.address) : undefined;
  const reading = readReply(message, { language: sender?.language ?? 'zh-CN', words: settings.words, banners: settings.banners });
  if (!from.ok || reading.reason.startsWith('Quarantine')) return void (await close({ status: 'quarantined', reason: reading.reason, evidence: evidenceOf({ row, message, proof: null, reading }) }));

  const proof = await proveSender(set, row, message, from.address, settings);
  if (proof.temporary && row.attempts < PROOF_ATTEMPTS_LIMIT) throw new SenderUnknownYet('DNS did not answer, so the sender could not be checked yet');
  if (!proof.pass) return void (await close({ status: 'refused', reason: 'NotAuthenticated', evidence: evidenceOf({ row, message, proof, reading }) }));
  await decideByMail(set, { row, message, from: from.address, sender, reading, proof, token, place, ownAddress: smtp.fromAddress });
}

/** A stranger's header that imitates ours says nothing (mail-rules 20); only our own installation's id marks our own mail. */
function withoutImitatedLoop(message: ParsedMessage, installationId: string): ParsedMessage {
  const name = loopHeader.toLowerCase();
  return { ...message, headers: message.headers.filter((header) => header.name !== name || header.value.trim() === installationId) };
}
