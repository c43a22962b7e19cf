import { setTimeout as delay } from 'node:timers/promises';
import { bell } from './bell.ts';
import { connectionCause, describeError, type ConnectionCause } from './connection-cause.ts';
import { openImap } from './imap-connection.ts';
import { ensureFolder, FolderMissing, openFolder } from './imap-folder.ts';
import { imapIntake, StoreUnavailable, type IntakeCallbacks } from './imap-intake.ts';
import type { OutboundPolicy } from './outbound-connection.ts';
import type { ImapSettings } from './settings.ts';

/**
 * What an administrator is told: the cause of a failed connection, a deleted folder, a store of
 * ours that takes nothing, or a message that was put into the failed folder.
 */
export type FetcherAlarm = ConnectionCause | 'folder-missing' | 'store-unavailable' | 'message-failed';

export type FetcherState = 'connecting' | 'fetching' | 'idle' | 'disconnected' | 'stopped';

export type FetcherCallbacks = IntakeCallbacks & {
  /** Once per kind until the account works again; `message-failed` for each message. */
  alarm(kind: FetcherAlarm, detail: string): Promise<void>;
  state(kind: FetcherState): void;
};

/**
 * Fetches a mailbox for as long as it is not stopped: IDLE, and a look at the folder every
 * `pollSeconds`; after any failure it connects again, ever more slowly (mail-rules.md 23–27).
 * @returns `stop`, which waits for the messages being stored and moves those that were
 */
export function imapFetcher(settings: ImapSettings, callbacks: FetcherCallbacks, options: { outbound: OutboundPolicy }): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const alarms = alarmOnce(callbacks);
  const intake = imapIntake(settings, callbacks, stopping.signal);

  const session = async (healthy: () => void): Promise<void> => {
    const client = await openImap(settings, { outbound: options.outbound, maximumBytes: settings.maximumBytes, stopping: stopping.signal });
    const news = bell();
    client.on('exists', news.ring);
    client.on('close', news.ring);
    stopping.signal.addEventListener('abort', news.ring);
    try {
      await ensureFolder(client, settings.processedFolder);
      await ensureFolder(client, settings.failedFolder);
      let uidValidity = await openFolder(client, settings.folder);
      while (!stopping.signal.aborted) {
        callbacks.state('fetching');
        news.silence();
        const retryMs = await intake.takeAll(client, uidValidity);
        healthy();
        if (stopping.signal.aborted) break;
        callbacks.state('idle');
        // Ends when the next command is sent; a lost connection rings as well.
        client.idle().catch(() => undefined);
        const rang = await news.heard(Math.min(settings.pollSeconds * 1_000, retryMs));
        if (!client.usable) throw new Error('the server closed the connection');
        // Selecting again shows what a silent server did not announce, a new UIDVALIDITY too.
        if (!rang) uidValidity = await openFolder(client, settings.folder);
      }
      await client.logout();
    } finally {
      stopping.signal.removeEventListener('abort', news.ring);
      client.close();
    }
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      callbacks.state('connecting');
      try {
        await session(() => { failures = 0; alarms.clear(); });
      } catch (error) {
        failures += 1;
        const kind = alarmKind(error);
        if (!passing.has(kind) || failures >= failuresBeforeAlarm) await alarms.raise(kind, describeError(error));
        callbacks.state('disconnected');
        await delay(backOffMs(failures, kind), undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    callbacks.state('stopped');
  };

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** What a restart or a hiccup of the network shows as; an alarm only when it lasts. */
const passing: ReadonlySet<FetcherAlarm> = new Set<FetcherAlarm>(['lost', 'timeout', 'refused', 'dns']);
const failuresBeforeAlarm = 3;

function alarmKind(error: unknown): FetcherAlarm {
  if (error instanceof FolderMissing) return 'folder-missing';
  return error instanceof StoreUnavailable ? 'store-unavailable' : connectionCause(error);
}

/** Doubles from one second to five minutes, half of it by chance; a refused login is not hammered. */
function backOffMs(failures: number, kind: FetcherAlarm): number {
  const firstMs = kind === 'login' || kind === 'oauth' ? 30_000 : 1_000;
  const fullMs = Math.min(firstMs * 2 ** (failures - 1), 300_000);
  return fullMs * (0.5 + Math.random() / 2);
}

function alarmOnce(callbacks: FetcherCallbacks): { raise(kind: FetcherAlarm, detail: string): Promise<void>; clear(): void } {
  const raised = new Set<FetcherAlarm>();
  return {
    raise: async (kind, detail) => {
      if (raised.has(kind)) return;
      raised.add(kind);
      // Whoever can't be told now is told at the next failure.
      await callbacks.alarm(kind, detail).catch(() => raised.delete(kind));
    },
    clear: () => raised.clear(),
  };
}
