import { createHash } from 'node:crypto';
import type { Actor } from '../../model/keys.ts';
import { tableOf, type AccountSet } from '../account-set.ts';
import { first, run, sql, type Connection } from '../database/query.ts';
import { Refusal } from '../refusal.ts';

/**
 * Does what a caller's key stands for once, in the transaction of `connection`: the same key and content get the answer
 * of the first time, also while that one is still under way.
 * @param work gives the answer that is kept
 * @throws Refusal `KeyUsed` for a key that came with other content
 */
export async function once(connection: Connection, set: AccountSet, actor: Actor, given: { key: string; content: unknown }, work: () => Promise<string>): Promise<string> {
  const key = `${actor.userId}/${given.key}`;
  const contentHash = createHash('sha256').update(JSON.stringify(given.content)).digest('hex');
  const taken = await run(connection, sql`insert into ${tableOf(set, 'command_key')} (key, content_hash, answer) values (${key}, ${contentHash}, 'null') on conflict (key) do nothing`);
  if (taken === 0) {
    const before = await first<{ content_hash: string; answer: unknown }>(connection, sql`select content_hash, answer from ${tableOf(set, 'command_key')} where key = ${key}`);
    if (before?.content_hash !== contentHash || typeof before.answer !== 'string') throw new Refusal('KeyUsed');
    return before.answer;
  }
  const answer = await work();
  await run(connection, sql`update ${tableOf(set, 'command_key')} set answer = ${JSON.stringify(answer)} where key = ${key}`);
  return answer;
}
