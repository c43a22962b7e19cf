import { z } from 'zod';
import { Language } from '../../contract/common.ts';
import { ImapInput, MailApproval, SmtpInput, PolicyTier } from '../../contract/setup.ts';
import { tableOf, type AccountSet } from '../account-set.ts';
import { transaction } from '../database/connect.ts';
import { prepared, run, sql, type Connection } from '../database/query.ts';

const Sealed = z.string().default('').describe('sealed by the installation’s key; empty: none stored');
const sealedSecrets = { password: Sealed, oauthClientSecret: Sealed, oauthRefreshToken: Sealed };

const server = {
  host: '', encryption: 'tls', acceptSelfSigned: false, authentication: 'password', user: '', oauthTokenUrl: '', oauthClientId: '', oauthScope: '',
} as const;

/** A setting of an account set: its key, its form, and what it is before anybody sets it. */
export type Setting<S extends z.ZodType> = { key: string; schema: S; initial: z.input<S> };
export type SettingValue<T> = T extends Setting<infer S> ? z.output<S> : never;
const setting = <S extends z.ZodType>(key: string, schema: S, initial: z.input<S>): Setting<S> => ({ key, schema, initial });

export const SETTINGS = {
  company: setting('company', z.object({
    address: z.string(), telephone: z.string(), language: Language, timeZone: z.string(), currency: z.string(),
  }), { address: '', telephone: '', language: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY' }),
  smtp: setting('smtp', SmtpInput.extend(sealedSecrets), { ...server, enabled: false, port: 465, fromAddress: '', fromName: '', messagesPerSecond: 10 }),
  imap: setting('imap', ImapInput.extend(sealedSecrets), {
    ...server, enabled: false, port: 993, folder: 'INBOX', processedFolder: 'Countersign/Processed', failedFolder: 'Countersign/Failed', pollSeconds: 60,
  }),
  imapStatus: setting('imapStatus', z.object({ status: z.string(), at: z.string().nullable() }), { status: '', at: null }),
  mailApproval: setting('mailApproval', MailApproval, {
    enabled: true, words: {}, banners: [], authservIds: [], unauthenticatedDomains: [], tokenDays: 30, subaddress: false,
  }),
  /** What an administrator changed of a document type, by type; what is not here is as the type says. */
  documentTypes: setting('documentTypes', z.record(z.string(), z.object({
    mailApproval: z.boolean(), prefix: z.string(), digits: z.number(), datePart: z.enum(['none', 'year', 'month', 'day']), tiers: z.array(PolicyTier),
  })), {}),
};

/** A setting of the account set, as it was written last or as it is before anybody did. */
export async function readSetting<S extends z.ZodType>(connection: Connection, set: AccountSet, { key, schema, initial }: Setting<S>): Promise<z.output<S>> {
  const [stored] = await prepared<{ value: unknown }>(connection, sql`select value from ${tableOf(set, 'setting')} where key = ${key}`);
  return schema.parse(isObject(stored?.value) && isObject(initial) ? { ...initial, ...stored.value } : initial);
}

export async function writeSetting<S extends z.ZodType>(connection: Connection, set: AccountSet, { key }: Setting<S>, value: z.output<S>, by: string | null): Promise<void> {
  await run(connection, sql`insert into ${tableOf(set, 'setting')} (key, value, updated_by) values (${key}, ${JSON.stringify(value)}, ${by})
    on conflict (key) do update set value = excluded.value, updated_by = excluded.updated_by, updated_at = now()`);
}

/** Changes a setting from what it is now: two who do so at the same moment come one after the other, and neither undoes what the other wrote. */
export async function changeSetting<S extends z.ZodType>(set: AccountSet, setting: Setting<S>, change: (value: z.output<S>) => z.output<S>, by: string | null): Promise<z.output<S>> {
  return transaction(set.pool, async (connection) => {
    await run(connection, sql`select pg_advisory_xact_lock(hashtext(${`setting ${set.schema}.${setting.key}`}))`);
    const changed = change(await readSetting(connection, set, setting));
    await writeSetting(connection, set, setting, changed, by);
    return changed;
  });
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
