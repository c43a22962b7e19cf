import type { ParsedMessage } from '../../../mail/parse.ts';
import type { ReplyReading } from '../../../mail/reply.ts';
import type { Refusal as MailRefusal, UnclearReason } from '../../../words/mails/kinds.ts';
import { mailWords } from '../../../words/mails/mail-words.ts';
import type { MailReason } from '../../../words/log/mail-reasons.ts';
import type { Colleague } from '../../accounts/organisation.ts';
import { readStaff } from '../../accounts/organisation.ts';
import { readSetting, SETTINGS } from '../../accounts/settings.ts';
import { tableOf, typeOf, type AccountSet } from '../../account-set.ts';
import { transaction } from '../../database/connect.ts';
import { first, sql } from '../../database/query.ts';
import { command } from '../../flows/command.ts';
import { documentTypeSettings } from '../../flows/definitions.ts';
import { Refusal } from '../../refusal.ts';
import type { Answer } from '../outgoing/answer.ts';
import { oweAgain } from '../outgoing/outbox.ts';
import { archiveIncoming, type Place, type Verdict } from './archive-incoming.ts';
import { answerWriter } from './error-mail.ts';
import { evidenceOf } from './evidence.ts';
import type { Proof } from './prove-sender.ts';
import { refusedReply } from './refused-reply.ts';
import type { InboxRow } from './store.ts';
import type { FoundToken } from './token-lookup.ts';

/** A mail whose sender is proved, with all that was found out about it. */
export type ProvedMail = {
  row: InboxRow; message: ParsedMessage; from: string; sender: Colleague | undefined; reading: ReplyReading; proof: Proof;
  token: FoundToken | undefined; place: Place | null; ownAddress: string;
};

/**
 * Turns a proved mail into a decision, or into exactly one polite answer that says why it is none.
 * A token without the right sender decides nothing, and so does a sender without a token (mail-rules 12–15).
 */
export async function decideByMail(set: AccountSet, mail: ProvedMail): Promise<void> {
  const { token, sender, reading } = mail;
  const stranger = sender === undefined;
  if (!token) {
    if (stranger) return close(set, mail, { status: 'ignored', reason: 'NotAUser' });
    if (mail.place && !(await meansToDecide(set, mail, sender.id, mail.place))) return close(set, mail, { status: 'comment', reason: 'Comment' });
    return refuse(set, mail, 'NoToken', { kind: 'noToken' });
  }
  if (token.address.toLowerCase() !== mail.from.toLowerCase()) {
    if (stranger || sender.id === token.userId) return refuse(set, mail, 'OtherAddress', { kind: 'otherAddress' });
    return refuse(set, mail, 'Copy', { kind: 'notApprover' }, 'comment');
  }
  if (!sender || sender.id !== token.userId) return refuse(set, mail, 'NotTheApprover', { kind: 'notApprover' });
  if (!sender.enabled) return refuse(set, mail, 'AccountDisabled', { kind: 'accountDisabled' });
  if (reading.decision === 'none' || reading.decision === 'unclear') return unclear(set, mail);
  if (Date.parse(token.expiresAt) < Date.now()) return refuse(set, mail, 'Expired', { kind: 'expired', at: token.expiresAt });
  if (!(await acceptsMail(set, token))) return refuse(set, mail, 'MailOff', { kind: 'mailDecisionsOff' });
  await decide(set, mail, token, sender, reading.decision);
}

async function decide(set: AccountSet, mail: ProvedMail, token: FoundToken, sender: Colleague, decision: 'approve' | 'reject'): Promise<void> {
  const actor = (await readStaff(set.pool, set)).actor(sender.id);
  if (!actor) return refuse(set, mail, 'AccountDisabled', { kind: 'accountDisabled' });
  const evidence = evidenceOf(mail);
  try {
    const outcome = await command(set, {
      actor, way: mail.proof.method === 'sandbox' ? 'sandbox' : 'email', type: token.type, recordId: token.recordId, instanceId: token.instanceId, evidence,
      key: `mail/${token.hash}/${mail.row.sha256}`,
      act: { kind: 'decide', taskId: token.taskId, decision, opinion: mail.reading.opinion || null, documentVersion: token.contentVersion },
      also: async (connection) => {
        await archiveIncoming(connection, set, mail.row, mail.message, { status: 'decided', reason: '', place: placeOf(token), userId: sender.id, evidence });
      },
    });
    // Done before, but not yet closed: only a row whose command ran in another life comes here.
    if (outcome.repeated) await close(set, mail, { status: 'decided', reason: '' });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'AlreadyDecided' && (await isSecondCopy(set, mail, token))) return close(set, mail, { status: 'ignored', reason: 'AlreadyDecided' });
    const { reason, refusal } = refusedReply(error);
    // The PDF they saw is not what stands in the record now, so they are asked again with the new one; owed
    // before the row is closed, because after a crash only an open row is looked at again.
    if (error.code === 'DocumentChanged') await oweAgain(set, token, mail.row.sha256);
    await refuse(set, mail, reason, refusal);
  }
}

