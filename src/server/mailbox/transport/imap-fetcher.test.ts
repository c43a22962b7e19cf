import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dovecot, lmtpDelivery, mailServersAvailable, openMailbox, startDovecot, startProxy, subjectsIn } from '../../../../test/mail-servers/index.ts';
import { imapFetcher, type FetcherAlarm, type FetcherCallbacks, type FetcherState } from './imap-fetcher.ts';
import { StoreUnavailable } from './imap-intake.ts';
import type { ImapSettings } from './settings.ts';

const availability = await mailServersAvailable('dovecot');
if (!availability.available) console.warn(`SKIPPED: tests of fetching from Dovecot: ${availability.reason}`);

const outbound = { allowedNetworks: ['127.0.0.0/8'] };
const withoutMove = 'IMAP4rev1 SASL-IR LITERAL+ ID ENABLE IDLE UIDPLUS';
const withoutIdle = 'IMAP4rev1 SASL-IR LITERAL+ ID ENABLE UIDPLUS MOVE';
const people = 40;

type Event = { stored?: string; alarm?: FetcherAlarm; detail?: string; oversize?: number; state?: FetcherState };

/** Callbacks that keep all they are told, and let a test wait for it. */
function recorder(store: (subject: string) => 'stored' | 'failed' = () => 'stored') {
  const events: Event[] = [];
  const listeners = new Set<() => void>();
  const note = (event: Event) => {
    events.push(event);
    for (const listener of listeners) listener();
  };
  const callbacks: FetcherCallbacks = {
    stored: async ({ raw }) => {
      const subject = /^Subject: (.*)\r$/m.exec(Buffer.from(raw).toString('utf8'))?.[1] ?? '';
      const result = store(subject);
      note({ stored: subject });
      return result;
    },
    oversize: async ({ bytes }) => note({ oversize: bytes }),
    alarm: async (alarm, detail) => note({ alarm, detail }),
    state: (state) => note({ state }),
  };
  const until = (done: (events: Event[]) => boolean) => new Promise<void>((resolve) => {
    const look = () => {
      if (!done(events)) return;
      listeners.delete(look);
      resolve();
    };
    listeners.add(look);
    look();
  });
  const stored = () => events.flatMap((event) => event.stored ?? []);
  return { callbacks, events, until, stored, alarms: () => events.flatMap((event) => event.alarm ?? []) };
}

function mail(subject: string, text = 'x'): string {
  return `Message-ID: <${crypto.randomUUID()}@elsewhere.test>\r\nFrom: sender@elsewhere.test\r\nSubject: ${subject}\r\n\r\n${text}\r\n`;
}

const isIdle = (events: Event[]) => events.at(-1)?.state === 'idle';

