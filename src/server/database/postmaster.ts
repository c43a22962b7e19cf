import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { binary, unprivileged } from './postgres-program.ts';

/** A running server: `stop` ends it unless another program uses it, which then ends it in its turn. */
export type Postmaster = { ended: Promise<void>; stop(): Promise<void> };

/** How often a server is looked at that is nobody's child. */
const LOOK_EVERY_MS = 200;
const USE_LOOKS = 20;
const USE_LOOK_PAUSE_MS = 50;

/** A server that a killed program left running, or that another program of this installation runs. */
export function adopt(pid: number, socketFolder: string): Postmaster {
  return {
    ended: gone(pid, { ref: false }),
    async stop() {
      if (await isUsed(socketFolder)) return;
      process.kill(pid, 'SIGINT');
      await gone(pid, { ref: true });
    },
  };
}

async function gone(pid: number, { ref }: { ref: boolean }): Promise<void> {
  while (await isPostgres(pid)) await pause(LOOK_EVERY_MS, undefined, { ref });
}

/** Whether another program is connected; our own connections may take a moment to be gone. A server that can't be asked is ending anyway. */
async function isUsed(socketFolder: string): Promise<boolean> {
  const client = new pg.Client({ host: socketFolder, user: 'countersign', database: 'postgres' });
  try {
    await client.connect();
    for (let look = 0; look < USE_LOOKS; look += 1) {
      const { rows } = await client.query<{ used: boolean }>(`select exists (select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()) as used`);
      if (rows[0]?.used === false) return false;
      await pause(USE_LOOK_PAUSE_MS);
    }
    return true;
  } catch {
    return true;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Starts the server in a process group of its own; what it complains about is logged. */
export function launch(cluster: string, socketFolder: string, log: (line: string) => void): Postmaster {
  const [command, ...words] = unprivileged([binary('postgres'), '-D', cluster, '-k', socketFolder,
    ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])]);
  // Its own process group: Ctrl-C at the terminal must reach this program first.
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  child.unref();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (/\b(FATAL|PANIC)\b/.test(line) && !/starting up|shutting down|lock file/.test(line)) log(line);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    ended,
    async stop() {
      // Another program on this folder adopted it, and is the last one then.
      if (child.exitCode !== null || (await isUsed(socketFolder))) return;
      // Without it nothing would keep this program alive until the server has ended.
      child.ref();
      child.kill('SIGINT');
      await ended;
    },
  };
}

const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  recovery_init_sync_method: 'syncfs',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  log_min_messages: 'fatal',
  // Record rows and events are small; the planner must not compile for them, nor start processes for a page of a list.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  // A random page costs little more than the next one on today's disks; the default would have whole tables read instead.
  random_page_cost: '1.1',
};

/** The process that `postmaster.pid` names, if it really is PostgreSQL; a stale file is left for PostgreSQL to judge. */
export async function livePostmaster(cluster: string): Promise<number | null> {
  const written = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(written.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !exists(pid)) return null;
  if (await isPostgres(pid)) return pid;
  // Another program got the number after a crash; PostgreSQL would take it for a live server and refuse to start.
  await rm(path.join(cluster, 'postmaster.pid'), { force: true });
  return null;
}

/** Whether the process lives and is PostgreSQL; where there is no /proc, whatever has the number is taken for it. */
async function isPostgres(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return exists(pid) && (command === null || command.includes('postgres'));
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
