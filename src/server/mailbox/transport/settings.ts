/** How an account signs in to its mail server. */
export type MailAuthentication =
  | { kind: 'anonymous' }
  | { kind: 'password'; user: string; password: string }
  /** XOAUTH2. `accessToken` returns a valid token; with `renew`, a new one: the server refused the last. */
  | { kind: 'oauth'; user: string; accessToken: (renew?: boolean) => Promise<string> };

/** Where a mail server is and how it is spoken to. `starttls` is required, never merely tried. */
export type ServerSettings = {
  host: string;
  port: number;
  encryption: 'none' | 'starttls' | 'tls';
  acceptSelfSigned: boolean;
  authentication: MailAuthentication;
};

export type SmtpSettings = ServerSettings & {
  fromAddress: string;
  fromName: string;
  /** What the provider allows this account; without it, as fast as the server takes them. */
  messagesPerSecond?: number;
};

export type ImapSettings = ServerSettings & {
  folder: string;
  processedFolder: string;
  failedFolder: string;
  /** A larger message is not downloaded (mail-rules.md 27). */
  maximumBytes: number;
  /** How often the folder is looked at even when the server announces nothing. */
  pollSeconds: number;
};
