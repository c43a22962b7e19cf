import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as records from '../../src/contract/records.ts';
import type { Client } from '../support/client.ts';
import { startOffice, type TestOffice } from '../support/office.ts';

let office: TestOffice;
let administrator: Client;
beforeAll(async () => {
  office = await startOffice();
  administrator = await office.as('huangtao');
});
afterAll(() => office.close());

const RTL = '\u202e';
const ATTACHMENTS = [
  { name: 'page.html', type: 'text/html', content: '<script>alert(document.domain)</script>' },
  { name: 'image.svg', type: 'image/svg+xml', content: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' },
  { name: 'script.js', type: 'application/javascript', content: 'alert(1)' },
  { name: 'x.xhtml', type: 'application/xhtml+xml', content: '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>' },
  { name: 'odd', type: 'text/html;charset=utf-7', content: '+ADw-script+AD4-' },
  { name: `${RTL}fdp.exe`, type: 'application/x-msdownload', content: 'MZ' },
  { name: 'note.txt', type: 'text/plain', content: '<script>alert(1)</script>' },
  { name: '../../etc/报价 "1".pdf', type: 'application/pdf', content: '%PDF-1.4' },
];

/** A mail of a stranger's in the archive, as the gateway would have stored it. */
async function archive(): Promise<string> {
  const parts = ATTACHMENTS.map(({ name, type, content }) => [
    `Content-Type: ${type}`, `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}%0D%0ASet-Cookie:%20a=b`.slice(0, name === 'odd' ? undefined : -'%0D%0ASet-Cookie:%20a=b'.length), 'Content-Transfer-Encoding: base64', '', Buffer.from(content).toString('base64'),
  ].join('\r\n'));
  const raw = ['From: stranger@evil.example', 'To: approval@qiheng.example', 'Subject: x', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', ...parts.flatMap((part) => ['--b', part]), '--b--', ''].join('\r\n');
  const set = office.set();
  const sha256 = await set.installation.files.put(set.name, Buffer.from(raw));
  const { rows } = await set.pool.query("insert into set_demo.mail (direction, status, sha256, from_address, subject) values ('in', 'quarantined', $1, 'stranger@evil.example', 'x') returning id", [sha256]);
  return String(rows[0].id);
}

describe('every page and every answer', () => {
  test.each(['/', '/sales-order/1', '/api/health', '/api/tasks', '/api/nothing', '/api/openapi.json'])('%s forbids what it needs not', async (path) => {
    const { headers } = await fetch(office.url + path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
    const policy = new Map((headers.get('content-security-policy') ?? '').split(';').map((part): [string, string] => [part.trim().split(' ')[0] ?? '', part.trim().split(' ').slice(1).join(' ')]));
    expect(policy.get('default-src')).toBe("'self'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('object-src')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'self'");
    expect(policy.get('frame-ancestors')).toBe("'self'");
  });

  test('answers for one person are kept by nobody on the way', async () => {
    for (const path of ['/api/session', '/api/model', '/api/user']) expect((await administrator.fetch(path)).headers.get('cache-control'), path).toMatch(/no-store/);
  });
});

describe('a file that somebody sent', () => {
  test('is shown only where nothing in it can run, under a name that says what it is', async () => {
    const id = await archive();
    const seen = await Promise.all(ATTACHMENTS.map(async (_, index) => {
      const { status, headers } = await administrator.fetch(`/api/mail/${id}/attachments/${index}`);
      expect(status).toBe(200);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('cache-control')).toMatch(/no-store/);
      const disposition = headers.get('content-disposition') ?? '';
      return { type: headers.get('content-type'), way: disposition.split(';')[0], name: decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(disposition)?.[1] ?? '') };
    }));
    expect(seen.slice(0, 6).map(({ type, way }) => [type, way])).toEqual(Array.from({ length: 6 }, () => ['application/octet-stream', 'attachment']));
    expect(seen.slice(6).map(({ type, way }) => [type, way])).toEqual([['text/plain; charset=utf-8', 'inline'], ['application/pdf', 'inline']]);
    for (const { name } of seen) expect(name).not.toMatch(/[\p{Cc}/\\\u202a-\u202e]/u);
    expect(seen.at(-1)?.name).toContain('报价');
  });

  test('its source is a download, too', async () => {
    const answer = await administrator.fetch(`/api/mail/${await archive()}/source`);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="mail-[0-9]+\.eml"/);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  });

  test('no number and no mail of it is nothing', async () => {
    const id = await archive();
    for (const path of [`/api/mail/${id}/attachments/99`, '/api/mail/999999/attachments/0', '/api/mail/999999/source']) expect((await administrator.fetch(path)).status).toBe(404);
    expect((await (await office.as('liming')).fetch(`/api/mail/${id}/attachments/0`)).status).toBe(404);
  });

  test('a record’s paper is shown in the page, or downloaded when asked for', async () => {
    const [order] = (await administrator.call(records.listRecords, { params: { type: 'sales-order' }, query: { limit: 1 } })).rows;
    const shown = await administrator.fetch(`/api/sales-order/${order?.id}/pdf`);
    expect([shown.headers.get('content-type'), shown.headers.get('content-disposition')?.split(';')[0]]).toEqual(['application/pdf', 'inline']);
    expect(Buffer.from(await shown.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
    const downloaded = await administrator.fetch(`/api/sales-order/${order?.id}/pdf?download=1`);
    expect(downloaded.headers.get('content-disposition')).toMatch(/^attachment; .*XS[0-9]{8}-[0-9]{4}\.pdf$/);
  });
});
