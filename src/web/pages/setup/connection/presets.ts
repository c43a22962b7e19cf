import type { ProviderKey } from '../../../../words/setup/providers.ts';
import type { Encryption, Protocol } from './mailServer.ts';

type Server = { host: string; port: number; encryption: Encryption };
type Preset = Record<Protocol, Server> & { oauth?: { tokenUrl: string; scope: Record<Protocol, string> } };

/** The servers of well-known providers; what their mailboxes need besides stands in the words. */
export const presets: Record<ProviderKey, Preset> = {
  netease163: servers('smtp.163.com', 'imap.163.com'),
  netease126: servers('smtp.126.com', 'imap.126.com'),
  qq: servers('smtp.qq.com', 'imap.qq.com'),
  tencentExmail: servers('smtp.exmail.qq.com', 'imap.exmail.qq.com'),
  aliyun: servers('smtp.qiye.aliyun.com', 'imap.qiye.aliyun.com'),
  microsoft365: {
    smtp: { host: 'smtp.office365.com', port: 587, encryption: 'starttls' },
    imap: { host: 'outlook.office365.com', port: 993, encryption: 'tls' },
    oauth: {
      tokenUrl: 'https://login.microsoftonline.com/organizations/oauth2/v2.0/token',
      scope: { smtp: 'https://outlook.office.com/SMTP.Send offline_access', imap: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access' },
    },
  },
  gmail: servers('smtp.gmail.com', 'imap.gmail.com'),
  seznam: servers('smtp.seznam.cz', 'imap.seznam.cz'),
};

export const providerKeys: readonly ProviderKey[] = ['netease163', 'netease126', 'qq', 'tencentExmail', 'aliyun', 'microsoft365', 'gmail', 'seznam'];

/** What choosing a provider fills in. */
export function presetValues(provider: ProviderKey, protocol: Protocol) {
  const { oauth, ...preset } = presets[provider];
  return oauth
    ? { ...preset[protocol], authentication: 'oauth' as const, oauthTokenUrl: oauth.tokenUrl, oauthScope: oauth.scope[protocol] }
    : { ...preset[protocol], authentication: 'password' as const };
}

/** The provider that a host belongs to. */
export function providerOf(host: string | undefined, protocol: Protocol): ProviderKey | null {
  const wanted = host?.trim().toLowerCase();
  return providerKeys.find((key) => presets[key][protocol].host === wanted) ?? null;
}

function servers(smtp: string, imap: string): Preset {
  return { smtp: { host: smtp, port: 465, encryption: 'tls' }, imap: { host: imap, port: 993, encryption: 'tls' } };
}
