import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { binary, giveAway, unprivileged } from './postgres-program.ts';
import { adopt, launch, livePostmaster, type Postmaster } from './postmaster.ts';

export type EmbeddedPostgres = { cluster: string; socketFolder: string; stop(): Promise<void> };

/** A Unix socket's path must fit in 107 bytes; the socket's own name takes 15 of them. */
const SOCKET_FOLDER_LIMIT_BYTES = 90;
const READY_TIMEOUT_MS = 60_000;
const RESTARTS_LIMIT = 5;
/** What ended before ran well, if it ran this long. */
const SOUND_AFTER_MS = 60_000;

/**
 * Starts the embedded PostgreSQL on a Unix socket that only this user can open, initialising its folder the first time,
 * and restarts it with a growing pause when it dies. A server that another program on this folder runs, or that a killed one left,
 * is adopted; whoever stops last ends it.
 * @param folder where the cluster lives; made when missing
 * @param log gets one line at a time
 */
export async function startPostgres(folder: string, log: (line: string) => void): Promise<EmbeddedPostgres> {
  const cluster = path.join(folder, 'cluster');
  const socketFolder = await makeSocketFolder(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await giveAway(folder);
  if (!(await isFile(path.join(cluster, 'PG_VERSION')))) await initialise(cluster, log);
  return supervise(cluster, socketFolder, log);
}

async function supervise(cluster: string, socketFolder: string, log: (line: string) => void): Promise<EmbeddedPostgres> {
  const run = async (): Promise<Postmaster> => {
    const running = await livePostmaster(cluster);
    return running === null ? launch(cluster, socketFolder, log) : adopt(running, socketFolder);
  };
  let stopping = false;
  let server = await run();
  const keepAlive = async () => {
    let restarts = 0;
    for (;;) {
      const startedAt = performance.now();
      await server.ended;
      if (stopping) return;
      restarts = performance.now() - startedAt > SOUND_AFTER_MS ? 1 : restarts + 1;
      if (restarts > RESTARTS_LIMIT) return log(`PostgreSQL ended ${restarts} times; it is not started again. See ${cluster}`);
      await pause(200 * 2 ** restarts, undefined, { ref: false });
      if (stopping) return;
      log('PostgreSQL ended unexpectedly; starting it again.');
      server = await run();
    }
  };
  void keepAlive();
  await ready(socketFolder);
  return {
    cluster, socketFolder,
    async stop() {
      stopping = true;
      await server.stop();
    },
  };
}

async function initialise(cluster: string, log: (line: string) => void): Promise<void> {
  log('Setting up the database (once) …');
  const unfinished = `${cluster}.${randomUUID()}`;
  await mkdir(unfinished, { mode: 0o700 });
  await giveAway(unfinished);
  await execute([binary('initdb'), '-D', unfinished, '--username=countersign', '--auth=trust', '--encoding=UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions']);
  // Two programs may begin at once: the slower one's cluster is not needed.
  await rename(unfinished, cluster).catch(() => rm(unfinished, { recursive: true, force: true }));
}

function execute(words: [string, ...string[]]): Promise<void> {
  const [command, ...rest] = unprivileged(words);
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { complaint += text; });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${path.basename(words[0])} failed: ${complaint}`))));
  });
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

async function isFile(file: string): Promise<boolean> {
  return readFile(file).then(() => true, () => false);
}
