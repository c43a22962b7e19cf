import path from 'node:path';
import { keyRing } from '../src/model/keys.ts';
import { readStaff } from '../src/server/accounts/organisation.ts';
import { openSession } from '../src/server/accounts/sessions.ts';
import { typeOf } from '../src/server/account-set.ts';
import { serveApi } from '../src/server/http/api.ts';
import { startServices } from '../src/server/services.ts';
import { bareRoute, type Keys } from './bare-route.ts';
import { load } from './load.ts';
import { cpuOf, together, type Measurement } from './measure.ts';
import { line } from './report.ts';
import { PERSONAS, promoteIdleManager } from './seed.ts';
import type { Workplace } from './workplace.ts';

const TURNS = 4;

/** Fifty orders with the titles of what they refer to, over HTTP, for people who may read different shares of the rows. */
export async function benchList(place: Workplace, requests: number): Promise<void> {
  const { house, set } = await place.open();
  await promoteIdleManager(house.databases.administrator.pool);
  const services = await startServices(house, place.settings);
  const app = await serveApi(house, place.settings, services, path.join(place.dataFolder, 'no-pages'), (words) => process.stderr.write(`${words}\n`));
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const staff = await readStaff(set.pool, set);
  const people = Object.entries(PERSONAS).map(([persona, login]) => {
    const actor = staff.byLogin(login) && staff.actor(staff.byLogin(login)?.id ?? '');
    if (!actor) throw new Error(`${login} is missing`);
    const keys: Keys = { order: keyRing(typeOf(set, 'sales-order'), 'read', actor), customer: keyRing(typeOf(set, 'customer'), 'read', actor) };
    return { persona, login, userId: actor.userId, keys };
  });
  const bare = await bareRoute(set.pool, new Map(people.map(({ login, keys }) => [login, keys])));
  for (const { persona, login, userId } of people) {
    const { cookie } = await openSession(set, userId);
    const own: { measured: Measurement; p95: number }[] = [];
    const limit: { measured: Measurement; p95: number }[] = [];
    const measured = async (address: string) => {
      let p95 = 0;
      const measurement = await place.meter.measure(requests / TURNS, async () => { ({ p95 } = await load(address, `countersign=${cookie}`, requests / TURNS)); });
      return { measured: measurement, p95 };
    };
    // The first requests are for the caches and the compiler.
    await load(`${url}/api/sales-order`, `countersign=${cookie}`, 50);
    await load(`${bare.url}/${login}`, '', 50);
    for (let turn = 0; turn < TURNS; turn += 1) {
      own.push(await measured(`${url}/api/sales-order`));
      limit.push(await measured(`${bare.url}/${login}`));
    }
    const [mine, floor] = [together(own.map((part) => part.measured)), together(limit.map((part) => part.measured))];
    line(`list for ${persona}`, mine, `p95 ${worst(own)} ms; ${(cpuOf(mine) / cpuOf(floor)).toFixed(2)} × the limit's CPU; aim ≤ 1.5`);
    line('  limit: a bare route with the SQL by hand', floor, `p95 ${worst(limit)} ms`);
  }
  await bare.app.close();
  await app.close();
  await services.close();
  await house.close();
}

const worst = (parts: readonly { p95: number }[]) => Math.max(...parts.map(({ p95 }) => p95)).toFixed(0);
