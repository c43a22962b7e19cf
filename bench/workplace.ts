import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoCompany } from '../src/office/demo.ts';
import { office } from '../src/office/index.ts';
import { makeAccountSet } from '../src/server/accounts/create.ts';
import { readSetting, SETTINGS, writeSetting } from '../src/server/accounts/settings.ts';
import type { AccountSet } from '../src/server/account-set.ts';
import { openHouse, type House } from '../src/server/office.ts';
import { readProcessSettings, type ProcessSettings } from '../src/server/settings.ts';
import { whenWeAreGone } from '../test/mail-servers/workplace.ts';
import { meterOf, type Meter } from './measure.ts';

/** The border server that vouches for the senders of the replies, so that no DNS is asked. */
export const AUTHSERV_ID = 'mx.bench.test';
export const SET = 'bench';
/** As many as the aim speaks of; the program may have more. */
export const CONNECTIONS = 16;
const TODAY = '2026-11-23';

/** An installation of its own, in a temporary folder that is gone afterwards. */
export type Workplace = {
  dataFolder: string;
  environment: Record<string, string>;
  settings: ProcessSettings;
  meter: Meter;
  /** Opens the house; it must be closed before it is opened again. */
  open(): Promise<{ house: House; set: AccountSet }>;
  remove(): Promise<void>;
};

export async function makeWorkplace(): Promise<Workplace> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  // In whatever manner this process ends: what it started ends, and nothing stays behind.
  const callOff = whenWeAreGone(`kill -INT $(head -n 1 ${dataFolder}/postgres/cluster/postmaster.pid) 2>/dev/null; sleep 2; rm -rf ${dataFolder}`);
  const environment = { DATA_DIR: dataFolder, PORT: '0', DATABASE_POOL: String(CONNECTIONS), DEMO: '0' };
  const settings = readProcessSettings(environment);
  return {
    dataFolder, environment, settings, meter: meterOf(dataFolder),
    async open() {
      const house = await openHouse(settings, office, complain);
      if (!house.registry.get(SET)) await makeSet(house);
      const set = house.registry.get(SET);
      if (!set) throw new Error('the account set was not made');
      return { house, set };
    },
    async remove() {
      callOff();
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function makeSet(house: House): Promise<void> {
  const { company, records } = demoCompany(TODAY);
  await makeAccountSet(house.databases.administrator.pool, house.registry, house.model, {
    name: SET, title: company.title, demo: false, today: TODAY, language: 'zh-CN', company, records, mailAddress: 'approval@qiheng.example',
  });
  const set = house.registry.get(SET);
  if (set) await writeSetting(set.pool, set, SETTINGS.mailApproval, { ...(await readSetting(set.pool, set, SETTINGS.mailApproval)), authservIds: [AUTHSERV_ID] }, null);
}

const complain = (words: string) => process.stderr.write(`${words}\n`);
