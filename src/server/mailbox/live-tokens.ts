import { maskTokens } from '../../mail/mask-tokens.ts';
import { parseMessage } from '../../mail/parse.ts';
import { tableOf, type AccountSet } from '../account-set.ts';
import { rows, sql } from '../database/query.ts';
import { hashToken } from './outgoing/token.ts';

/** What one of our tokens looks like where it stands in a Message-ID or a sub-address. */
const TOKEN = /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{32}(?=@)/g;
const CANDIDATES_LIMIT = 1_000;

/** A copy of an archived mail in which no token still decides anything: whoever reads the archive must not be able to answer with it (mail-rules 12). */
export async function withoutLiveTokens(set: AccountSet, raw: Uint8Array): Promise<Uint8Array> {
  const candidates = await tokensIn(raw);
  if (candidates.length === 0) return raw;
  const byHash = new Map(candidates.map((token) => [hashToken(token), token]));
  const live = await rows<{ hash: string }>(set.pool, sql`
    select hash from ${tableOf(set, 'mail_token')} where hash = any(${[...byHash.keys()]}) and used_at is null and expires_at > now()`);
  return live.length === 0 ? raw : maskTokens(raw, live.flatMap(({ hash }) => byHash.get(hash) ?? []));
}

/** Looks in the headers, in the decoded bodies, and in mails that are attached: a bounce returns ours. */
async function tokensIn(raw: Uint8Array): Promise<string[]> {
  const { text, html, attachments } = await parseMessage(raw);
  const returned = attachments.filter(({ type }) => type.startsWith('message/') || type === 'text/rfc822-headers').map(({ bytes }) => latin1(bytes));
  const found = [latin1(raw), text ?? '', html ?? '', ...returned].flatMap((place) => place.match(TOKEN) ?? []);
  return [...new Set(found)].slice(0, CANDIDATES_LIMIT);
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
