import { generateKeyPairSync } from 'node:crypto';
import { dkimSign, sealMessage } from 'mailauth';
import { describe, expect, test } from 'vitest';
import { authenticate, type AuthenticationOptions } from './authenticate.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'der' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });

/** Names of the in-process DNS → TXT records. Every domain's key is the same; who may sign is what counts. */
function dns(records: Record<string, string>): AuthenticationOptions['resolver'] {
  return async (name, type) => {
    const record = records[name.toLowerCase()];
    if (type === 'TXT' && record === 'SERVFAIL') throw Object.assign(new Error('no answer'), { code: 'ETIMEOUT' });
    if (type === 'TXT' && record !== undefined) return [[record]];
    throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
  };
}

const key = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`;
const company = { 's._domainkey.company.cn': key, '_dmarc.company.cn': 'v=DMARC1; p=reject' };
const own = { authservIds: [], resolver: dns(company) };

const reply = 'From: 王经理 <wang@company.cn>\r\nTo: flow@approvals.test\r\nSubject: Re: order\r\nMessage-ID: <1@company.cn>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0800\r\n\r\n同意#\r\n';

async function signed(message: string, signingDomain = 'company.cn', maxBodyLength?: number): Promise<Buffer> {
  const key = { signingDomain, selector: 's', privateKey, algorithm: 'rsa-sha256', maxBodyLength };
  const { signatures } = await dkimSign(Buffer.from(message), { ...key, canonicalization: 'relaxed/relaxed', signatureData: [key] });
  return Buffer.concat([Buffer.from(signatures), Buffer.from(message)]);
}

const evidence = (verdict: unknown): unknown => JSON.parse(JSON.stringify(verdict));

describe('own check', () => {
  test('an aligned DKIM signature passes DMARC', async () => {
    const verdict = await authenticate(await signed(reply), own);
    expect(verdict).toMatchObject({ pass: true, method: 'dmarc', detail: { fromDomain: 'company.cn', dmarc: { result: 'pass' }, dkim: [{ domain: 'company.cn', result: 'pass', aligned: true }] } });
    expect(evidence(verdict)).toEqual(verdict);
  });

  test('an aligned signature is enough where no DMARC is published', async () => {
    const verdict = await authenticate(await signed(reply), { authservIds: [], resolver: dns({ 's._domainkey.company.cn': key }) });
    expect(verdict).toMatchObject({ pass: true, method: 'dkim' });
  });

  test('a subdomain of the same organisation is aligned', async () => {
    const verdict = await authenticate(await signed(reply, 'mail.company.cn'), { authservIds: [], resolver: dns({ 's._domainkey.mail.company.cn': key, '_dmarc.company.cn': 'v=DMARC1; p=none' }) });
    expect(verdict.pass).toBe(true);
  });

  test.each([
    ['no signature', async () => Buffer.from(reply)],
    ['a signature of another domain', async () => signed(reply, 'attacker.cn')],
    ['a neighbour under the same public suffix', async () => signed(reply, 'evil.com.cn')],
    ['a changed body', async () => Buffer.from((await signed(reply)).toString().replace('同意#', '不同意#'))],
    ['a changed From', async () => Buffer.from((await signed(reply)).toString().replace('wang@company.cn', 'boss@company.cn'))],
    ['a second From', async () => Buffer.concat([Buffer.from('From: boss@company.cn\r\n'), await signed(reply)])],
    ['two addresses in From', async () => signed(reply.replace('<wang@company.cn>', '<wang@company.cn>, boss@company.cn'))],
    ['no From', async () => signed(reply.replace(/^From.*\r\n/, ''))],
    ['a signature with l=', async () => signed(reply, 'company.cn', 4)],
    ['text added below what l= covers', async () => Buffer.concat([await signed(reply, 'company.cn', 4), Buffer.from('不同意#\r\n')])],
    ['nothing at all', async () => Buffer.alloc(0)],
    ['bytes that are no mail', async () => Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256))],
  ])('%s does not pass', async (_, message) => {
    const records = { ...company, 's._domainkey.attacker.cn': key, 's._domainkey.evil.com.cn': key };
    const verdict = await authenticate(await message(), { authservIds: [], resolver: dns(records) });
    expect(verdict).toMatchObject({ pass: false, method: 'none' });
    expect(verdict.detail.reason).not.toBe('');
  });

  test('an ARC seal alone does not pass', async () => {
    const sealed = await sealMessage(Buffer.from(reply), { signingDomain: 'company.cn', selector: 's', privateKey: privateKey.toString(), cv: 'none', authResults: 'mx.company.cn; dmarc=pass header.from=company.cn' });
    const verdict = await authenticate(Buffer.concat([sealed, Buffer.from(reply)]), own);
    expect(verdict.pass).toBe(false);
  });

  test('SPF of an aligned envelope passes DMARC for mail that came through our own door', async () => {
    const resolver = dns({ ...company, 'company.cn': 'v=spf1 ip4:203.0.113.7 -all' });
    const from = (remoteAddress: string) => authenticate(Buffer.from(reply), { authservIds: [], resolver, remoteAddress, heloName: 'mx.company.cn', envelopeFrom: 'wang@company.cn' });
    expect(await from('203.0.113.7')).toMatchObject({ pass: true, method: 'dmarc', detail: { dmarc: { alignedBySpf: true }, spf: 'pass' } });
    expect(await from('198.51.100.9')).toMatchObject({ pass: false, detail: { spf: 'fail' } });
  });

  test('DNS that does not answer is no pass, and says that it may be asked again', async () => {
    const verdict = await authenticate(await signed(reply), { authservIds: [], resolver: dns({ 's._domainkey.company.cn': 'SERVFAIL', '_dmarc.company.cn': 'SERVFAIL' }) });
    expect(verdict).toMatchObject({ pass: false, temporary: true });
  });
});

describe('Authentication-Results of a trusted server', () => {
  const withResults = (...headers: string[]) => Buffer.from(headers.map((header) => `Authentication-Results: ${header}\r\n`).join('') + reply);
  const trusting = { authservIds: ['mx.company.cn'], resolver: dns({}) };

  test.each([
    'mx.company.cn; dmarc=pass header.from=company.cn',
    'MX.company.cn 1; spf=fail smtp.mailfrom=x.cn;\r\n dmarc=pass (p=REJECT) header.from=company.cn',
    '"mx.company.cn"; dkim=fail header.d=other.cn; dkim=pass (2048-bit key) header.d=company.cn header.s=s',
    'mx.company.cn; dkim=pass header.i=@mail.company.cn',
  ])('%s passes', async (header) => {
    expect(await authenticate(withResults(header), trusting)).toMatchObject({ pass: true, method: 'authentication-results' });
  });

  test.each([
    'mx.company.cn; dmarc=fail header.from=company.cn; dkim=pass header.d=company.cn',
    'mx.company.cn; dmarc=pass header.from=attacker.cn',
    'mx.company.cn; dkim=pass header.d=attacker.cn',
    'mx.company.cn; dkim=fail (dkim=pass header.d=company.cn) header.d=company.cn',
    'mx.company.cn; spf=pass smtp.mailfrom=company.cn reason="; dmarc=pass"',
    'mx.company.cn; none',
    'mx.attacker.cn; dmarc=pass header.from=company.cn',
    'mx.company.cn.attacker.cn; dmarc=pass header.from=company.cn',
    '; dmarc=pass',
  ])('%s does not pass', async (header) => {
    expect(await authenticate(withResults(header), trusting)).toMatchObject({ pass: false });
  });

  test('only the topmost counts: a forged one below it is ignored', async () => {
    const forged = 'mx.company.cn; dmarc=pass header.from=company.cn';
    expect((await authenticate(withResults('mx.company.cn; dmarc=fail header.from=company.cn', forged), trusting)).pass).toBe(false);
    expect((await authenticate(withResults('relay.elsewhere.cn; spf=none', forged), trusting)).pass).toBe(false);
  });

  test('nobody is trusted unless configured', async () => {
    expect((await authenticate(withResults('mx.company.cn; dmarc=pass header.from=company.cn'), own)).pass).toBe(false);
  });

  test('a signature with l= is looked into, whatever the header says', async () => {
    const limited = await signed(reply, 'company.cn', 4);
    const header = Buffer.from('Authentication-Results: mx.company.cn; dmarc=pass header.from=company.cn\r\n');
    expect((await authenticate(Buffer.concat([header, limited]), { ...own, authservIds: ['mx.company.cn'] })).pass).toBe(false);
  });

  test('where the trusted server judged nothing, our own check does', async () => {
    const message = Buffer.concat([Buffer.from('Authentication-Results: mx.company.cn; spf=none\r\n'), await signed(reply)]);
    expect(await authenticate(message, { ...own, authservIds: ['mx.company.cn'] })).toMatchObject({ pass: true, method: 'dmarc' });
  });
});
