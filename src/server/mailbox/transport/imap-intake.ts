import type { ImapFlow } from 'imapflow';
import { download, listWaiting, moveMessages, type WaitingMessage } from './imap-folder.ts';
import type { ImapSettings } from './settings.ts';

/** Where a message lies: the key under which it is stored only once. */
export type ImapPlace = { folder: string; uidValidity: string; uid: number; internalDate: string | null };

export type IntakeCallbacks = {
  /**
   * Stores the raw bytes and commits; only then is the message moved (mail-rules.md 23). Offered
   * again after a crash, so it finds duplicates itself. Called for several messages at a time.
   * `failed` puts the message into the failed folder, and so does an error that is thrown time
   * and again; StoreUnavailable is no message's fault and only pauses fetching.
   */
  stored(message: ImapPlace & { raw: Uint8Array }): Promise<'stored' | 'failed'>;
  /** A message that is not downloaded and stays; `head` is its beginning, to read whom to answer. */
  oversize(message: ImapPlace & { bytes: number; head: Uint8Array }): Promise<void>;
  alarm(kind: 'message-failed', detail: string): Promise<void>;
};

/** Thrown by `stored` when nothing can be stored now (database or disk down). */
export class StoreUnavailable extends Error {}

export type ImapIntake = {
  /** Takes in what lies in the selected folder; returns when to look again for failed ones, in ms. */
  takeAll(client: ImapFlow, uidValidity: string): Promise<number>;
};

type Trouble = { attempts: number; retryAtMs: number; reason: string };

/** Takes messages out of a folder: fresh ones in batches, those that made trouble one by one. */
export function imapIntake(settings: ImapSettings, callbacks: IntakeCallbacks, stopping: AbortSignal): ImapIntake {
  let knownUidValidity = '';
  const troubles = new Map<number, Trouble>();
  const announced = new Set<number>();

  const place = (message: WaitingMessage): ImapPlace => ({
    folder: settings.folder, uidValidity: knownUidValidity, uid: message.uid, internalDate: message.internalDate,
  });

  const announceOversize = async (client: ImapFlow, message: WaitingMessage): Promise<void> => {
    if (announced.has(message.uid)) return;
    const head = (await download(client, [message.uid], headBytes)).get(message.uid);
    if (head === undefined) return;
    // Not answered now is answered at the next look.
    await callbacks.oversize({ ...place(message), bytes: message.bytes, head }).then(() => announced.add(message.uid), () => undefined);
  };

  const blame = (uid: number, reason: string): void => {
    const attempts = (troubles.get(uid)?.attempts ?? 0) + 1;
    const waitMs = Math.min(firstRetryMs * 2 ** (attempts - 1), settings.pollSeconds * 1_000);
    troubles.set(uid, { attempts, retryAtMs: performance.now() + waitMs, reason });
  };

  const giveUp = async (client: ImapFlow, messages: WaitingMessage[]): Promise<void> => {
    for (const { uid } of messages) {
      const reason = troubles.get(uid)?.reason ?? 'it was refused';
      await callbacks.alarm('message-failed', `message ${uid} of ${settings.folder} was moved to ${settings.failedFolder}: ${reason}`).catch(() => undefined);
    }
    await moveMessages(client, messages.map(({ uid }) => uid), settings.failedFolder);
    for (const { uid } of messages) troubles.delete(uid);
  };

  const takeBatch = async (client: ImapFlow, batch: WaitingMessage[]): Promise<void> => {
    // Blamed beforehand: a message that breaks the connection must not break it for ever.
    const before = batch.map(({ uid }) => [uid, troubles.get(uid)] as const);
    for (const { uid } of batch) blame(uid, 'the connection broke while it was fetched');
    const sources = await download(client, batch.map(({ uid }) => uid), settings.maximumBytes + 1);
    const results = await Promise.all(batch.map((message) => offer(message, sources.get(message.uid))));
    const having = (result: Result['kind']) => batch.filter((_, index) => results[index]?.kind === result);

    for (const [index, result] of results.entries()) {
      const [uid, trouble] = before[index] ?? [0, undefined];
      if (trouble === undefined || result.kind === 'gone' || result.kind === 'stored') troubles.delete(uid);
      else troubles.set(uid, trouble);
      if (result.kind === 'thrown') blame(uid, result.reason);
    }
    await moveMessages(client, having('stored').map(({ uid }) => uid), settings.processedFolder);
    await giveUp(client, having('failed'));
    for (const message of having('oversize')) await announceOversize(client, message);
    const unavailable = results.find((result) => result.kind === 'unavailable');
    if (unavailable !== undefined) throw unavailable.error;
  };

  const offer = async (message: WaitingMessage, raw: Uint8Array | undefined): Promise<Result> => {
    if (raw === undefined) return { kind: 'gone' };
    // The server had announced a smaller one.
    if (raw.length > settings.maximumBytes) return { kind: 'oversize' };
    try {
      return { kind: await callbacks.stored({ ...place(message), raw }) };
    } catch (error) {
      return error instanceof StoreUnavailable ? { kind: 'unavailable', error } : { kind: 'thrown', reason: String(error) };
    }
  };

  return {
    takeAll: async (client, uidValidity) => {
      // Other UIDs now mean other messages: everything is looked at afresh.
      if (uidValidity !== knownUidValidity) {
        troubles.clear();
        announced.clear();
      }
      knownUidValidity = uidValidity;
      const waiting = await listWaiting(client);
      for (const message of waiting.filter(({ bytes }) => bytes > settings.maximumBytes)) await announceOversize(client, message);

      const acceptable = waiting.filter(({ uid, bytes }) => bytes <= settings.maximumBytes && !announced.has(uid));
      for (const batch of batches(acceptable.filter(({ uid }) => !troubles.has(uid)))) {
        if (stopping.aborted) return 0;
        await takeBatch(client, batch);
      }
      const attempts = ({ uid }: WaitingMessage) => troubles.get(uid)?.attempts ?? 0;
      const due = acceptable.filter(({ uid }) => (troubles.get(uid)?.retryAtMs ?? Infinity) <= performance.now());
      // The least suspect first: one that breaks the connection ends this look at the folder.
      for (const message of due.sort((left, right) => attempts(left) - attempts(right))) {
        if (stopping.aborted) return 0;
        if (attempts(message) < maximumAttempts) await takeBatch(client, [message]);
        if (attempts(message) >= maximumAttempts) await giveUp(client, [message]);
      }
      const nextAtMs = acceptable.reduce((next, { uid }) => Math.min(next, troubles.get(uid)?.retryAtMs ?? Infinity), Infinity);
      return Math.max(0, nextAtMs - performance.now());
    },
  };
}

type Result =
  | { kind: 'stored' | 'failed' | 'oversize' | 'gone' }
  | { kind: 'thrown'; reason: string }
  | { kind: 'unavailable'; error: StoreUnavailable };

const headBytes = 64 << 10;
const maximumAttempts = 5;
const firstRetryMs = 1_000;
const batchMessages = 32;
const batchBytes = 8 << 20;

/** Groups messages so that few round trips carry them and little memory holds them. */
function batches(messages: WaitingMessage[]): WaitingMessage[][] {
  const groups: WaitingMessage[][] = [];
  let bytes = Infinity;
  for (const message of messages) {
    const last = groups.at(-1);
    if (last === undefined || last.length >= batchMessages || bytes + message.bytes > batchBytes) {
      groups.push([message]);
      bytes = message.bytes;
    } else {
      last.push(message);
      bytes += message.bytes;
    }
  }
  return groups;
}
