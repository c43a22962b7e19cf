import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readStaff } from '../src/server/accounts/organisation.ts';
import { openSession } from '../src/server/accounts/sessions.ts';
import { load } from './load.ts';
import { cpuOfTree, residentMegabytes } from './processes.ts';
import { text } from './report.ts';
import { PERSONAS } from './seed.ts';
import type { Workplace } from './workplace.ts';

const PROGRAM = fileURLToPath(new URL('../src/server/main.ts', import.meta.url));
const STARTS = 3;
const REQUESTS = 1_000;

/** The program itself on existing data, PostgreSQL down before: until it answers, and what it holds in memory then and after work. */
export async function benchStartUp(place: Workplace): Promise<void> {
  const { house, set } = await place.open();
  const seller = (await readStaff(set.pool, set)).byLogin(PERSONAS['a seller with 1 % of the rows']);
  const { cookie } = await openSession(set, seller?.id ?? '');
  await house.close();
  for (let start = 1; start <= STARTS; start += 1) {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM], { env: { ...process.env, ...place.environment }, stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await printedAddress(child.stdout);
    const seconds = (performance.now() - startedAt) / 1000;
    const pid = child.pid ?? 0;
    const cpuMs = await cpuOfTree(pid);
    text(`start-up ${start} of ${STARTS}, with existing data`, `${seconds.toFixed(2).padStart(6)} s  ${cpuMs ?? '?'} ms CPU; aim < 5 s`);
    if (start === STARTS) {
      text('  memory of the server after its start', `${await residentMegabytes(pid) ?? '?'} MB`);
      await load(`${url}/api/sales-order`, `countersign=${cookie}`, REQUESTS);
      text(`  memory of the server after ${REQUESTS} lists`, `${await residentMegabytes(pid) ?? '?'} MB`);
    }
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  }
}

/** The address that the program prints once it listens. */
async function printedAddress(output: AsyncIterable<Buffer>): Promise<string> {
  let printed = '';
  for await (const chunk of output) {
    printed += chunk.toString();
    const [url] = /http:\/\/\S+/.exec(printed) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`the program did not start: ${printed}`);
}
