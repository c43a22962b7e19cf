import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, greeted, readLog, selfSignedCertificate, temporaryFolder, whenWeAreGone } from './workplace.ts';

const run = promisify(execFile);

export type PostfixOptions = {
  /** Domains whose mail goes to Dovecot's LMTP. */
  mailboxes?: { domains: string[]; lmtpPort: number };
  /** Domain → where on 127.0.0.1 its mail is handed over (our own door). */
  relay?: Record<string, { port: number; protocol: 'smtp' | 'lmtp' }>;
  /** Clients must sign in with Dovecot's users, and may send only as the address they signed in with. */
  authenticationPort?: number;
};

export type Postfix = {
  smtpPort: number;
  stop(): Promise<void>;
  /** Tries deferred mail again now. */
  flush(): Promise<void>;
  /** The server's own log: what it received, delivered and refused. */
  log(): Promise<string>;
  /** Resolves with the log once it says `pattern`. @throws after 20 seconds, with the log */
  logged(pattern: RegExp): Promise<string>;
};

/**
 * Starts a Postfix of its own (queue, log and configuration in a temporary folder) on a loopback
 * port, without DNS. Needs root and `mailServersAvailable()`. @throws when it does not come up
 */
export async function startPostfix(options: PostfixOptions): Promise<Postfix> {
  const folder = await temporaryFolder('postfix-');
  const smtpPort = await freePort();
  await mkdir(join(folder, 'queue'));
  await mkdir(join(folder, 'data'));
  await chown(join(folder, 'data'), await idOf('postfix'), 0);
  await mkdir(join(folder, 'configuration'));
  const configuration = (file: string, text: string) => writeFile(join(folder, 'configuration', file), text);
  const certificate = await selfSignedCertificate(folder, 'mail.test');
  await configuration('main.cf', mainConfiguration(folder, options, certificate));
  await configuration('master.cf', masterConfiguration(smtpPort));
  const relays = Object.entries(options.relay ?? {});
  await configuration('transport', relays.map(([domain, { port, protocol }]) => `${domain} ${protocol}:${protocol === 'lmtp' ? 'inet:' : ''}[127.0.0.1]:${port}\n`).join(''));
  // Every user owns the address he signed in with, and no other.
  await configuration('senders', '/^(.*)$/ ${1}\n');

  const server = spawn('/usr/sbin/postfix', ['-c', join(folder, 'configuration'), 'start-fg'], { stdio: 'ignore' });
  const log = () => readLog(join(folder, 'log'));
  const stopCommand = `/usr/sbin/postfix -c ${folder}/configuration stop`;
  const callOff = whenWeAreGone(`${stopCommand}; rm -rf ${folder}`);
  await greeted(smtpPort, server, log);
  return {
    smtpPort,
    log,
    logged: (pattern) => waitForLog(log, pattern),
    flush: async () => {
      await run('/usr/sbin/postfix', ['-c', join(folder, 'configuration'), 'flush']);
    },
    stop: async () => {
      callOff();
      // start-fg is a shell above master: only Postfix itself ends both.
      const ended = once(server, 'exit');
      await run('/bin/sh', ['-c', stopCommand]);
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function idOf(user: string): Promise<number> {
  const { stdout } = await run('id', ['-u', user]);
  return Number(stdout);
}

function mainConfiguration(folder: string, options: PostfixOptions, files: { certificate: string; key: string }): string {
  const authentication = options.authenticationPort === undefined ? [] : [
    'smtpd_sasl_auth_enable = yes',
    'smtpd_sasl_type = dovecot',
    `smtpd_sasl_path = inet:127.0.0.1:${options.authenticationPort}`,
    `smtpd_sender_login_maps = regexp:${folder}/configuration/senders`,
    'smtpd_sender_restrictions = reject_sender_login_mismatch',
  ];
  return [
    'compatibility_level = 3.6',
    `queue_directory = ${folder}/queue`,
    `data_directory = ${folder}/data`,
    `maillog_file = ${folder}/log`,
    `maillog_file_prefixes = ${folder}`,
    'myhostname = mail.test',
    'mydestination =',
    'inet_interfaces = 127.0.0.1',
    'inet_protocols = ipv4',
    'mynetworks = 127.0.0.0/8',
    'smtp_dns_support_level = disabled',
    'smtp_host_lookup = native',
    `transport_maps = texthash:${folder}/configuration/transport`,
    `relay_domains = ${Object.keys(options.relay ?? {}).join(' ')}`,
    `virtual_mailbox_domains = ${options.mailboxes?.domains.join(' ') ?? ''}`,
    `virtual_transport = lmtp:inet:127.0.0.1:${options.mailboxes?.lmtpPort ?? 0}`,
    'recipient_delimiter = +',
    `smtpd_relay_restrictions = ${options.authenticationPort === undefined ? 'permit_mynetworks' : 'permit_sasl_authenticated'}, reject`,
    `smtpd_tls_cert_file = ${files.certificate}`,
    `smtpd_tls_key_file = ${files.key}`,
    'smtpd_tls_security_level = may',
    ...authentication,
    '',
  ].join('\n');
}

function masterConfiguration(port: number): string {
  const services = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup', 'cleanup unix n - n - 0 cleanup', 'qmgr unix n - n 300 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite', 'bounce unix - - n - 0 bounce', 'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce', 'verify unix - - n - 1 verify', 'flush unix n - n 1000? 0 flush',
    'proxymap unix - - n - - proxymap', 'smtp unix - - n - - smtp', 'relay unix - - n - - smtp',
    'error unix - - n - - error', 'retry unix - - n - - error', 'discard unix - - n - - discard',
    'lmtp unix - - n - - lmtp', 'anvil unix - - n - 1 anvil', 'scache unix - - n - 1 scache',
    'tlsmgr unix - - n 1000? 1 tlsmgr', 'postlog unix-dgram n - n - 1 postlogd',
  ];
  return `${services.join('\n')}\n`;
}

async function waitForLog(log: () => Promise<string>, pattern: RegExp): Promise<string> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const text = await log();
    if (pattern.test(text)) return text;
    if (Date.now() > deadline) throw new Error(`Postfix did not log ${String(pattern)}:\n${text}`);
    await delay(20);
  }
}
