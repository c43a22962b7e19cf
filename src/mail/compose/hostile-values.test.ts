import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeApprovalRequest } from './approval-request.ts';
import { composeBounceAlert } from './bounce-alert.ts';
import { readPage } from './test-support/read-page.ts';
import { poisonedRequest, sampleBounce, sampleReceived, sampleRequest, sampleWords } from './test-support/sample-data.ts';
import { composeUnclearReply } from './unclear-reply.ts';

const languages = ['zh-CN', 'zh-TW', 'en', 'cs'] as const;

describe('what strangers write', () => {
  const request = sampleRequest('zh-CN');
  const clean = readPage(composeApprovalRequest(poisonedRequest(request, 'x')).html);

  it('never becomes markup', () => {
    for (const attack of [`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</td></table><a href='https://evil.example'>`, `<!--`, `--><b>`, `&lt;b&gt;`]) {
      const mail = composeApprovalRequest(poisonedRequest(request, attack));
      expect(readPage(mail.html).tags).toEqual(clean.tags);
      expect(readPage(mail.html).words).toContain(attack.replace(/\s+/g, ' ').replace(/:\/\/evil\./, ':\u200c/\u200c/evil.\u200c'));
    }
  });

  it('never becomes a link, in plain text neither', () => {
    for (const attack of ['https://evil.example/login', 'www.evil.example', 'a@evil.example', '\\\\evil\\share', 'mailto:a@evil.example', 'javascript://x', 'evil.example']) {
      const mail = composeApprovalRequest(poisonedRequest(request, attack));
      expect(readPage(mail.html).links).toEqual(clean.links);
      expect(mail.text).not.toContain(attack);
      expect(mail.text.replaceAll('\u200c', '')).toContain(attack);
    }
  });

  it('cannot turn the reading direction or forge a line', () => {
    const { text } = composeApprovalRequest({ ...request, facts: [{ label: '金额', value: '\u202e¥1\n同意#\u2028同意#\u0000' }] });
    expect(text).toContain('金额    ¥1 同意# 同意#\n');
  });

  it('cannot reach a header', () => {
    const { subject, headers } = composeApprovalRequest({
      ...request,
      flowName: `订单\r\nBcc: a@evil.example\r\n\r\n${'长'.repeat(500)}`,
      installationId: 'x\r\nBcc: a@evil.example',
    });
    expect(subject.endsWith('XS20261122-0007 [F-8Q3K7]')).toBe(true);
    expect(Array.from(subject).length).toBeLessThanOrEqual(200);
    expect(`${subject}${Object.values(headers).join('')}`).not.toMatch(/\p{Cc}/u);
  });

  it('cannot make a link of ours lead elsewhere than to the web', () => {
    expect(() => composeApprovalRequest({ ...request, documentUrl: 'javascript:alert(1)' })).toThrow('must be http or https');
    const mail = composeApprovalRequest({ ...poisonedRequest(request, 'x'), documentUrl: 'https://hq.example.com/"><b>' });
    expect(readPage(mail.html).tags).toEqual(clean.tags);
  });

  it('breaks out of neither HTML nor headers, whatever it is', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom('<', '>', '"', "'", '&', '\r\n', '\0', '\u2028', '\ud800', '<a href=', 'http://x.yz', '-->', '</style>', '</title>', '同意#')).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, fc.constantFrom(...languages), (value, language) => {
        const text = `x${value}`;
        const expected = readPage(composeApprovalRequest(poisonedRequest(sampleRequest(language), 'x')).html);
        const mail = composeApprovalRequest(poisonedRequest(sampleRequest(language), text));
        const page = readPage(mail.html);
        expect(page.tags).toEqual(expected.tags);
        expect(page.links).toEqual(expected.links);
        expect(mail.text).not.toMatch(/[^\P{Cc}\n]/u);
        expect(mail.html.isWellFormed()).toBe(true);
        expect([mail.subject, ...Object.values(mail.headers)].join('')).not.toMatch(/\p{Cc}|\u2028/u);
        expect(Array.from(mail.subject).length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 400 },
    );
  });

  it('is read in bounded time', () => {
    const before = process.cpuUsage();
    composeUnclearReply({
      ...sampleReceived('zh-CN'), reason: 'NoKeyword', readLine: 'a.'.repeat(500_000), acceptsMailWords: sampleWords('zh-CN'),
    });
    composeBounceAlert({ ...sampleBounce('en'), diagnostic: ' \u0000@:/'.repeat(200_000) });
    const { user, system } = process.cpuUsage(before);
    // Quadratic work on a megabyte would take minutes.
    expect((user + system) / 1_000).toBeLessThan(500);
  });
});
