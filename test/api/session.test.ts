import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as records from '../../src/contract/records.ts';
import { beginSecondFactor, changePassword, confirmSecondFactor, currentSession, removeSecondFactor, signOut } from '../../src/contract/session.ts';
import { createApiKey, listApiKeys, resetPassword, revokeApiKey } from '../../src/contract/setup.ts';
import { client, signIn, type Client } from '../support/client.ts';
import { passwordOf, startOffice, type TestOffice } from '../support/office.ts';

let office: TestOffice;
let administrator: Client;
beforeAll(async () => {
  office = await startOffice();
  administrator = await office.as('huangtao');
});
afterAll(() => office.close());

const attempt = (body: Record<string, unknown>, headers: Record<string, string> = {}) => fetch(`${office.url}/api/session`, {
  method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ accountSet: 'demo', ...body }),
});
const codeOf = async (answer: Response): Promise<string> => {
  const body: unknown = await answer.json();
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
};
const isSignedIn = async (person: Client) => (await person.fetch('/api/session')).status === 200;
async function userOf(login: string): Promise<{ id: string; rowVersion: number }> {
  const { rows } = await administrator.call(records.listRecords, { params: { type: 'user' }, query: { limit: 200 } });
  const id = rows.find(({ values }) => values['login'] === login)?.id ?? '';
  return { id, rowVersion: (await administrator.call(records.readRecord, { params: { type: 'user', id } })).rowVersion };
}
async function update(login: string, values: Record<string, boolean | string>): Promise<void> {
  const { id, rowVersion } = await userOf(login);
  await administrator.call(records.updateRecord, { params: { type: 'user', id }, body: { values, rowVersion } });
}

