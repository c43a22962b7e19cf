import type { SETTINGS, SettingValue } from '../accounts/settings.ts';
import type { AccountSet } from '../account-set.ts';
import { oauthTokens } from './transport/oauth.ts';
import type { ImapSettings, MailAuthentication, ServerSettings, SmtpSettings } from './transport/settings.ts';

type Smtp = SettingValue<typeof SETTINGS.smtp>;
type Imap = SettingValue<typeof SETTINGS.imap>;

/** A larger message stays in the mailbox, and its sender is told (mail-rules 27). */
export const MAXIMUM_MESSAGE_BYTES = 25 * 1024 * 1024;

export const outboundPolicy = (set: AccountSet) => ({ allowedNetworks: set.installation.allowedNetworks });

/** The transport's settings, with the secrets unsealed; `refreshTokenChanged` keeps a token that the provider replaced. */
export function smtpServer(set: AccountSet, smtp: Smtp, refreshTokenChanged?: (token: string) => Promise<void>): SmtpSettings {
  return { ...server(set, smtp, refreshTokenChanged), fromAddress: smtp.fromAddress, fromName: smtp.fromName, messagesPerSecond: smtp.messagesPerSecond };
}

export function imapServer(set: AccountSet, imap: Imap, refreshTokenChanged?: (token: string) => Promise<void>): ImapSettings {
  return {
    ...server(set, imap, refreshTokenChanged), folder: imap.folder, processedFolder: imap.processedFolder, failedFolder: imap.failedFolder,
    pollSeconds: imap.pollSeconds, maximumBytes: MAXIMUM_MESSAGE_BYTES,
  };
}

function server(set: AccountSet, settings: Smtp | Imap, refreshTokenChanged: ((token: string) => Promise<void>) | undefined): ServerSettings {
  const { host, port, encryption, acceptSelfSigned } = settings;
  return { host, port, encryption, acceptSelfSigned, authentication: authentication(set, settings, refreshTokenChanged) };
}

function authentication(set: AccountSet, settings: Smtp | Imap, refreshTokenChanged: ((token: string) => Promise<void>) | undefined): MailAuthentication {
  const unseal = (sealed: string) => (sealed === '' ? '' : set.installation.secrets.unseal(sealed));
  switch (settings.authentication) {
    case 'anonymous': return { kind: 'anonymous' };
    case 'password': return { kind: 'password', user: settings.user, password: unseal(settings.password) };
    case 'oauth': return {
      kind: 'oauth', user: settings.user,
      accessToken: oauthTokens({
        tokenUrl: settings.oauthTokenUrl, clientId: settings.oauthClientId, clientSecret: unseal(settings.oauthClientSecret), scope: settings.oauthScope,
        grant: settings.oauthRefreshToken === '' ? { kind: 'client-credentials' } : { kind: 'refresh-token', refreshToken: unseal(settings.oauthRefreshToken) },
      }, { outbound: outboundPolicy(set), ...(refreshTokenChanged ? { refreshTokenChanged } : {}) }),
    };
  }
}
