import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dovecot, mailServersAvailable, type Postfix, startDovecot, startHostileSmtp, startPostfix } from '../../../../test/mail-servers/index.ts';
import { testImap, testSmtp } from './test-connection.ts';
import type { ImapSettings, SmtpSettings } from './settings.ts';

const availability = await mailServersAvailable();
if (!availability.available) console.warn(`SKIPPED: tests of Test connection: ${availability.reason}`);

const user = 'flow@company.test';

describe.skipIf(!availability.available)('Test connection', () => {
  let dovecot: Dovecot;
  let postfix: Postfix;
  const outbound = { allowedNetworks: ['127.0.0.0/8'], resolve: async (host: string) => (host === 'mail.test' ? ['127.0.0.1'] : []) };
  beforeAll(async () => {
    dovecot = await startDovecot({ users: { [user]: 'right' } });
    postfix = await startPostfix({ mailboxes: { domains: ['company.test'], lmtpPort: dovecot.lmtpPort }, authenticationPort: dovecot.authenticationPort });
  });
  afterAll(async () => {
    await postfix.stop();
    await dovecot.stop();
  });

  const account = { host: 'mail.test', acceptSelfSigned: true, authentication: { kind: 'password', user, password: 'right' } } as const;
  const smtp = (changes: Partial<SmtpSettings> = {}): SmtpSettings => ({ ...account, port: postfix.smtpPort, encryption: 'starttls', fromAddress: user, fromName: '', ...changes });
  const imap = (changes: Partial<ImapSettings> = {}): ImapSettings => ({
    ...account, port: dovecot.imapsPort, encryption: 'tls', folder: 'INBOX', processedFolder: '已处理', failedFolder: '失败', maximumBytes: 1 << 20, pollSeconds: 60, ...changes,
  });
  const wrong = { kind: 'password', user, password: 'wrong' } as const;
  const probe = (from: string) => ({ envelope: { from, to: [user] }, raw: new TextEncoder().encode(`From: ${from}\r\nSubject: test\r\n\r\ntest\r\n`) });

  test('good settings pass, and the certificate is shown', async () => {
    for (const result of [await testSmtp(smtp(), { outbound }), await testImap(imap(), { outbound }), await testImap(imap({ port: dovecot.imapPort, encryption: 'starttls' }), { outbound })]) {
      expect(result).toMatchObject({ ok: true, certificate: { subject: 'CN=mail.test', names: 'DNS:mail.test', problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
    }
    expect(await testSmtp(smtp(), { outbound, probe: probe(user) })).toMatchObject({ ok: true });
  });

  test('a certificate that is not trusted', async () => {
    for (const result of [await testSmtp(smtp({ acceptSelfSigned: false }), { outbound }), await testImap(imap({ acceptSelfSigned: false }), { outbound })]) {
      expect(result).toMatchObject({ ok: false, cause: 'tls', certificate: { sha256: expect.stringMatching(/^([0-9A-F]{2}:){31}/) } });
    }
  });

  test('no TLS where it is asked for', async () => {
    const plain = await startHostileSmtp(({ said }) => (said === 'STARTTLS' ? '502 5.5.1 not here' : undefined));
    expect(await testSmtp(smtp({ port: plain.port }), { outbound })).toMatchObject({ ok: false, cause: 'tls', certificate: null });
    await plain.stop();
    expect(await testImap(imap({ port: dovecot.imapPort }), { outbound })).toMatchObject({ ok: false, cause: 'tls' });
  });

  test('a wrong password', async () => {
    expect(await testSmtp(smtp({ authentication: wrong }), { outbound })).toMatchObject({ ok: false, cause: 'login' });
    expect(await testImap(imap({ authentication: wrong }), { outbound })).toMatchObject({ ok: false, cause: 'login' });
  });

  test('a sender that is not permitted', async () => {
    expect(await testSmtp(smtp(), { outbound, probe: probe('boss@company.test') })).toMatchObject({ ok: false, cause: 'sender' });
  });

  test('a folder that does not exist', async () => {
    expect(await testImap(imap({ folder: '没有' }), { outbound })).toMatchObject({ ok: false, cause: 'folder' });
  });

  test('a name without address, a port where nobody listens, a forbidden network', async () => {
    expect(await testSmtp(smtp({ host: 'nowhere.test' }), { outbound })).toMatchObject({ ok: false, cause: 'dns' });
    expect(await testImap(imap({ host: 'nowhere.test' }), { outbound })).toMatchObject({ ok: false, cause: 'dns' });
    expect(await testSmtp(smtp({ port: 1 }), { outbound })).toMatchObject({ ok: false, cause: 'refused' });
    expect(await testImap(imap({ port: 1, encryption: 'none' }), { outbound })).toMatchObject({ ok: false, cause: 'refused' });
    expect(await testSmtp(smtp({ host: '127.0.0.1' }), { outbound: { allowedNetworks: [] } })).toMatchObject({ ok: false, cause: 'forbidden' });
  });
});
