import { expect, test } from 'vitest';
import { authenticationResults, claimedAuthentication } from './authentication-results.ts';
import { parseMessage } from './parse.ts';

const raw = `Authentication-Results: MX.firm.example 1;
 spf=pass (a; nested (comment)) smtp.mailfrom=shop.example;
 dkim=fail reason="bad; signature" header.d=other.example; dkim = pass header.d=shop.example header.b="aBc";
 dmarc=pass header.from=shop.example
Authentication-Results: forged.example; dmarc=pass header.from=boss.example
DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; l=100; b=x
From: a@shop.example

同意#`;

test('the topmost header is what counts, comments and quotes do not split it', async () => {
  const message = await parseMessage(Buffer.from(raw));
  const [top, forged] = authenticationResults(message);
  expect(top?.authservId).toBe('mx.firm.example');
  expect(top?.methods).toEqual([
    { method: 'spf', result: 'pass', reason: '', properties: { 'smtp.mailfrom': 'shop.example' } },
    { method: 'dkim', result: 'fail', reason: 'bad; signature', properties: { 'header.d': 'other.example' } },
    { method: 'dkim', result: 'pass', reason: '', properties: { 'header.d': 'shop.example', 'header.b': 'aBc' } },
    { method: 'dmarc', result: 'pass', reason: '', properties: { 'header.from': 'shop.example' } },
  ]);
  expect(forged?.authservId).toBe('forged.example');
  expect(claimedAuthentication(message)).toMatchObject({ spf: 'pass', dkim: 'pass', dmarc: 'pass', arc: null, authservId: 'mx.firm.example' });
  expect(claimedAuthentication(message).note).toContain('l=');
  expect(claimedAuthentication(message, 'absent.example')).toMatchObject({ dmarc: null, authservId: null });
});
