// A process of its own, so that the clients' CPU does not count as the server's: `http-load.ts URL COOKIE REQUESTS CONNECTIONS`.
import { Agent, get } from 'node:http';
import { atOnce } from './measure.ts';

const [url = '', cookie = '', requests = '0', connections = '1'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const latenciesMs: number[] = [];

await atOnce(Number(connections), Array.from({ length: Number(requests) }, (_, index) => index), async () => {
  const startedAt = performance.now();
  await ask();
  latenciesMs.push(performance.now() - startedAt);
});
latenciesMs.sort((left, right) => left - right);
process.stdout.write(JSON.stringify({ p50: at(0.5), p95: at(0.95) }));
agent.destroy();

function ask(): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume().on('end', resolve).on('error', reject);
    }).on('error', reject);
  });
}

function at(share: number): number {
  return latenciesMs[Math.min(latenciesMs.length - 1, Math.floor(latenciesMs.length * share))] ?? 0;
}