describe.skipIf(!availability.available)('imapFetcher with Dovecot', () => {
  let dovecot: Dovecot;
  let poor: { move: Dovecot; idle: Dovecot };
  let post: ReturnType<typeof lmtpDelivery>;
  let used = 0;
  const users = Object.fromEntries(Array.from({ length: people }, (_, index) => [`box${index}@company.test`, 'right']));

  beforeAll(async () => {
    dovecot = await startDovecot({ users });
    poor = { move: await startDovecot({ users, capability: withoutMove }), idle: await startDovecot({ users, capability: withoutIdle }) };
    post = lmtpDelivery(dovecot.lmtpPort);
  });
  afterAll(async () => {
    post.close();
    await Promise.all([dovecot.stop(), poor.move.stop(), poor.idle.stop()]);
  });

  /** A mailbox that no other test uses. */
  function freshBox(changes: Partial<ImapSettings> = {}): { user: string; settings: ImapSettings } {
    const user = `box${used++}@company.test`;
    return {
      user,
      settings: {
        host: '127.0.0.1', port: dovecot.imapPort, encryption: 'none', acceptSelfSigned: false,
        authentication: { kind: 'password', user, password: 'right' },
        folder: 'INBOX', processedFolder: '已处理', failedFolder: '已处理/失败', maximumBytes: 100_000, pollSeconds: 600, ...changes,
      },
    };
  }

  async function foldersOf(user: string, folders: string[], port = dovecot.imapPort): Promise<string[][]> {
    const client = await openMailbox(port, user, 'right');
    const contents: string[][] = [];
    for (const folder of folders) contents.push(await subjectsIn(client, folder.replace('/', '.')));
    await client.logout();
    return contents;
  }

  test('takes what waits, then each new mail as IDLE announces it, and moves it to the processed folder', async () => {
    const { user, settings } = freshBox();
    await post.deliver(user, mail('waiting'));
    const seen = recorder();
    const fetcher = imapFetcher(settings, seen.callbacks, { outbound });
    await seen.until((events) => seen.stored().length === 1 && isIdle(events));
    await post.deliver(user, mail('new'));
    await seen.until((events) => seen.stored().length === 2 && isIdle(events));
    await fetcher.stop();
    expect(seen.stored()).toEqual(['waiting', 'new']);
    expect(seen.alarms()).toEqual([]);
    expect(await foldersOf(user, ['INBOX', '已处理', '已处理/失败'])).toEqual([[], ['waiting', 'new'], []]);
  });

  test('a new mail is stored once the server announces it, long before the next poll', async () => {
    // Dovecot itself collects changes for half a second before it announces them.
    let announced = false;
    const line = await startProxy(dovecot.imapPort, (chunk) => { if (/^\* 1 EXISTS/m.test(chunk)) announced = true; });
    const { user, settings } = freshBox({ port: line.port });
    const seen = recorder();
    const fetcher = imapFetcher(settings, seen.callbacks, { outbound });
    await seen.until(isIdle);
    expect(announced).toBe(false);
    await post.deliver(user, mail('quick'));
    await seen.until(() => seen.stored().length === 1);
    expect(announced).toBe(true);
    await fetcher.stop();
    await line.stop();
  });

  test('a message that breaks the connection whenever it is fetched does not hold up the others', async () => {
    const line = await startProxy(dovecot.imapPort, (chunk, breakOff) => { if (chunk.includes('Subject: poison')) breakOff(); });
    const { user, settings } = freshBox({ port: line.port, pollSeconds: 0.05 });
    for (const subject of ['first', 'poison', 'last']) await post.deliver(user, mail(subject, 'x'.repeat(20_000)));
    const seen = recorder();
    const fetcher = imapFetcher(settings, seen.callbacks, { outbound });
    await seen.until(() => seen.stored().includes('first') && seen.stored().includes('last'));
    await seen.until((events) => events.at(-1)?.state === 'disconnected');
    await fetcher.stop();
    await line.stop();
    expect(seen.stored()).not.toContain('poison');
    expect(await foldersOf(user, ['INBOX'])).toEqual([['poison']]);
  });

  test('hands over the bytes that lie on the server, and leaves them unread', async () => {
    const { user, settings } = freshBox();
    const raw = mail('bytes', `${'汉字 \u00a0 line\r\n'.repeat(2_000)}..dot\r\n`);
    await post.deliver(user, raw);
    const hashes: string[] = [];
    const seen = recorder();
    const callbacks = { ...seen.callbacks, stored: async (message: { raw: Uint8Array }) => {
      hashes.push(createHash('sha256').update(message.raw).digest('hex'));
      return 'stored' as const;
    } };
    const fetcher = imapFetcher(settings, callbacks, { outbound });
    await seen.until((events) => hashes.length === 1 && isIdle(events));
    await fetcher.stop();
    const client = await openMailbox(dovecot.imapPort, user, 'right');
    await client.mailboxOpen('已处理');
    const message = await client.fetchOne('1', { source: true, flags: true });
    await client.logout();
    if (message === false || message === undefined || message.source === undefined) throw new Error('not in the processed folder');
    expect(hashes).toEqual([createHash('sha256').update(message.source).digest('hex')]);
    expect(message.source.includes(raw)).toBe(true);
    expect(message.flags?.has('\\Seen')).toBe(false);
  });

  test('a server without MOVE copies, and expunges only what was copied', async () => {
    const { user, settings } = freshBox({ port: poor.move.imapPort });
    const client = await openMailbox(poor.move.imapPort, user, 'right');
    await client.append('INBOX', mail('one'));
    await client.append('INBOX', mail('too large', 'x'.repeat(200_000)), ['\\Deleted']);
    const seen = recorder();
    const fetcher = imapFetcher(settings, seen.callbacks, { outbound });
    await seen.until((events) => seen.stored().length === 1 && isIdle(events));
    await fetcher.stop();
    await client.logout();
    expect(await foldersOf(user, ['INBOX', '已处理'], poor.move.imapPort)).toEqual([['too large'], ['one']]);
  });

  test('a server without IDLE is polled', async () => {
    const { user, settings } = freshBox({ port: poor.idle.imapPort, pollSeconds: 0.2 });
    const seen = recorder();
    const fetcher = imapFetcher(settings, seen.callbacks, { outbound });
    await seen.until(isIdle);
    const client = await openMailbox(poor.idle.imapPort, user, 'right');
    await client.append('INBOX', mail('polled'));
    await client.logout();
    await seen.until(() => seen.stored().length === 1);
    await fetcher.stop();
    expect(seen.stored()).toEqual(['polled']);
  });

  test('killed between stored and moved: offered again, with the same key', async () => {
    const { user, settings } = freshBox();
    for (const subject of ['a', 'b', 'c']) await post.deliver(user, mail(subject));
    const program = `
      import { imapFetcher } from ${JSON.stringify(new URL('./imap-fetcher.ts', import.meta.url).href)};
      imapFetcher(${JSON.stringify(settings)}, {
        stored: async ({ folder, uidValidity, uid }) => {
          process.stdout.write([folder, uidValidity, uid].join(' ') + '\\n');
          if (uid === 3) process.kill(process.pid, 'SIGKILL');
          return 'stored';
        }, oversize: async () => {}, alarm: async () => {}, state: () => {},
      }, { outbound: { allowedNetworks: ['127.0.0.0/8'] } });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => { output += String(chunk); });
    const [, signal] = await once(child, 'close');
    expect(signal).toBe('SIGKILL');
    const firstRun = output.trim().split('\n');
    expect(firstRun).toHaveLength(3);

    const secondRun: string[] = [];
    const seen = recorder();
    const fetcher = imapFetcher(settings, { ...seen.callbacks, stored: async ({ folder, uidValidity, uid }) => {
      secondRun.push([folder, uidValidity, uid].join(' '));
      return 'stored';
    } }, { outbound });
    await seen.until((events) => secondRun.length === 3 && isIdle(events));
    await fetcher.stop();
    expect(secondRun).toEqual(firstRun);
    expect(await foldersOf(user, ['INBOX', '已处理'])).toEqual([[], ['a', 'b', 'c']]);
  });

  test('a folder that was deleted is an alarm; made again it is read again, with its new UIDVALIDITY', async () => {
    const { user, settings } = freshBox({ folder: '审批', processedFolder: '完成' });
    const client = await openMailbox(dovecot.imapPort, user, 'right');
    await client.mailboxCreate('审批');
    await client.append('审批', mail('before'));
    const validities: string[] = [];
    const seen = recorder();
    const fetcher = imapFetcher(settings, { ...seen.callbacks, stored: async (message) => {
      validities.push(`${message.uidValidity}/${message.uid}`);
      return seen.callbacks.stored(message);
    } }, { outbound });
    await seen.until((events) => seen.stored().length === 1 && isIdle(events));
    await client.mailboxDelete('审批');
    await seen.until(() => seen.alarms().includes('folder-missing'));
    await client.mailboxCreate('审批');
    await client.append('审批', mail('after'));
    await seen.until((events) => seen.stored().length === 2 && isIdle(events));
    await fetcher.stop();
    await client.logout();
    expect(seen.stored()).toEqual(['before', 'after']);
    expect(validities[0]).not.toBe(validities[1]);
    expect(validities.every((key) => key.endsWith('/1'))).toBe(true);
  });

  test('the processed folder is made again when somebody deleted it', async () => {
    const { user, settings } = freshBox({ processedFolder: '完成' });
    const seen = recorder();
    const fetcher = imapFetcher(settings, seen.callbacks, { outbound });
    await seen.until(isIdle);
    const client = await openMailbox(dovecot.imapPort, user, 'right');
    await client.mailboxDelete('完成');
    await client.logout();
    await post.deliver(user, mail('late'));
    await seen.until((events) => seen.stored().length === 1 && isIdle(events));
    await fetcher.stop();
    expect(await foldersOf(user, ['INBOX', '完成'])).toEqual([[], ['late']]);
  });

  test('a message that can never be stored ends in the failed folder and keeps nobody waiting', async () => {
    const { user, settings } = freshBox({ pollSeconds: 0.05 });
    let attempts = 0;
    const seen = recorder((subject) => {
      if (subject !== 'poison') return 'stored';
      attempts += 1;
      throw new Error('this one breaks us');
    });
    for (const subject of ['first', 'poison', 'last']) await post.deliver(user, mail(subject));
    const fetcher = imapFetcher(settings, seen.callbacks, { outbound });
    await seen.until((events) => seen.alarms().includes('message-failed') && isIdle(events));
    await fetcher.stop();
    expect(attempts).toBe(5);
    expect(seen.stored()).toEqual(['first', 'last']);
    expect(seen.events.find((event) => event.alarm === 'message-failed')?.detail).toContain('this one breaks us');
    expect(await foldersOf(user, ['INBOX', '已处理', '已处理/失败'])).toEqual([[], ['first', 'last'], ['poison']]);
  });

  test('a message that the callback calls failed goes there at once', async () => {
    const { user, settings } = freshBox();
    await post.deliver(user, mail('no'));
    const seen = recorder(() => 'failed');
    const fetcher = imapFetcher(settings, seen.callbacks, { outbound });
    await seen.until((events) => seen.alarms().includes('message-failed') && isIdle(events));
    await fetcher.stop();
    expect(await foldersOf(user, ['INBOX', '已处理/失败'])).toEqual([[], ['no']]);
  });

  test('while nothing can be stored, fetching pauses and no message is blamed', async () => {
    const { user, settings } = freshBox({ pollSeconds: 0.05 });
    await post.deliver(user, mail('patient'));
    let failures = 0;
    const seen = recorder(() => {
      failures += 1;
      if (failures < 3) throw new StoreUnavailable('the database is down');
      return 'stored';
    });
    const fetcher = imapFetcher(settings, seen.callbacks, { outbound });
    await seen.until((events) => seen.stored().length === 1 && isIdle(events));
    await fetcher.stop();
    expect(seen.alarms()).toEqual(['store-unavailable']);
    expect(await foldersOf(user, ['INBOX', '已处理'])).toEqual([[], ['patient']]);
  });

  test('an oversize message is announced once, not downloaded, and stays', async () => {
    const { user, settings } = freshBox({ pollSeconds: 0.05 });
    await post.deliver(user, mail('huge', 'x'.repeat(200_000)));
    await post.deliver(user, mail('small'));
    const heads: string[] = [];
    const seen = recorder();
    const fetcher = imapFetcher(settings, { ...seen.callbacks, oversize: async (message) => {
      heads.push(Buffer.from(message.head).toString('utf8'));
      return seen.callbacks.oversize(message);
    } }, { outbound });
    await seen.until((events) => events.filter((event) => event.state === 'idle').length >= 4);
    await fetcher.stop();
    expect(seen.stored()).toEqual(['small']);
    expect(seen.events.filter((event) => event.oversize !== undefined)).toHaveLength(1);
    expect(heads[0]).toContain('Subject: huge');
    expect(heads[0]?.length).toBeLessThanOrEqual(64 << 10);
    expect(await foldersOf(user, ['INBOX', '已处理'])).toEqual([['huge'], ['small']]);
  });

  test('a server that comes back is connected to again', async () => {
    const own = await startDovecot({ users: { 'a@company.test': 'right' } });
    const { settings } = freshBox({ port: own.imapPort, authentication: { kind: 'password', user: 'a@company.test', password: 'right' } });
    const seen = recorder();
    const fetcher = imapFetcher(settings, seen.callbacks, { outbound });
    await seen.until(isIdle);
    await own.stop();
    await seen.until((events) => events.some((event) => event.state === 'disconnected'));
    const again = await startDovecot({ users: { 'a@company.test': 'right' }, imapPort: own.imapPort });
    const client = await openMailbox(again.imapPort, 'a@company.test', 'right');
    await client.append('INBOX', mail('after the outage'));
    await client.logout();
    await seen.until(() => seen.stored().length === 1);
    await fetcher.stop();
    await again.stop();
    expect(seen.alarms()).toEqual([]);
  });

  test('TLS: a self-signed certificate is refused with an alarm unless it was accepted', async () => {
    const refused = recorder();
    const { settings } = freshBox({ port: dovecot.imapsPort, encryption: 'tls' });
    const strict = imapFetcher(settings, refused.callbacks, { outbound });
    await refused.until(() => refused.alarms().length > 0);
    await strict.stop();
    expect(refused.alarms()).toEqual(['tls']);
    for (const encryption of ['tls', 'starttls'] as const) {
      const accepted = recorder();
      const port = encryption === 'tls' ? dovecot.imapsPort : dovecot.imapPort;
      const lenient = imapFetcher({ ...settings, port, encryption, acceptSelfSigned: true }, accepted.callbacks, { outbound });
      await accepted.until(isIdle);
      await lenient.stop();
    }
  });

  test('a wrong password is an alarm', async () => {
    const { user, settings } = freshBox();
    const seen = recorder();
    const fetcher = imapFetcher({ ...settings, authentication: { kind: 'password', user, password: 'wrong' } }, seen.callbacks, { outbound });
    await seen.until(() => seen.alarms().length > 0);
    await fetcher.stop();
    expect(seen.alarms()).toEqual(['login']);
  });

  test('stop waits for the message being stored and moves it', async () => {
    const { user, settings } = freshBox();
    await post.deliver(user, mail('last one'));
    let begin = () => {};
    let finish = () => {};
    const begun = new Promise<void>((resolve) => { begin = resolve; });
    const finished = new Promise<void>((resolve) => { finish = resolve; });
    const seen = recorder();
    const fetcher = imapFetcher(settings, { ...seen.callbacks, stored: async () => {
      begin();
      await finished;
      return 'stored';
    } }, { outbound });
    await begun;
    const stopped = fetcher.stop();
    finish();
    await stopped;
    expect(await foldersOf(user, ['INBOX', '已处理'])).toEqual([[], ['last one']]);
  });
});
