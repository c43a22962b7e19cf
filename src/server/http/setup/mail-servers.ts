import { composeTestMail } from '../../../mail/compose/test-mail.ts';
import * as contract from '../../../contract/setup.ts';
import { connectionWords } from '../../../words/errors/connection-words.ts';
import { isMailHeld, releaseMail } from '../../accounts/mail-hold.ts';
import { logAccess } from '../../accounts/access-log.ts';
import { changeSetting, readSetting, SETTINGS, type SettingValue } from '../../accounts/settings.ts';
import type { AccountSet } from '../../account-set.ts';
import { mimeBytes } from '../../mailbox/outgoing/mime.ts';
import { imapServer, outboundPolicy, smtpServer } from '../../mailbox/server-settings.ts';
import { probeAddress } from '../../mailbox/subaddress.ts';
import { smtpSender } from '../../mailbox/transport/smtp-sender.ts';
import { testImap, testSmtp, type ConnectionTest } from '../../mailbox/transport/test-connection.ts';
import { formatInstant } from '../../records/format.ts';
import { Refusal } from '../../refusal.ts';
import type { Caller } from '../context.ts';
import { DONE, serve, type Serving } from '../serve.ts';

type Secrets = { password?: string | undefined; oauthClientSecret?: string | undefined; oauthRefreshToken?: string | undefined };

/** SMTP and IMAP of the account set (M1), with Test connection 「测试连接」. */
export function serveMailServers(serving: Serving): void {
  serve(serving, contract.readSmtp, async ({ set }) => presentSmtp(set));
  serve(serving, contract.readImap, async ({ set }) => presentImap(set));

  serve(serving, contract.writeSmtp, async ({ set, actor }, { body }) => {
    await changeSetting(set, SETTINGS.smtp, (stored) => ({ ...body, ...sealed(set, body, stored) }), actor.userId);
    await changed(set, actor.userId, 'smtp');
    return presentSmtp(set);
  });

  serve(serving, contract.writeImap, async ({ set, actor }, { body }) => {
    await changeSetting(set, SETTINGS.imap, (stored) => ({ ...body, ...sealed(set, body, stored) }), actor.userId);
    await changed(set, actor.userId, 'imap');
    return presentImap(set);
  });

  serve(serving, contract.releaseMail, async ({ set, actor }) => {
    await releaseMail(set.pool);
    await changed(set, actor.userId, 'mailReleased');
    return DONE;
  });

  serve(serving, contract.testSmtp, async (caller, { body: { sendTo, ...body } }) => {
    const { set } = caller;
    const settings = { ...body, ...sealed(set, body, await readSetting(set.pool, set, SETTINGS.smtp)) };
    const probe = sendTo ? { envelope: { from: settings.fromAddress, to: [sendTo] }, raw: await testMail(caller, settings, sendTo) } : undefined;
    const tested = await testSmtp(smtpServer(set, settings), { outbound: outboundPolicy(set), ...(probe ? { probe } : {}) });
    if (tested.ok && settings.fromAddress !== '') await probeSubAddress(caller, settings);
    return presentTest(caller, tested);
  });

  serve(serving, contract.testImap, async (caller, { body }) => {
    const { set } = caller;
    const settings = { ...body, ...sealed(set, body, await readSetting(set.pool, set, SETTINGS.imap)) };
    return presentTest(caller, await testImap(imapServer(set, settings), { outbound: outboundPolicy(set) }));
  });
}

type Target = { host: string; oauthTokenUrl: string };
/** The secret without which one can't sign in. */
const NEEDED: Record<SettingValue<typeof SETTINGS.smtp>['authentication'], keyof Secrets | null> = { anonymous: null, password: 'password', oauth: 'oauthClientSecret' };

/**
 * New secrets are sealed; those left out are kept as they are stored, but go to no other server than the one they were given for:
 * else whoever may test a connection could have them sent to himself.
 * @throws Refusal `InvalidInput` for a stored secret that has to be written again
 */
