import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A temporary folder that servers running as other users may enter. */
export async function temporaryFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await chmod(folder, 0o755);
  return folder;
}

/** A loopback port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  server.close();
  await once(server, 'close');
  return address.port;
}

/** A fresh self-signed certificate for `name`, as files in `folder`. */
export async function selfSignedCertificate(folder: string, name: string): Promise<{ certificate: string; key: string }> {
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  await run('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30',
    '-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`, '-keyout', key, '-out', certificate,
  ]);
  return { certificate, key };
}

/**
 * Waits until a server greets on `port`.
 * @throws when the process ends first, or after 20 seconds; the message carries the server's log
 */
export async function greeted(port: number, server: ChildProcess, log: () => Promise<string>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await greets(port))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      throw new Error(`the server on port ${port} did not start:\n${await log()}`);
    }
    await delay(20);
  }
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => { resolve(true); socket.destroy(); });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}

/**
 * Runs a shell command if this process goes away in whatever manner, so that no server outlives
 * the test that started it. @returns a function that calls it off, for an orderly end
 */
export function whenWeAreGone(command: string): () => void {
  // The pipe closes when this process ends, killed or not.
  const guard = spawn('/bin/sh', ['-c', `read _; ${command}`], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  guard.unref();
  return () => { guard.kill('SIGKILL'); };
}

/** The text of a log file, empty while there is none. */
export function readLog(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
