import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dovecot, mailServersAvailable, type Postfix, startDovecot, startHostileSmtp, startPostfix } from '../../../../test/mail-servers/index.ts';
import { OAuthRefused } from './oauth.ts';
import type { MailAuthentication, SmtpSettings } from './settings.ts';
import { smtpSender, type SendOutcome } from './smtp-sender.ts';

const outbound = { allowedNetworks: ['127.0.0.0/8'] };

function settings(port: number, changes: Partial<SmtpSettings> = {}): SmtpSettings {
  return {
    host: '127.0.0.1', port, encryption: 'none', acceptSelfSigned: false, authentication: { kind: 'anonymous' },
    fromAddress: 'flow@company.test', fromName: '会签', ...changes,
  };
}

function message(to: string[] = ['wang@company.test'], text = 'Hello') {
  const raw = `Message-ID: <${crypto.randomUUID()}@company.test>\r\nFrom: flow@company.test\r\nTo: ${to.join(', ')}\r\n\r\n${text}\r\n`;
  return { envelope: { from: 'flow@company.test', to }, raw: new TextEncoder().encode(raw) };
}

describe('smtpSender against a hostile server', () => {
  /** Sends one message, after the warm-up ones, to a server that reacts so. */
  async function sendTo(react: Parameters<typeof startHostileSmtp>[0], to?: string[]): Promise<{ outcome: SendOutcome; texts: number; connections: number }> {
    const server = await startHostileSmtp(react);
    const sender = smtpSender(settings(server.port), { outbound });
    const outcome = await sender.send(message(to));
    await sender.close();
    await server.stop();
    return { outcome, texts: server.textsReceived(), connections: server.connections() };
  }

  test('a connection lost after the final dot is uncertain, and nothing is sent again', async () => {
    const { outcome, texts, connections } = await sendTo(({ said }) => (said === '.' ? 'drop' : undefined));
    expect(outcome.kind).toBe('uncertain');
    expect(texts).toBe(1);
    expect(connections).toBe(1);
  });

  test('a connection lost in the middle of the text is uncertain too', async () => {
    const { outcome, connections } = await sendTo(({ said }) => (said === 'text' ? 'drop' : undefined));
    expect(outcome.kind).toBe('uncertain');
    expect(connections).toBe(1);
  });

  test.each(['EHLO', 'MAIL', 'RCPT', 'DATA'])('a connection lost at %s, before any text, is temporary', async (command) => {
    const { outcome, texts } = await sendTo(({ said }) => (said.startsWith(command) ? 'drop' : undefined));
    expect(outcome).toMatchObject({ kind: 'temporary', cause: 'lost', afterData: false });
    expect(texts).toBe(0);
  });

  test('a 4xx after the text is temporary, and says that the server had read it', async () => {
    const { outcome } = await sendTo(({ said }) => (said === '.' ? '451 4.3.0 try later' : undefined));
    expect(outcome).toEqual({ kind: 'temporary', cause: 'server', response: '451 4.3.0 try later', afterData: true, recipients: [] });
  });

  test.each([['MAIL', '550 5.7.1 not you'], ['DATA', '554 5.5.1 no'], ['.', '550 5.7.1 spam']])('a 5xx at %s is refused', async (command, reply) => {
    const { outcome } = await sendTo(({ said }) => (said.startsWith(command) ? reply : undefined));
    expect(outcome).toMatchObject({ kind: 'refused', response: reply });
  });

  test('a 5xx to the greeting refuses us, not the message: it waits', async () => {
    const { outcome } = await sendTo(({ said }) => (said === 'connected' ? '554 5.7.1 your address is listed' : undefined));
    expect(outcome).toMatchObject({ kind: 'temporary', cause: 'server', afterData: false });
  });

  test('each recipient has his own outcome', async () => {
    const replies: Record<string, string> = { gone: '550 5.1.1 no such user', full: '452 4.2.2 mailbox full' };
    const { outcome } = await sendTo(({ said }) => {
      const name = /^RCPT TO:<(\w+)@/.exec(said)?.[1];
      return name === undefined ? undefined : replies[name];
    }, ['wang@company.test', 'gone@company.test', 'full@company.test']);
    if (outcome.kind !== 'accepted') throw new Error(`unexpected: ${outcome.kind}`);
    expect(outcome.recipients).toEqual([
      { address: 'wang@company.test', accepted: true, temporary: false, response: '250 2.0.0 taken' },
      { address: 'gone@company.test', accepted: false, temporary: false, response: '550 5.1.1 no such user' },
      { address: 'full@company.test', accepted: false, temporary: true, response: '452 4.2.2 mailbox full' },
    ]);
  });

  test('when all recipients are refused, one mailbox that is merely full keeps the message alive', async () => {
    const full = await sendTo(({ said }) => (said.startsWith('RCPT') ? '452 4.2.2 full' : undefined));
    expect(full.outcome).toMatchObject({ kind: 'temporary', afterData: false, recipients: [{ address: 'wang@company.test', temporary: true }] });
    const gone = await sendTo(({ said }) => (said.startsWith('RCPT') ? '550 5.1.1 gone' : undefined));
    expect(gone.outcome).toMatchObject({ kind: 'refused', recipients: [{ address: 'wang@company.test', temporary: false }] });
  });

  test('a pooled connection that the server closed while it was idle costs nothing: the next message goes out on a new one', async () => {
    const server = await startHostileSmtp(({ said, connection }) => (connection === 1 && said.startsWith('MAIL') && server.textsReceived() > 0 ? 'drop' : undefined));
    const sender = smtpSender(settings(server.port), { outbound, maximumConnections: 1 });
    expect((await sender.send(message())).kind).toBe('accepted');
    expect((await sender.send(message())).kind).toBe('accepted');
    expect(server.connections()).toBe(2);
    expect(server.textsReceived()).toBe(2);
    await sender.close();
    await server.stop();
  });

  test('one connection carries many messages', async () => {
    const server = await startHostileSmtp(() => undefined);
    const sender = smtpSender(settings(server.port), { outbound, maximumConnections: 1 });
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => sender.send(message())));
    expect(outcomes.every((outcome) => outcome.kind === 'accepted')).toBe(true);
    expect(server.connections()).toBe(1);
    await sender.close();
    await server.stop();
  });

  test('the rate of the account is kept, over all connections together', async () => {
    const times: number[] = [];
    const server = await startHostileSmtp(({ said }) => { if (said === '.') times.push(performance.now()); return undefined; });
    const sender = smtpSender(settings(server.port, { messagesPerSecond: 20 }), { outbound });
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: 11 }, () => sender.send(message())));
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(490);
    expect(times.filter((time) => time - startedAt < 250).length).toBeLessThanOrEqual(6);
    await sender.close();
    await server.stop();
  });

  test('where STARTTLS is asked for, nothing goes out without it', async () => {
    const server = await startHostileSmtp(({ said }) => (said === 'STARTTLS' ? '502 5.5.1 not here' : undefined));
    const sender = smtpSender(settings(server.port, { encryption: 'starttls', acceptSelfSigned: true }), { outbound });
    expect(await sender.send(message())).toMatchObject({ kind: 'temporary' });
    expect(server.textsReceived()).toBe(0);
    await sender.close();
    await server.stop();
  });

  test('a token that the server refuses is renewed', async () => {
    let token = 'old';
    const server = await startHostileSmtp(({ said }) => {
      if (said.startsWith('EHLO')) return '250-hostile.test\r\n250 AUTH XOAUTH2';
      const login = /^AUTH XOAUTH2 (.*)/.exec(said)?.[1];
      if (login === undefined) return undefined;
      return atob(login).includes('auth=Bearer new') ? '235 2.7.0 welcome' : '535 5.7.8 token expired';
    });
    const authentication: MailAuthentication = { kind: 'oauth', user: 'flow@company.test', accessToken: async (renew) => {
      if (renew === true) token = 'new';
      return token;
    } };
    const sender = smtpSender(settings(server.port, { authentication }), { outbound });
    expect((await sender.send(message())).kind).toBe('accepted');
    await sender.close();
    await server.stop();
  });

  test('expired OAuth credentials keep the mail and are named', async () => {
    const server = await startHostileSmtp(({ said }) => (said.startsWith('EHLO') ? '250-hostile.test\r\n250 AUTH XOAUTH2' : undefined));
    const authentication: MailAuthentication = { kind: 'oauth', user: 'flow@company.test', accessToken: () => Promise.reject(new OAuthRefused('invalid_client', 'expired')) };
    const sender = smtpSender(settings(server.port, { authentication }), { outbound });
    expect(await sender.send(message())).toMatchObject({ kind: 'temporary', cause: 'oauth' });
    await sender.close();
    await server.stop();
  });

  test('a host in a forbidden network is not connected to', async () => {
    const server = await startHostileSmtp(() => undefined);
    const sender = smtpSender(settings(server.port), { outbound: { allowedNetworks: [] } });
    expect(await sender.send(message())).toMatchObject({ kind: 'temporary', cause: 'forbidden' });
    expect(server.connections()).toBe(0);
    await sender.close();
    await server.stop();
  });

  test('close waits for the message that is being sent', async () => {
    const server = await startHostileSmtp(() => undefined);
    const sender = smtpSender(settings(server.port), { outbound });
    const sending = sender.send(message());
    await sender.close();
    expect((await sending).kind).toBe('accepted');
    await server.stop();
  });
});

