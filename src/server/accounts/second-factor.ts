import { generateSecret, generateURI, verify } from 'otplib';
import { tableOf, type AccountSet } from '../account-set.ts';
import { first, run, sql, type Connection } from '../database/query.ts';
import type { Secrets } from './secrets.ts';

/** A code is good for its own half minute and the one before and after: phones' clocks differ. */
const TOLERANCE_SECONDS = 30;
const STEP_SECONDS = 30;

/** Begins to set up TOTP (RFC 6238): the secret is stored, but asked for only after a first valid code. */
export async function beginSecondFactor(connection: Connection, set: AccountSet, secrets: Secrets, userId: string, login: string): Promise<{ secret: string; address: string }> {
  const secret = generateSecret();
  await run(connection, sql`update ${tableOf(set, 'credential')} set totp_secret = ${secrets.seal(secret)}, totp_confirmed = false, totp_last_step = null where user_id = ${userId}`);
  return { secret, address: generateURI({ issuer: 'Countersign', label: `${set.title}:${login}`, secret }) };
}

export async function hasSecondFactor(connection: Connection, set: AccountSet, userId: string): Promise<boolean> {
  const credential = await first<{ totp_confirmed: boolean }>(connection, sql`select totp_confirmed from ${tableOf(set, 'credential')} where user_id = ${userId}`);
  return credential?.totp_confirmed ?? false;
}

/** Checks a code; each is accepted once, so that one read over a shoulder is worthless. */
export async function isCode(connection: Connection, set: AccountSet, secrets: Secrets, userId: string, code: string): Promise<boolean> {
  const credential = await first<{ totp_secret: string | null }>(connection, sql`select totp_secret from ${tableOf(set, 'credential')} where user_id = ${userId}`);
  if (!credential?.totp_secret) return false;
  const result = await verify({ secret: secrets.unseal(credential.totp_secret), token: code, epochTolerance: TOLERANCE_SECONDS });
  if (!result.valid) return false;
  const step = Math.floor(Date.now() / 1000 / STEP_SECONDS) + result.delta;
  return (await run(connection, sql`update ${tableOf(set, 'credential')} set totp_last_step = ${step}
    where user_id = ${userId} and coalesce(totp_last_step, 0) < ${step}`)) === 1;
}

export async function confirmSecondFactor(connection: Connection, set: AccountSet, userId: string): Promise<void> {
  await run(connection, sql`update ${tableOf(set, 'credential')} set totp_confirmed = true where user_id = ${userId}`);
}

export async function removeSecondFactor(connection: Connection, set: AccountSet, userId: string): Promise<void> {
  await run(connection, sql`update ${tableOf(set, 'credential')} set totp_secret = null, totp_confirmed = false, totp_last_step = null where user_id = ${userId}`);
}
