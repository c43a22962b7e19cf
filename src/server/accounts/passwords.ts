import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { tableOf, type AccountSet } from '../account-set.ts';
import { first, run, sql, type Connection } from '../database/query.ts';

/** OWASP's second choice for argon2id (19 MiB, two passes): about 20 ms, so that a hundred people can sign in at nine. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Compared against when there is no such user, so that the answer takes as long. */
const NOBODYS_HASH = hash('nobody signs in with this', COST);

export async function setPassword(connection: Connection, set: AccountSet, userId: string, password: string): Promise<void> {
  const hashed = await hash(password, COST);
  await run(connection, sql`insert into ${tableOf(set, 'credential')} (user_id, password_hash) values (${userId}, ${hashed})
    on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now()`);
}

/** Says whether it is the user's password; without a user it takes the same time and says no. */
export async function isPassword(connection: Connection, set: AccountSet, userId: string | undefined, password: string): Promise<boolean> {
  const credential = userId === undefined ? undefined
    : await first<{ password_hash: string }>(connection, sql`select password_hash from ${tableOf(set, 'credential')} where user_id = ${userId}`);
  const right = await verify(credential?.password_hash ?? (await NOBODYS_HASH), password);
  return right && credential !== undefined;
}

/** Letters and digits that nobody mistakes for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GENERATED_LENGTH = 14;

/** A random password of 14 characters (69 bits), in groups for reading aloud: `k7mq-x2hv-…`. */
export function generatePassword(): string {
  const letters = Array.from({ length: GENERATED_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
