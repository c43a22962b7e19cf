import path from 'node:path';
import { demoCompany } from '../office/demo.ts';
import { office } from '../office/index.ts';
import { makeAccountSet, publishMissingFlows } from './accounts/create.ts';
import type { Login } from './accounts/seed.ts';
import { startServices } from './services.ts';
import { serveApi } from './http/api.ts';
import { openHouse, type House } from './office.ts';
import { BadSetting, readProcessSettings, type ProcessSettings } from './settings.ts';

const WEB_FOLDER = path.resolve(import.meta.dirname, '../../dist/web');
const DEMO_SET = 'demo';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${new Date().toISOString()} ${line}\n`);

async function main(): Promise<void> {
  const settings = readProcessSettings(process.env);
  const house = await openHouse(settings, office, complain);
  const logins = settings.demo && house.registry.all().length === 0 ? await makeDemo(house) : [];
  for (const set of house.registry.all()) await publishMissingFlows(set);
  const services = await startServices(house, settings);
  const app = await serveApi(house, settings, services, WEB_FOLDER, complain);
  const address = await app.listen({ port: settings.port, host: await listeningHost(house, settings) });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await app.close();
    await services.close();
    await house.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  greet(settings, address, logins);
}

/** The seeded company; it can be tried at once and never becomes a real one. */
async function makeDemo(house: House): Promise<Login[]> {
  say('Making the demo company (once) …');
  const today = Temporal.Now.plainDateISO('Asia/Shanghai').toString();
  const { company, records } = demoCompany(today);
  return makeAccountSet(house.databases.administrator.pool, house.registry, house.model, {
    name: DEMO_SET, title: company.title, demo: true, today, language: 'zh-CN', company, records, mailAddress: 'approval@qiheng.example',
  });
}

/** Only this machine may reach it until somebody real is in charge. */
async function listeningHost(house: House, settings: ProcessSettings): Promise<string> {
  return house.registry.all().some(({ demo }) => !demo) ? settings.host : '127.0.0.1';
}

function greet(settings: ProcessSettings, address: string, logins: readonly Login[]): void {
  if (logins.length > 0) {
    say('\nLogins of the demo company (shown once; kept nowhere):\n');
    for (const { login, name, password } of logins) say(`  ${login.padEnd(14)} ${password}   ${name}`);
  }
  say(`\nCountersign 会签  ${process.env['PUBLIC_URL'] ? settings.publicUrl : address.replace('0.0.0.0', '127.0.0.1')}\n`);
}

main().catch((error: unknown) => {
  if (error instanceof BadSetting) process.stderr.write(`${error.message}\n`);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
});