describe('signing in', () => {
  test('gives a cookie that no page reads and no other site sends', async () => {
    const answer = await attempt({ login: 'LiMing', password: passwordOf(office.logins, 'liming') });
    const [cookie = '', ...others] = answer.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^countersign=demo\.[A-Za-z0-9_-]{43}; /);
    expect(cookie.split('; ').slice(1).filter((part) => !part.startsWith('Expires='))).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax']));
    const seconds = (Date.parse(/Expires=([^;]+)/.exec(cookie)?.[1] ?? '') - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(3600);
    const stored = await office.house.databases.administrator.pool.query('select hash from installation.session');
    expect(JSON.stringify(stored.rows)).not.toContain(cookie.slice('countersign=demo.'.length).split(';')[0]);
  });

  test('over TLS only by TLS', async () => {
    const secure = await startOffice({ PUBLIC_URL: 'https://office.example' });
    try {
      const password = passwordOf(secure.logins, 'liming');
      const answer = await fetch(`${secure.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ accountSet: 'demo', login: 'liming', password }) });
      expect(answer.headers.getSetCookie()[0]).toContain('; Secure');
      expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=[1-9]/);
    } finally {
      await secure.close();
    }
  });

  test('a wrong password, a stranger and a disabled colleague get the same answer in the same way', async () => {
    await update('zhangwei', { enabled: false });
    const tries = [{ login: 'liming', password: 'wrong' }, { login: 'nobody', password: 'wrong' }, { login: 'zhangwei', password: passwordOf(office.logins, 'zhangwei') }];
    const answers = await Promise.all(tries.map(async (body) => {
      const answer = await attempt(body);
      return [answer.status, answer.headers.getSetCookie(), await answer.json()];
    }));
    expect(answers[0]).toEqual([401, [], expect.objectContaining({ code: 'WrongPassword' })]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    await update('zhangwei', { enabled: true });
    const log = await office.house.databases.application.pool.query("select user_id, detail from set_demo.access_log where kind = 'signInRefused' order by id desc limit 3");
    expect(log.rows).toHaveLength(3);
    expect(JSON.stringify(log.rows)).not.toContain('wrong');
  });

  test('a stranger costs the same work as a colleague', async () => {
    const time = async (login: string) => {
      const startedAt = performance.now();
      await attempt({ login, password: 'wrong' });
      return performance.now() - startedAt;
    };
    const durations: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 4; round += 1) {
      durations.known.push(await time('linjiayi'));
      durations.unknown.push(await time(`stranger${round}`));
    }
    // The password's hash takes most of it; without that work an answer would come in a tenth of the time.
    expect(Math.min(...durations.unknown)).toBeGreaterThan(Math.min(...durations.known) / 3);
  });

  test('guessing is stopped, for that login alone, also when many guesses come at once', async () => {
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, index) => attempt({ login: 'sunli', password: `guess ${index}` }).then(codeOf)));
    expect(guesses.filter((code) => code === 'WrongPassword')).toHaveLength(5);
    expect(guesses.filter((code) => code === 'TooManyAttempts')).toHaveLength(7);
    const right = await attempt({ login: 'sunli', password: passwordOf(office.logins, 'sunli') });
    expect(right.status).toBe(429);
    expect(await right.json()).toMatchObject({ code: 'TooManyAttempts', data: { seconds: expect.any(Number) } });
    expect((await attempt({ login: 'liming', password: passwordOf(office.logins, 'liming') })).status).toBe(200);
  });
});

describe('a session ends', () => {
  test('when one signs out', async () => {
    const person = await office.as('liming');
    await person.call(signOut);
    expect(await isSignedIn(person)).toBe(false);
  });

  test('when the password changes, but for the one that changed it', async () => {
    const [here, there] = [await office.as('wangfang'), await office.as('wangfang')];
    const current = passwordOf(office.logins, 'wangfang');
    expect((await here.refused(changePassword, { body: { current: 'wrong', next: 'a new password' } })).code).toBe('WrongPassword');
    expect((await here.refused(changePassword, { body: { current, next: 'short' } })).status).toBe(422);
    await here.call(changePassword, { body: { current, next: 'a new password' } });
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false]);
    expect((await attempt({ login: 'wangfang', password: current })).status).toBe(401);
    expect((await attempt({ login: 'wangfang', password: 'a new password' })).status).toBe(200);
  });

  test('when an administrator resets the password, with the new one working at once', async () => {
    const person = await office.as('linjiayi');
    const { password } = await administrator.call(resetPassword, { params: { id: (await userOf('linjiayi')).id }, body: { removeSecondFactor: true } });
    expect(await isSignedIn(person)).toBe(false);
    expect(await isSignedIn(await signIn(office.url, 'demo', 'linjiayi', password))).toBe(true);
    expect((await person.fetch(`/api/setup/users/1/password`, { method: 'POST' })).status).toBe(401);
  });

  test('when the person is disabled, and stays ended when he comes back', async () => {
    const person = await office.as('zhaoxuemei');
    await update('zhaoxuemei', { enabled: false });
    expect(await isSignedIn(person)).toBe(false);
    await update('zhaoxuemei', { enabled: true });
    expect(await isSignedIn(person)).toBe(false);
    expect(await isSignedIn(await office.as('zhaoxuemei'))).toBe(true);
  });

  test('at its time', async () => {
    const person = await office.as('liming');
    await office.house.databases.administrator.pool.query("update installation.session set expires_at = now() - interval '1 second'");
    expect(await isSignedIn(person)).toBe(false);
    administrator = await office.as('huangtao');
  });

  test.each(['', 'x', 'demo', 'demo.', 'demo.x', '.x', `other.${'x'.repeat(43)}`, `__proto__.${'x'.repeat(43)}`, "demo.' or '1'='1"])('a cookie like %j opens none', async (cookie) => {
    const answer = await fetch(`${office.url}/api/session`, { headers: { cookie: `countersign=${encodeURIComponent(cookie)}` } });
    expect(answer.status).toBe(401);
  });
});

describe('another site', () => {
  const post = async (headers: Record<string, string>) => {
    const person = await office.as('liming');
    return person.fetch('/api/session/language', { method: 'PUT', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ language: 'zh-CN' }) });
  };

  test.each<[number, Record<string, string>]>([
    [403, { 'sec-fetch-site': 'cross-site' }], [403, { 'sec-fetch-site': 'same-site' }], [403, { origin: 'https://evil.example' }], [403, { origin: 'null' }], [403, { 'sec-fetch-site': 'nonsense' }],
    [200, { 'sec-fetch-site': 'same-origin' }], [200, { 'sec-fetch-site': 'none' }], [200, {}], [200, { 'sec-fetch-site': 'same-origin', origin: 'https://office.example' }],
  ])('%i for %j', async (status, headers) => {
    const answer = await post(headers);
    expect(answer.status).toBe(status);
    if (status === 403) expect(await codeOf(answer)).toBe('CrossSite');
  });

  test('one’s own address is no other site, nor is signing in or out from another one possible', async () => {
    expect((await post({ origin: office.url })).status).toBe(200);
    const password = passwordOf(office.logins, 'liming');
    expect((await attempt({ login: 'liming', password }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await fetch(`${office.url}/api/session`, { method: 'DELETE', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });
});

describe('an API key', () => {
  const bearer = (key: string) => client(office.url, { authorization: `Bearer ${key}` });

  test('acts as its user by the way “api”, is shown once, and ends when it is revoked', async () => {
    const { id: userId } = await userOf('liming');
    const { key, id, prefix } = await administrator.call(createApiKey, { body: { name: 'shop', userId } });
    const shop = bearer(key);
    expect((await shop.call(currentSession)).user.login).toBe('liming');
    const made = await shop.call(records.createRecord, { params: { type: 'customer' }, body: { values: { name: '网店客户' } } });
    expect((await shop.call(records.readProgress, { params: { type: 'customer', id: made.id } })).log.map(({ way, person }) => [way, person?.name])).toEqual([['api', '李明']]);
    expect((await shop.refused(listApiKeys)).status).toBe(403);
    expect(key).toContain(`.${prefix}`);
    const listed = await administrator.fetch('/api/setup/api-keys').then((answer) => answer.text());
    expect(listed).not.toContain(key.split('.')[1]);
    await administrator.call(revokeApiKey, { params: { id } });
    expect((await shop.refused(currentSession)).code).toBe('NotSignedIn');
    expect((await administrator.refused(revokeApiKey, { params: { id } })).status).toBe(404);
  });

  test('of somebody disabled is good for nothing', async () => {
    const { key } = await administrator.call(createApiKey, { body: { name: 'gone', userId: (await userOf('zhaoxuemei')).id } });
    await update('zhaoxuemei', { enabled: false });
    expect((await bearer(key).refused(currentSession)).status).toBe(401);
    expect((await administrator.refused(createApiKey, { body: { name: 'x', userId: (await userOf('zhaoxuemei')).id } })).fields).toHaveProperty('userId');
    await update('zhaoxuemei', { enabled: true });
  });

  test('that is none opens nothing, even beside a good cookie', async () => {
    const person = await office.as('liming');
    for (const authorization of ['Bearer x', `Bearer demo.${'x'.repeat(43)}`, 'Basic bGltaW5nOng=', 'Bearer', '', "Bearer demo.' or true --"]) {
      expect((await person.fetch('/api/session', { headers: { authorization } })).status, authorization).toBe(401);
    }
  });
});

describe('the second factor', () => {
  test('is enrolled with a first code, asked for at sign-in, and takes each code once', async () => {
    const person = await office.as('chenguodong');
    const password = passwordOf(office.logins, 'chenguodong');
    expect((await person.refused(beginSecondFactor, { body: { password: 'wrong' } })).code).toBe('WrongPassword');
    const { secret, address, qrSvg } = await person.call(beginSecondFactor, { body: { password } });
    expect(address).toMatch(/^otpauth:\/\/totp\//);
    expect(qrSvg).toContain('<svg');
    // Until a code has come back, signing in needs none: who lost the QR code is not locked out.
    expect((await attempt({ login: 'chenguodong', password })).status).toBe(200);
    const now = Math.floor(Date.now() / 30_000);
    expect((await person.refused(confirmSecondFactor, { body: { code: totp(secret, now - 40) } })).code).toBe('WrongCode');
    expect((await person.call(confirmSecondFactor, { body: { code: totp(secret, now - 1) } })).secondFactor).toBe(true);
    expect((await person.refused(beginSecondFactor, { body: { password } })).code).toBe('NotAllowed');

    const withCode = (code?: string) => attempt({ login: 'chenguodong', password, ...(code === undefined ? {} : { code }) });
    expect(await codeOf(await withCode())).toBe('SecondFactorNeeded');
    expect(await codeOf(await withCode(totp(secret, now - 1)))).toBe('WrongCode');
    expect((await withCode(totp(secret, now))).status).toBe(200);
    expect(await codeOf(await withCode(totp(secret, now)))).toBe('WrongCode');
    expect((await person.refused(removeSecondFactor, { body: { password, code: totp(secret, now) } })).code).toBe('WrongCode');
    expect((await person.call(removeSecondFactor, { body: { password, code: totp(secret, now + 1) } })).secondFactor).toBe(false);
    const stored = await office.house.databases.administrator.pool.query('select totp_secret from set_demo.credential where totp_secret is not null');
    expect(JSON.stringify(stored.rows)).not.toContain(secret);
  });

  test('its codes can’t be guessed', async () => {
    const person = await signIn(office.url, 'demo', 'wangfang', 'a new password');
    const { secret } = await person.call(beginSecondFactor, { body: { password: 'a new password' } });
    await person.call(confirmSecondFactor, { body: { code: totp(secret, Math.floor(Date.now() / 30_000)) } });
    const guesses = await Promise.all(Array.from({ length: 10 }, (_, index) => attempt({ login: 'wangfang', password: 'a new password', code: String(index).padStart(6, '0') }).then(codeOf)));
    expect(guesses.filter((code) => code === 'TooManyAttempts').length).toBeGreaterThanOrEqual(5);
    await administrator.call(resetPassword, { params: { id: (await userOf('wangfang')).id }, body: { removeSecondFactor: true } });
  });
});

/** RFC 6238, written out: what a phone shows at a time step. */
function totp(secret: string, step: number): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}