function sealed(set: AccountSet, given: Secrets & Target & { authentication: keyof typeof NEEDED }, stored: Target & Required<Record<keyof Secrets, string>>) {
  const isElsewhere = stored.host !== '' && (given.host !== stored.host || given.oauthTokenUrl !== stored.oauthTokenUrl);
  const seal = (name: keyof Secrets) => {
    const fresh = given[name];
    if (fresh !== undefined) return fresh === '' ? '' : set.installation.secrets.seal(fresh);
    if (!isElsewhere) return stored[name];
    if (NEEDED[given.authentication] === name && stored[name] !== '') throw new Refusal('InvalidInput', {}, { [name]: { code: 'Required' } });
    return '';
  };
  return { password: seal('password'), oauthClientSecret: seal('oauthClientSecret'), oauthRefreshToken: seal('oauthRefreshToken') };
}

function hideSecrets<T extends { password: string; oauthClientSecret: string; oauthRefreshToken: string }>(settings: T) {
  return {
    ...settings,
    password: { stored: settings.password !== '' },
    oauthClientSecret: { stored: settings.oauthClientSecret !== '' },
    oauthRefreshToken: { stored: settings.oauthRefreshToken !== '' },
  };
}

async function presentSmtp(set: AccountSet) {
  return { ...hideSecrets(await readSetting(set.pool, set, SETTINGS.smtp)), held: await isMailHeld(set.pool) };
}

async function presentImap(set: AccountSet) {
  const { status, at } = await readSetting(set.pool, set, SETTINGS.imapStatus);
  return { ...hideSecrets(await readSetting(set.pool, set, SETTINGS.imap)), status, statusAt: at };
}

async function changed(set: AccountSet, userId: string, setting: string): Promise<void> {
  await logAccess(set, userId, 'settingsChanged', { setting });
  set.installation.signal.raise('settings', set.name);
  set.installation.signal.raise('outbox', set.name);
}

async function testMail({ set, colleague, language }: Caller, smtp: SettingValue<typeof SETTINGS.smtp>, sendTo: string): Promise<Uint8Array> {
  const { timeZone } = await readSetting(set.pool, set, SETTINGS.company);
  const message = composeTestMail({ language, installationId: set.installation.id, company: set.title, recipient: { name: colleague.name }, accountSet: set.title, sender: smtp.fromAddress, sentBy: colleague.name, sentAt: formatInstant(new Date().toISOString(), { language, timeZone }) });
  const domain = smtp.fromAddress.split('@')[1] ?? 'localhost';
  return mimeBytes(message, { from: { address: smtp.fromAddress, name: smtp.fromName }, to: { address: sendTo, name: '' }, messageId: `<${crypto.randomUUID()}@${domain}>` }, []);
}

/** A second mail, to ourselves: whether it comes back decides over sub-addresses; whether it goes out does not matter here. */
async function probeSubAddress(caller: Caller, settings: SettingValue<typeof SETTINGS.smtp>): Promise<void> {
  const { set } = caller;
  const address = probeAddress(set, settings.fromAddress);
  const sender = smtpSender(smtpServer(set, settings), { outbound: outboundPolicy(set), maximumConnections: 1 });
  await sender.send({ envelope: { from: settings.fromAddress, to: [address] }, raw: await testMail(caller, settings, address) });
  await sender.close();
}

function presentTest({ language }: Caller, test: ConnectionTest) {
  const certificate = test.certificate === null ? null : JSON.stringify(test.certificate);
  if (test.ok) return { ok: true, cause: null, message: connectionWords[language].ok, certificate };
  const cause = KNOWN_CAUSES.find((known) => known === test.cause) ?? ('other' as const);
  return { ok: false, cause, message: `${connectionWords[language][cause]}${test.detail === '' ? '' : ` (${test.detail.slice(0, 300)})`}`, certificate };
}

const KNOWN_CAUSES = ['dns', 'refused', 'timeout', 'tls', 'login', 'sender', 'forbidden', 'folder'] as const;
