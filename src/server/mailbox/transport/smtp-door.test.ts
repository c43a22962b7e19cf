import { createTransport } from 'nodemailer';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { mailServersAvailable, startPostfix } from '../../../../test/mail-servers/index.ts';
import { smtpDoor, type ReceivedMessage, type SmtpDoorOptions } from './smtp-door.ts';

type Door = Awaited<ReturnType<typeof smtpDoor>>;
let doors: Door[] = [];
afterEach(async () => {
  await Promise.all(doors.map((door) => door.close()));
  doors = [];
});

async function openDoor(changes: Partial<SmtpDoorOptions> = {}): Promise<{ port: number; received: ReceivedMessage[] }> {
  const received: ReceivedMessage[] = [];
  const door = await smtpDoor({
    port: 0, address: '127.0.0.1', protocol: 'smtp', clients: ['127.0.0.0/8'], maximumBytes: 10_000,
    limits: { connectionsPerAddress: 5, recipientsPerMessage: 3 },
    accepts: async (recipient) => recipient.endsWith('@approvals.test'),
    received: async (message) => { received.push(message); },
    ...changes,
  });
  doors.push(door);
  return { port: door.port, received };
}

function client(port: number, lmtp = false) {
  return createTransport({ host: '127.0.0.1', port, lmtp, secure: false, ignoreTLS: true });
}

const raw = 'From: wang@company.test\r\nSubject: Re: x\r\n\r\n同意#\r\n..dot\r\n';
const envelope = { from: 'wang@company.test', to: ['flow+1@approvals.test'] };

describe('smtpDoor', () => {
  test.each([['smtp', false], ['lmtp', true]] as const)('hands on what came by %s, byte for byte', async (protocol, lmtp) => {
    const { port, received } = await openDoor({ protocol });
    await client(port, lmtp).sendMail({ envelope, raw });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ envelopeFrom: 'wang@company.test', recipients: ['flow+1@approvals.test'], remoteAddress: '127.0.0.1', tls: false });
    expect(Buffer.from(received[0]?.raw ?? []).toString('utf8')).toBe(raw);
  });

  test('says 250 only after the commit', async () => {
    const order: string[] = [];
    let commit = () => {};
    let begun = () => {};
    const reached = new Promise<void>((resolve) => { begun = resolve; });
    const { port } = await openDoor({ received: () => new Promise((resolve) => {
      commit = () => { order.push('committed'); resolve(); };
      begun();
    }) });
    const sent = client(port).sendMail({ envelope, raw }).then(() => order.push('250'));
    await reached;
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual([]);
    commit();
    await sent;
    expect(order).toEqual(['committed', '250']);
  });

  test('asks to try again when storing fails, and accepts the next try', async () => {
    let tries = 0;
    const { port } = await openDoor({ received: async () => { if (++tries === 1) throw new Error('database down'); } });
    await expect(client(port).sendMail({ envelope, raw })).rejects.toMatchObject({ responseCode: 451 });
    await client(port).sendMail({ envelope, raw });
    expect(tries).toBe(2);
  });

  test('keeps the null return path of a bounce', async () => {
    const { port, received } = await openDoor();
    await client(port).sendMail({ envelope: { from: false, to: envelope.to }, raw });
    expect(received[0]?.envelopeFrom).toBe('');
  });

  test('refuses other recipients, relays nothing', async () => {
    const { port, received } = await openDoor();
    await expect(client(port).sendMail({ envelope: { ...envelope, to: 'someone@elsewhere.test' }, raw })).rejects.toMatchObject({ responseCode: 550 });
    expect(received).toEqual([]);
  });

  test('refuses too many recipients and too large a message', async () => {
    const { port, received } = await openDoor();
    const many = ['a', 'b', 'c', 'd'].map((name) => `${name}@approvals.test`);
    expect((await client(port).sendMail({ envelope: { ...envelope, to: many }, raw })).rejected).toEqual(['d@approvals.test']);
    // Without the declared size, so that the text itself is what is too large.
    const reply = await say(port, ['EHLO x', 'MAIL FROM:<a@b.test>', 'RCPT TO:<a@approvals.test>', 'DATA', `${'x'.repeat(20_000)}\r\n.`, 'QUIT']);
    expect(reply).toContain('552 ');
    expect(received).toHaveLength(1);
  });

  test('lets in only the company\'s own servers', async () => {
    const { port, received } = await openDoor({ clients: ['10.1.2.3'] });
    await expect(client(port).sendMail({ envelope, raw })).rejects.toMatchObject({ responseCode: 554 });
    expect(received).toEqual([]);
  });

  test('limits the connections of an address', async () => {
    const { port } = await openDoor({ limits: { connectionsPerAddress: 1, recipientsPerMessage: 3 } });
    const first = connect(port, '127.0.0.1');
    await new Promise((resolve) => first.once('data', resolve));
    expect(await say(port, [])).toContain('421 ');
    first.end('QUIT\r\n');
    await new Promise((resolve) => first.once('close', resolve));
    await client(port).sendMail({ envelope, raw });
  });

  test('a bare line feed before the dot does not end the message (SMTP smuggling)', async () => {
    const { port, received } = await openDoor();
    const smuggled = 'Subject: a\r\n\r\nx\n.\nMAIL FROM:<boss@company.test>\r\nRCPT TO:<a@approvals.test>\r\nDATA\r\nevil\r\n.';
    await say(port, ['EHLO x', 'MAIL FROM:<a@b.test>', 'RCPT TO:<a@approvals.test>', 'DATA', smuggled, 'QUIT']);
    expect(received.map((message) => message.envelopeFrom)).toEqual(['a@b.test']);
  });
});

/** Says the lines one after the other, each after the reply to the last; returns all replies. */
function say(port: number, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    const rest = [...lines];
    socket.on('data', (chunk) => {
      heard += String(chunk);
      const last = heard.trimEnd().split('\r\n').at(-1) ?? '';
      const next = /^\d{3} /.test(last) ? rest.shift() : undefined;
      if (next !== undefined) socket.write(`${next}\r\n`);
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });
}

const availability = await mailServersAvailable();
if (!availability.available) console.warn(`SKIPPED: tests of smtpDoor behind Postfix: ${availability.reason}`);

describe.skipIf(!availability.available)('smtpDoor behind Postfix', () => {
  test.each(['smtp', 'lmtp'] as const)('the company\'s mail server hands mail over by %s, and tries again after a 451', async (protocol) => {
    let tries = 0;
    const { port, received } = await openDoor({ protocol, received: async (message) => {
      tries += 1;
      if (tries === 1) throw new Error('not now');
      received.push(message);
    } });
    const postfix = await startPostfix({ relay: { 'approvals.test': { port, protocol } } });
    await client(postfix.smtpPort).sendMail({ envelope, raw });
    await postfix.logged(/status=deferred.*451/);
    await postfix.flush();
    await postfix.logged(/status=sent/);
    await postfix.stop();
    expect(received).toHaveLength(1);
    expect(Buffer.from(received[0]?.raw ?? []).toString('utf8')).toContain('同意#');
  });
});
