import { expect, test } from 'vitest';
import { portFor, withoutEmptySecrets } from './mailServer.ts';

test('the port follows the encryption', () => {
  expect(portFor('smtp', 'tls', 25)).toBe(465);
  expect(portFor('smtp', 'starttls', 465)).toBe(587);
  expect(portFor('imap', 'tls', 143)).toBe(993);
  expect(portFor('imap', 'none', 993)).toBe(143);
  expect(portFor('smtp', 'tls', undefined)).toBe(465);
});

test('a port that was typed stays', () => {
  expect(portFor('smtp', 'tls', 2525)).toBe(2525);
  expect(portFor('imap', 'starttls', 1143)).toBe(1143);
});

test('an empty secret is left out, so that the stored one is kept', () => {
  expect(withoutEmptySecrets({ user: 'a', password: '', oauthClientSecret: 'new' })).toEqual({ user: 'a', oauthClientSecret: 'new' });
});
