import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const PROGRAM = fileURLToPath(new URL('http-load.ts', import.meta.url));
const Latencies = z.object({ p50: z.number(), p95: z.number() });

export const CLIENTS = 4;

/** Asks for an address so many times, over four connections. @throws when it answers anything but 200 */
export async function load(url: string, cookie: string, requests: number): Promise<z.infer<typeof Latencies>> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, url, cookie, String(requests), String(CLIENTS)]);
  return Latencies.parse(JSON.parse(stdout));
}