/** Whether this mail came in before by another way, with other Received lines: its writer sent one mail and hears nothing (mail-rules 23). */
async function isSecondCopy(set: AccountSet, { message }: ProvedMail, token: FoundToken): Promise<boolean> {
  if (message.messageId === null) return false;
  const earlier = await first<{ one: number }>(set.pool, sql`select 1 as one from ${tableOf(set, 'mail')}
    where message_id = ${message.messageId} and direction = 'in' and status = 'decided' and task_id = ${token.taskId}::uuid and user_id = ${token.userId} limit 1`);
  return earlier !== undefined;
}

/** Whether somebody who is asked to decide wrote a decision, only not as a reply: he has to hear that it did not count. */
async function meansToDecide(set: AccountSet, { reading }: ProvedMail, userId: string, place: Place): Promise<boolean> {
  if (reading.decision !== 'approve' && reading.decision !== 'reject') return false;
  const open = await first<{ one: number }>(set.pool, sql`select 1 as one from ${tableOf(set, 'task')} where instance_id = ${place.instanceId} and assignee_id = ${userId} and status = 'open' limit 1`);
  return open !== undefined;
}

/** Read now, not when the mail was opened: proving its sender may take longer than the stop switch is given (mail-rules 18). */
async function acceptsMail(set: AccountSet, token: FoundToken): Promise<boolean> {
  const { enabled } = await readSetting(set.pool, set, SETTINGS.mailApproval);
  const types = await readSetting(set.pool, set, SETTINGS.documentTypes);
  return enabled && documentTypeSettings(typeOf(set, token.type), types).mailApproval;
}

async function close(set: AccountSet, mail: ProvedMail, verdict: Pick<Verdict, 'status' | 'reason'>, answer?: Answer): Promise<void> {
  await transaction(set.pool, async (connection) => {
    const place = mail.token ? placeOf(mail.token) : mail.place;
    await archiveIncoming(connection, set, mail.row, mail.message, { ...verdict, place, userId: mail.sender?.id ?? null, evidence: evidenceOf(mail) });
    if (answer) await answerWriter(connection, set, { sha256: mail.row.sha256, address: mail.from, userId: mail.sender?.enabled ? mail.sender.id : null, ownAddress: mail.ownAddress, place, answer });
  });
  if (answer) set.installation.signal.raise('outbox', set.name);
}

function refuse(set: AccountSet, mail: ProvedMail, reason: MailReason, refusal: MailRefusal, status: 'refused' | 'comment' = 'refused'): Promise<void> {
  return close(set, mail, { status, reason }, { answer: 'refused', refusal, received: receivedOf(mail) });
}

function unclear(set: AccountSet, mail: ProvedMail): Promise<void> {
  const { reading } = mail;
  return close(set, mail, { status: 'unclear', reason: reading.reason }, {
    answer: 'unclear', reason: isUnclearReason(reading.reason) ? reading.reason : 'NoKeyword', readLine: reading.visibleText.split('\n').find((line) => line.trim() !== '') ?? '', received: receivedOf(mail),
  });
}

const UNCLEAR: ReadonlySet<string> = new Set(Object.keys(mailWords.en.unclear.reasons));
const isUnclearReason = (reason: string): reason is UnclearReason => UNCLEAR.has(reason);

const receivedOf = ({ message, row }: ProvedMail) => ({ subject: message.subject, at: row.receivedAt, messageId: message.messageId });
const placeOf = ({ type, recordId, instanceId, taskId }: FoundToken): Place => ({ type, recordId, instanceId, taskId });
