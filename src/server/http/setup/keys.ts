import * as contract from '../../../contract/setup.ts';
import { logAccess } from '../../accounts/access-log.ts';
import { generatePassword, setPassword } from '../../accounts/passwords.ts';
import { removeSecondFactor } from '../../accounts/second-factor.ts';
import { closeSessionsOf } from '../../accounts/sessions.ts';
import { tableOf, type AccountSet } from '../../account-set.ts';
import { first, rows, run, sql } from '../../database/query.ts';
import { Refusal } from '../../refusal.ts';
import { newApiKey } from '../caller.ts';
import { DONE, serve, type Serving } from '../serve.ts';

type KeyRow = { id: string; name: string; user: string; prefix: string; createdAt: string; lastUsedAt: string | null; revoked: boolean };

/** Passwords that administrators reset, and API keys. */
export function serveKeys(serving: Serving): void {
  serve(serving, contract.resetPassword, async ({ set, actor, staff }, { params, body }) => {
    const colleague = staff.colleague(params.id);
    if (!colleague) throw new Refusal('NotFound');
    const password = generatePassword();
    await setPassword(set.pool, set, colleague.id, password);
    if (body.removeSecondFactor) await removeSecondFactor(set.pool, set, colleague.id);
    await closeSessionsOf(set, colleague.id);
    await logAccess(set, actor.userId, 'passwordReset', { userId: colleague.id, secondFactorRemoved: body.removeSecondFactor });
    return { password };
  });

  serve(serving, contract.listApiKeys, ({ set }) => listKeys(set));

  serve(serving, contract.createApiKey, async ({ set, actor, staff }, { body }) => {
    if (!staff.colleague(body.userId)?.enabled) throw new Refusal('InvalidInput', {}, { userId: { code: 'UnknownReference' } });
    const { key, prefix, hash } = newApiKey(set.name);
    const made = await first<{ id: string }>(set.pool, sql`insert into ${tableOf(set, 'api_key')} (name, user_id, prefix, hash, created_by)
      values (${body.name}, ${body.userId}, ${prefix}, ${hash}, ${actor.userId}) returning id`);
    await logAccess(set, actor.userId, 'apiKeyMade', { name: body.name, userId: body.userId });
    const row = (await listKeys(set)).find(({ id }) => id === made?.id);
    if (!row) throw new Refusal('NotFound');
    return { ...row, key };
  });

  serve(serving, contract.revokeApiKey, async ({ set, actor }, { params }) => {
    const revoked = await run(set.pool, sql`update ${tableOf(set, 'api_key')} set revoked_at = now() where id = ${params.id} and revoked_at is null`);
    if (revoked === 0) throw new Refusal('NotFound');
    await logAccess(set, actor.userId, 'apiKeyRevoked', { id: params.id });
    return DONE;
  });
}

function listKeys(set: AccountSet): Promise<KeyRow[]> {
  return rows<KeyRow>(set.pool, sql`
    select k.id, k.name, u.name as "user", k.prefix, k.created_at as "createdAt", k.last_used_at as "lastUsedAt", k.revoked_at is not null as revoked
    from ${tableOf(set, 'api_key')} k join ${tableOf(set, 'user')} u on u.id = k.user_id order by k.id desc`);
}
