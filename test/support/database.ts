import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../src/server/database/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    socketFolder: string;
  }
}

/** One embedded PostgreSQL for the whole run; every test office makes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'countersign-test-'));
  const server = await startPostgres(folder, (line) => process.stderr.write(`${line}\n`));
  project.provide('socketFolder', server.socketFolder);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
