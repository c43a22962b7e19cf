import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { mailServersAvailable } from '../mail-servers/index.ts';

const run = promisify(execFile);
const BROWSER_LIBRARIES = { 'libnss3.so': 'libnss3', 'libnspr4.so': 'libnspr4', 'libexpat.so.1': 'libexpat1' };

/**
 * Finds or installs what the tests need of the system, once and before any of them, because apt lets nobody in beside it.
 * What can't be had is said loudly; the tests that need it are skipped, or fail with the same reason.
 */
export default async function setup(_project: TestProject): Promise<void> {
  const mail = await mailServersAvailable();
  if (!mail.available) shout(`The tests with real mail servers are SKIPPED: ${mail.reason}`);
  const missing = await missingLibraries();
  if (missing.length > 0) await installLibraries(missing).catch((error: Error) => shout(`The browser needs ${missing.join(', ')}: ${error.message}`));
}

async function missingLibraries(): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const known = await run('/sbin/ldconfig', ['-p']).then(({ stdout }) => stdout, () => '');
  return Object.entries(BROWSER_LIBRARIES).filter(([library]) => !known.includes(library)).map(([, name]) => name);
}

async function installLibraries(names: string[]): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error('install them as root');
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 1 << 26 };
  await run('apt-get', ['-q', 'update'], options);
  await run('apt-get', ['-q', 'install', '-y', '--no-install-recommends', ...names], options);
}

function shout(line: string): void {
  process.stderr.write(`\n!!! ${line}\n\n`);
}
