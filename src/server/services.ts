import { randomUUID } from 'node:crypto';
import { readSetting, SETTINGS } from './accounts/settings.ts';
import type { AccountSet } from './account-set.ts';
import { reassignDisabled } from './flows/disabled-users.ts';
import { fireTimers } from './flows/timers.ts';
import { startHeartbeat } from './jobs/heartbeat.ts';
import { sweep } from './jobs/sweep.ts';
import { keepWorking, type Worker } from './jobs/worker.ts';
import { startMailDoors, type MailDoors } from './mailbox/doors.ts';
import { startMailService } from './mailbox/service.ts';
import type { House } from './office.ts';
import type { ProcessSettings } from './settings.ts';

/** What works behind the doors: for each account set, sending, fetching, understanding and time limits. */
export type Services = {
  doors: MailDoors;
  close(): Promise<void>;
};

const REFRESH_MS = 5_000;
const FLOW_SWEEP_MS = 2_000;
const DAY_MS = 86_400_000;

/** Starts everything that works by itself; new account sets are served within seconds. */
export async function startServices(house: House, settings: ProcessSettings): Promise<Services> {
  const node = randomUUID();
  const { installation, registry } = house;
  const heartbeat = await startHeartbeat(house.databases.application.pool, node, settings.databaseUrl === '', installation.log);
  const running = new Map<string, Worker[]>();
  const serveAll = async () => {
    await registry.refresh();
    for (const set of registry.all()) if (!running.has(set.name)) running.set(set.name, [await startMailService(set, node), startFlowService(set)]);
  };
  await serveAll();
  const doors = await startMailDoors(registry, settings, addressOf, installation.log);
  const timer = setInterval(() => void serveAll().catch((error: Error) => installation.log(`Account sets were not read: ${error.message}`)), REFRESH_MS);
  const sweepAll = async () => { for (const set of registry.all()) await sweep(set); };
  const sweepSafely = () => void sweepAll().catch((error: Error) => installation.log(`What is out of date was not swept away: ${error.message}`));
  sweepSafely();
  const sweeper = setInterval(sweepSafely, DAY_MS);
  return {
    doors,
    async close() {
      clearInterval(timer);
      clearInterval(sweeper);
      await doors.close();
      await Promise.all([...running.values()].flat().map((worker) => worker.stop()));
      await heartbeat.stop();
    },
  };
}

/** What flows do when time passes or people leave. */
function startFlowService(set: AccountSet): Worker {
  return keepWorking(set.installation.signal, 'timer', set.name, FLOW_SWEEP_MS, async () => (await fireTimers(set)) + (await reassignDisabled(set)), set.installation.log);
}

async function addressOf(set: AccountSet): Promise<string> {
  return (await readSetting(set.pool, set, SETTINGS.smtp)).fromAddress;
}
