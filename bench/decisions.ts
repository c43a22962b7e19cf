import path from 'node:path';
import pg from 'pg';
import { readStaff } from '../src/server/accounts/organisation.ts';
import { connect, type Database } from '../src/server/database/connect.ts';
import { startPostgres } from '../src/server/database/postgres.ts';
import { approve, openTasks, runInstance, submit } from './flows.ts';
import { atOnce, together, type Measurement } from './measure.ts';
import { readRecorded, record, replay } from './recorder.ts';
import { compared, line } from './report.ts';
import { addDrafts } from './seed.ts';
import { CONNECTIONS, type Workplace } from './workplace.ts';

const COPY = 'replayed';
const STEPS = 3;
/** Program and limit take turns, so that a neighbour's load falls on both. */
const TURNS = 4;

/** Decisions through the one door; the limit is what the same statements cost when a bare driver sends them to a copy of the database. */
export async function benchDecisions(place: Workplace, orders: number): Promise<void> {
  const ids = await submitted(place, orders);
  await copyDatabase(place);
  const { house, set: opened } = await place.open();
  const host = String(opened.pool.options.host);
  const recording = applicationPool(host, 'countersign');
  const bare = applicationPool(host, COPY);
  const recorded = record(recording.pool);
  const set = { ...opened, pool: recording.pool };
  const staff = await readStaff(set.pool, set);
  const decisions: Measurement[] = [];
  const limit: Measurement[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const mine = ids.filter((_, index) => index % TURNS === turn);
    for (let step = 0; step < STEPS; step += 1) {
      const tasks = await openTasks(set, mine);
      decisions.push(await place.meter.measure(tasks.length, () => atOnce(CONNECTIONS, tasks, async (task) => { await approve(set, staff, task); })));
    }
    const transactions = readRecorded(recorded.splice(0));
    limit.push(await place.meter.measure(transactions.length, () => replay(bare.pool, transactions, CONNECTIONS)));
  }
  compared(`decisions at ${CONNECTIONS} connections`, together(decisions), { label: 'the same statements, sent by the driver alone', measured: together(limit) }, '≥ 400/s');
  await bare.close();
  await recording.close();

  const whole = await addDrafts(house.databases.administrator.pool, orders);
  const instances = await place.meter.measure(whole.length, () => atOnce(CONNECTIONS, whole, (id) => runInstance(opened, staff, id)));
  line('instances of three steps, submission included', instances, 'aim ≥ 100/s');
  await house.close();
}

async function submitted(place: Workplace, orders: number): Promise<string[]> {
  const { house, set } = await place.open();
  const staff = await readStaff(set.pool, set);
  const ids = await addDrafts(house.databases.administrator.pool, orders);
  await atOnce(CONNECTIONS, ids, async (id) => { await submit(set, staff, id); });
  await house.close();
  return ids;
}

/** Nobody may be connected to a database while it is copied, so the house is closed. */
async function copyDatabase(place: Workplace): Promise<void> {
  const server = await startPostgres(path.join(place.dataFolder, 'postgres'), () => undefined);
  const client = new pg.Client({ host: server.socketFolder, user: 'countersign', database: 'postgres' });
  await client.connect();
  await client.query(`create database ${COPY} template countersign`);
  await client.end();
  await server.stop();
}

function applicationPool(host: string, database: string): Database {
  return connect({ host, user: 'countersign_application', database, max: CONNECTIONS }, () => undefined);
}
