import { execFile } from 'node:child_process';
import { access, constants, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

const dovecotPrograms = ['/usr/sbin/dovecot', '/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp', '/usr/bin/openssl'];
const programsOf = { dovecot: dovecotPrograms, postfix: [...dovecotPrograms, '/usr/sbin/postfix'] };
const packages = ['dovecot-imapd', 'dovecot-lmtpd', 'postfix', 'openssl'];
const servicePolicy = '/usr/sbin/policy-rc.d';

export type Availability = { available: true } | { available: false; reason: string };

/**
 * Whether Dovecot, or Dovecot and `postfix`, can be started here. Where they are missing and this
 * process may install packages (root on Debian), they are installed, without any daemon being
 * started. Never throws: the reason is for the caller to print, loudly, beside the tests it skips.
 */
export async function mailServersAvailable(needed: 'dovecot' | 'postfix' = 'postfix'): Promise<Availability> {
  const isRoot = process.getuid?.() === 0;
  if (needed === 'postfix' && !isRoot) return { available: false, reason: 'Postfix runs only when it is started by root' };
  const missing = await missingPrograms(needed);
  if (missing.length === 0) return { available: true };
  if (!isRoot || !(await exists('/usr/bin/apt-get'))) {
    return { available: false, reason: `${missing.join(', ')} not found, and this user can't install Debian packages` };
  }
  try {
    await install();
  } catch (error) {
    return { available: false, reason: `apt-get could not install ${packages.join(' ')}: ${String(error)}` };
  }
  const stillMissing = await missingPrograms(needed);
  return stillMissing.length === 0 ? { available: true } : { available: false, reason: `${stillMissing.join(', ')} not found` };
}

async function missingPrograms(needed: 'dovecot' | 'postfix'): Promise<string[]> {
  const programs = programsOf[needed];
  const found = await Promise.all(programs.map(exists));
  return programs.filter((_, index) => !found[index]);
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false);
}

async function install(): Promise<void> {
  // Debian starts a daemon as soon as it is installed unless this policy says no.
  const policyIsOurs = !(await exists(servicePolicy));
  if (policyIsOurs) await writeFile(servicePolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    // Two test files may get here at once: the second waits for the first one's lock.
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 1 << 26 };
    const apt = (...words: string[]) => run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...words], options);
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', ...packages);
  } finally {
    if (policyIsOurs) await rm(servicePolicy, { force: true });
  }
}
