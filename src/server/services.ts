import { randomUUID } from 'node:crypto';
import { readSetting, SETTINGS } from './accounts/settings.ts';
import type { AccountSet } from './account-set.ts';
import { startHeartbeat } from './jobs/heartbeat.ts';
import { startMailDoors, type MailDoors } from './mailbox/doors.ts';
import { startMailService, type MailService } from './mailbox/service.ts';
import type { House } from './office.ts';
import type { ProcessSettings } from './settings.ts';

/** What works behind the doors: for each account set, sending, fetching, understanding and time limits. */
export type Services = {
  doors: MailDoors;
  close(): Promise<void>;
};

const REFRESH_MS = 5_000;

/** Starts everything that works by itself; new account sets are served within seconds. */
export async function startServices(house: House, settings: ProcessSettings): Promise<Services> {
  const node = randomUUID();
  const { installation, registry } = house;
  const heartbeat = await startHeartbeat(house.databases.application.pool, node, settings.databaseUrl === '', installation.log);
  const running = new Map<string, MailService>();
  const serveAll = async () => {
    await registry.refresh();
    for (const set of registry.all()) if (!running.has(set.name)) running.set(set.name, await startMailService(set, node));
  };
  await serveAll();
  const doors = await startMailDoors(registry, settings, addressOf, installation.log);
  const timer = setInterval(() => void serveAll().catch((error: Error) => installation.log(`Account sets were not read: ${error.message}`)), REFRESH_MS);
  return {
    doors,
    async close() {
      clearInterval(timer);
      await doors.close();
      await Promise.all([...running.values()].map((service) => service.stop()));
      await heartbeat.stop();
    },
  };
}

async function addressOf(set: AccountSet): Promise<string> {
  return (await readSetting(set.pool, set, SETTINGS.smtp)).fromAddress;
}
