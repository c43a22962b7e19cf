import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, greeted, readLog, selfSignedCertificate, temporaryFolder, whenWeAreGone } from './workplace.ts';

export type DovecotOptions = {
  /** Address of a mailbox → its password. */
  users: Record<string, string>;
  /** What IMAP says it can do; leave out MOVE or IDLE to play a poorer server. */
  capability?: string;
  /** To come back on the port of a server that was stopped. */
  imapPort?: number;
};

export type Dovecot = {
  imapPort: number;
  /** TLS from the first byte, with a self-signed certificate for mail.test. */
  imapsPort: number;
  lmtpPort: number;
  /** Dovecot's SASL service, for Postfix. */
  authenticationPort: number;
  /** The certificate's file, PEM. */
  certificate: string;
  stop(): Promise<void>;
  log(): Promise<string>;
};

type Place = Omit<Dovecot, 'stop' | 'log'> & { folder: string; key: string; capability: string | undefined };

// Mail processes refuse to run as root, so mailboxes belong to Debian's nobody and nogroup.
const mailUserId = 65534;

/**
 * Starts Dovecot (IMAP, LMTP, SASL) on loopback ports, with Maildir mailboxes in a temporary folder.
 * Needs `mailServersAvailable()`. @throws when Dovecot does not come up, with its log
 */
export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const folder = await temporaryFolder('dovecot-');
  const ports = { imapPort: options.imapPort ?? (await freePort()), imapsPort: await freePort(), lmtpPort: await freePort(), authenticationPort: await freePort() };
  const place: Place = { folder, ...ports, ...(await selfSignedCertificate(folder, 'mail.test')), capability: options.capability };

  await mkdir(join(folder, 'mail'));
  const users = Object.entries(options.users).map(([user, password]) => `${user}:{PLAIN}${password}\n`).join('');
  await writeFile(join(folder, 'users'), users);
  await chmod(join(folder, 'users'), 0o644);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(join(folder, 'mail'), mailUserId, mailUserId);
  const configuration = join(folder, 'dovecot.conf');
  await writeFile(configuration, (await isVersion23()) ? version23(place, isRoot) : version24(place, isRoot));

  const server = spawn('/usr/sbin/dovecot', ['-F', '-c', configuration], { stdio: 'ignore' });
  const log = () => readLog(join(folder, 'log'));
  const callOff = whenWeAreGone(`kill ${server.pid}; sleep 1; rm -rf ${folder}`);
  await greeted(ports.imapPort, server, log);
  return {
    ...ports,
    certificate: place.certificate,
    log,
    stop: async () => {
      callOff();
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function isVersion23(): Promise<boolean> {
  const { stdout } = await promisify(execFile)('/usr/sbin/dovecot', ['--version']);
  return stdout.startsWith('2.3');
}

/** Debian 12. */
function version23(place: Place, isRoot: boolean): string {
  return `
${common(place, isRoot)}
ssl_cert = <${place.certificate}
ssl_key = <${place.key}
disable_plaintext_auth = no
mail_location = maildir:${place.folder}/mail/%u
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${place.folder}/users
}
userdb {
  driver = static
  args = ${userFields(place, isRoot).join(' ')}
}
`;
}

/** Debian 13 and later: other names, and every block has one. */
function version24(place: Place, isRoot: boolean): string {
  return `
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
${common(place, isRoot)}
ssl_server_cert_file = ${place.certificate}
ssl_server_key_file = ${place.key}
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ${place.folder}/mail/%{user}
passdb passwd-file {
  passwd_file_path = ${place.folder}/users
  auth_username_format = %{user}
}
userdb static {
  fields {
    ${userFields(place, isRoot).join('\n    ')}
  }
}
`;
}

function userFields(place: Place, isRoot: boolean): string[] {
  const [userId, groupId] = isRoot ? [mailUserId, mailUserId] : [process.getuid?.(), process.getgid?.()];
  return [`uid=${userId}`, `gid=${groupId}`, `home=${place.folder}/mail`];
}

/** What both versions spell alike. */
function common(place: Place, isRoot: boolean): string {
  return `
base_dir = ${place.folder}/run
state_dir = ${place.folder}/run
log_path = ${place.folder}/log
listen = 127.0.0.1
protocols = imap lmtp
ssl = yes
first_valid_uid = 1
auth_failure_delay = 0
mail_max_userip_connections = 100
recipient_delimiter = +
${place.capability === undefined ? '' : `imap_capability = ${place.capability}`}
service imap-login {
  inet_listener imap {
    port = ${place.imapPort}
  }
  inet_listener imaps {
    port = ${place.imapsPort}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${place.lmtpPort}
  }
}
# After a wrong password Dovecot makes the whole address wait, and so the tests that follow.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  inet_listener sasl {
    port = ${place.authenticationPort}
  }
}
${isRoot ? '' : withoutRoot()}
`;
}

/** Without root Dovecot can change neither user nor root folder. */
function withoutRoot(): string {
  const services = ['anvil', 'imap-login', 'stats', 'auth', 'lmtp'].map((name) => `service ${name} {\n  chroot =\n}`);
  const user = userInfo().username;
  return [`default_internal_user = ${user}`, `default_login_user = ${user}`, `default_internal_group = ${user}`, ...services].join('\n');
}
