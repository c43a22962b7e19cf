import { office } from '../office/index.ts';
import { verifyFlows } from './flows/verify.ts';
import { openHouse } from './office.ts';
import { BadSetting, readProcessSettings } from './settings.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

/** Checks every account set and prints each difference as a line of JSON. @returns the exit code: 1 when there is any, 2 when there was nothing to check */
async function main(): Promise<number> {
  const settings = readProcessSettings(process.env);
  const house = await openHouse(settings, office, complain);
  try {
    const sets = house.registry.all();
    if (sets.length === 0) {
      complain(`Nothing was checked: there is no account set in ${settings.databaseUrl === '' ? settings.dataFolder : 'this database'}.`);
      return 2;
    }
    let found = 0;
    for (const set of sets) {
      const { instances, differences } = await verifyFlows(set);
      for (const difference of differences) say(JSON.stringify({ accountSet: set.name, ...difference }));
      say(`${set.name}: ${instances} flows, ${differences.length} differences`);
      found += differences.length;
    }
    return found === 0 ? 0 : 1;
  } finally {
    await house.close();
  }
}

main().then((code) => process.exit(code), (error: unknown) => {
  complain(error instanceof BadSetting ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(2);
});
