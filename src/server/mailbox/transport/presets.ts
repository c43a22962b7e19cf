/** Where a provider's servers are, and which note of the settings page helps with it. */
export type MailPreset = {
  id: '163' | '126' | 'qq' | 'exmail' | 'aliyun' | 'microsoft365' | 'gmail' | 'seznam';
  /** Domains by which the preset is proposed; empty where customers bring their own. */
  domains: readonly string[];
  smtp: { host: string; port: number; encryption: 'starttls' | 'tls' };
  imap: { host: string; port: number; encryption: 'tls' };
  authentication: 'password' | 'oauth';
  /** `authorization-code`: not the login password but a code made in the provider's settings, where IMAP is switched on, too. */
  hint: 'authorization-code' | 'client-password' | 'account-password' | 'app-registration' | 'oauth-consent';
  /** What the provider is known to take from one account; a careful start. */
  messagesPerSecond: number;
};

/** Addresses as the providers publish them. */
export const mailPresets: readonly MailPreset[] = [
  preset('163', ['163.com'], 'smtp.163.com', 'imap.163.com', 'authorization-code'),
  preset('126', ['126.com'], 'smtp.126.com', 'imap.126.com', 'authorization-code'),
  preset('qq', ['qq.com', 'foxmail.com'], 'smtp.qq.com', 'imap.qq.com', 'authorization-code'),
  preset('exmail', [], 'smtp.exmail.qq.com', 'imap.exmail.qq.com', 'client-password'),
  preset('aliyun', [], 'smtp.qiye.aliyun.com', 'imap.qiye.aliyun.com', 'client-password'),
  {
    ...preset('microsoft365', [], 'smtp.office365.com', 'outlook.office365.com', 'app-registration'),
    smtp: { host: 'smtp.office365.com', port: 587, encryption: 'starttls' }, authentication: 'oauth', messagesPerSecond: 0.5,
  },
  { ...preset('gmail', ['gmail.com'], 'smtp.gmail.com', 'imap.gmail.com', 'oauth-consent'), authentication: 'oauth' },
  preset('seznam', ['seznam.cz', 'email.cz', 'post.cz'], 'smtp.seznam.cz', 'imap.seznam.cz', 'account-password'),
];

/** Token endpoints and scopes for XOAUTH2; `{tenant}` is the customer's directory. */
export const oauthPresets = {
  microsoft365: {
    tokenUrl: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
    scope: 'https://outlook.office365.com/.default',
  },
  gmail: { tokenUrl: 'https://oauth2.googleapis.com/token', scope: 'https://mail.google.com/' },
} as const;

function preset(id: MailPreset['id'], domains: string[], smtp: string, imap: string, hint: MailPreset['hint']): MailPreset {
  return {
    id, domains, hint, authentication: 'password', messagesPerSecond: 1,
    smtp: { host: smtp, port: 465, encryption: 'tls' }, imap: { host: imap, port: 993, encryption: 'tls' },
  };
}
