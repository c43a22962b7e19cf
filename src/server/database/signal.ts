import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { run, sql } from './query.ts';

export type Topic = 'outbox' | 'inbox' | 'timer' | 'settings';
/** Wakes those who wait for work, here and on the other nodes. Losing one only delays: sweepers are the guarantee. */
export type Signal = {
  /** Call it after commit. */
  raise(topic: Topic, accountSet: string): void;
  on(topic: Topic, listener: (accountSet: string) => void): () => void;
  close(): Promise<void>;
};

const CHANNEL = 'countersign';
/** A NOTIFY holds a lock over the whole cluster, so wake-ups are gathered and sent together. */
const BATCH_MS = 20;

/** A signal that reaches every node by LISTEN and NOTIFY. */
export async function openSignal(pool: pg.Pool, direct: pg.PoolConfig, log: (line: string) => void): Promise<Signal> {
  const emitter = new EventEmitter().setMaxListeners(1000);
  const origin = crypto.randomUUID();
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let client: pg.Client | undefined;

  async function listen(): Promise<void> {
    while (!closed) {
      try {
        client = new pg.Client({ ...direct, application_name: 'countersign listener' });
        const ended = new Promise<void>((resolve) => client?.once('end', resolve).once('error', () => resolve()));
        client.on('notification', ({ payload }) => receive(payload ?? ''));
        await client.connect();
        await client.query(`listen ${CHANNEL}`);
        if (listening) listening();
        await ended;
      } catch (error) {
        if (!closed) log(`The listener lost the database: ${error instanceof Error ? error.message : String(error)}`);
      }
      if (!closed) await pause(500);
    }
  }
  function receive(payload: string): void {
    const [sender, ...messages] = payload.split(' ');
    if (sender === origin) return;
    for (const message of messages) announce(message);
  }
  function announce(message: string): void {
    const [topic, accountSet] = message.split(':');
    if (topic !== undefined && accountSet !== undefined) emitter.emit(topic, accountSet);
  }
  function flush(): void {
    timer = undefined;
    const payload = [origin, ...gathered].join(' ').slice(0, 7900);
    gathered.clear();
    run(pool, sql`select pg_notify(${CHANNEL}, ${payload})`).catch((error: Error) => { if (!closed) log(`A wake-up was not sent: ${error.message}`); });
  }
  let listening: (() => void) | undefined;
  const started = new Promise<void>((resolve) => { listening = resolve; });
  void listen();
  await started;
  return {
    raise(topic, accountSet) {
      const message = `${topic}:${accountSet}`;
      announce(message);
      gathered.add(message);
      timer ??= setTimeout(flush, BATCH_MS);
    },
    on(topic, listener) {
      emitter.on(topic, listener);
      return () => emitter.off(topic, listener);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