const availability = await mailServersAvailable();
if (!availability.available) console.warn(`SKIPPED: tests with Postfix and Dovecot: ${availability.reason}`);

describe.skipIf(!availability.available)('smtpSender with Postfix', () => {
  let dovecot: Dovecot;
  let postfix: Postfix;
  const password: MailAuthentication = { kind: 'password', user: 'flow@company.test', password: 'right' };
  beforeAll(async () => {
    dovecot = await startDovecot({ users: { 'flow@company.test': 'right', 'wang@company.test': 'w' } });
    postfix = await startPostfix({ mailboxes: { domains: ['company.test'], lmtpPort: dovecot.lmtpPort }, authenticationPort: dovecot.authenticationPort });
  });
  afterAll(async () => {
    await postfix.stop();
    await dovecot.stop();
  });

  async function sendOnce(changes: Partial<SmtpSettings>, from = 'flow@company.test'): Promise<SendOutcome> {
    const sender = smtpSender(settings(postfix.smtpPort, changes), { outbound });
    const { raw } = message();
    const outcome = await sender.send({ envelope: { from, to: ['wang@company.test'] }, raw });
    await sender.close();
    return outcome;
  }

  test('a mail arrives in the mailbox behind it, once', async () => {
    const outcome = await sendOnce({ authentication: password });
    if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
    const queueId = /queued as (\w+)/.exec(outcome.response)?.[1] ?? 'none';
    const log = await postfix.logged(new RegExp(`${queueId}: removed`));
    expect(log.match(new RegExp(`${queueId}: to=<wang@company.test>.*status=sent`, 'g'))).toHaveLength(1);
  });

  test('STARTTLS with a self-signed certificate works only where it was accepted', async () => {
    const secured = { encryption: 'starttls' as const, authentication: password };
    expect((await sendOnce({ ...secured, acceptSelfSigned: true })).kind).toBe('accepted');
    expect(await sendOnce(secured)).toMatchObject({ kind: 'temporary', cause: 'tls' });
  });

  test('a wrong password keeps the mail and names the login', async () => {
    const wrong: MailAuthentication = { kind: 'password', user: 'flow@company.test', password: 'wrong' };
    expect(await sendOnce({ authentication: wrong })).toMatchObject({ kind: 'temporary', cause: 'login', afterData: false });
  });

  test('a sender that this account may not use is refused', async () => {
    expect(await sendOnce({ authentication: password }, 'boss@company.test')).toMatchObject({ kind: 'refused' });
  });
});
