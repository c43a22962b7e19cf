import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whenWeAreGone } from '../mail-servers/workplace.ts';
import { until } from '../support/until.ts';
import { startApprovers, type Approvers } from './approvers.ts';
import { examine } from './findings.ts';
import { connectMail, makeOrders, openInstallation, unfinished } from './installation.ts';
import { startMailWorld, type MailWorld } from './mail-world.ts';
import { chooseMoment, chooseVictim, describeMoment, type Moment } from './moment.ts';
import { randomFrom } from './random.ts';
import { supervise, type Program, type Supervisor } from './supervisor.ts';

const ROUNDS = Number(process.env['CRASH_ROUNDS'] ?? 100);
const SEED = Number(process.env['CRASH_SEED'] ?? randomInt(2 ** 31));
/** A round whose moment does not come, because the server has nothing to say, ends here. */
const LONGEST_ROUND_MS = 1_000;

const random = randomFrom(SEED);
let dataFolder: string;
let world: MailWorld;
let approvers: Approvers;
let supervisor: Supervisor;
let orders: string[];
let callOff: (() => void) | undefined;

beforeAll(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), 'crash-'));
  approvers = startApprovers(() => world, randomFrom(SEED + 1));
  // Should this process be killed itself, PostgreSQL must not outlive it.
  callOff = whenWeAreGone(`kill -9 $(head -n 1 ${dataFolder}/postgres/cluster/postmaster.pid); rm -rf ${dataFolder}`);
  world = await startMailWorld((message) => approvers.read(message));
  const { house, set } = await openInstallation(dataFolder);
  await connectMail(set, world);
  orders = await makeOrders(set, ROUNDS);
  await house.close();
  supervisor = supervise(dataFolder, { PORT: '0', SMTP_DOOR_PORT: String(world.doorPort), ALLOWED_NETWORKS: '127.0.0.0/8' });
});

afterAll(async () => {
  await supervisor?.stop();
  await world?.stop();
  callOff?.();
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
});

test(`killed ${ROUNDS} times at random points of fetch, decide and send, the program loses nothing and does nothing twice`, { timeout: 600_000 }, async () => {
  console.log(`To run this again: CRASH_SEED=${SEED} CRASH_ROUNDS=${ROUNDS}`);
  const waiting: { recordId: string; key: string }[] = [];
  for (const recordId of orders) {
    waiting.push({ recordId, key: randomUUID() });
    const victim = chooseVictim(random);
    const moment = chooseMoment(random);
    const program = await supervisor.start();
    const comes = whenItComes(moment);
    // Asked for with the same key until it is acknowledged, as a browser does that got no answer.
    for (const { recordId: id, key } of waiting) {
      void program.submit(id, key).then((done) => {
        if (done) waiting.splice(0, waiting.length, ...waiting.filter((order) => order.key !== key));
      });
    }
    await comes;
    await kill(victim, program).catch((error: unknown) => { throw new Error(`round at ${describeMoment(moment)} (${victim})`, { cause: error }); });
  }
  await finishEverything(await supervisor.start(), waiting);

  const { house, set } = await openInstallation(dataFolder);
  const findings = await examine(set, { replies: approvers.replies, accepted: await world.accepted(), submitted: orders });
  await house.close();
  console.log(`${approvers.replies.length} replies, ${JSON.stringify(findings.counts)}`);
  expect(findings, supervisor.complaints.slice(-20).join('\n')).toMatchObject({
    lostOrDoubledReplies: [], wronglyDecidedRequests: [], wronglySubmittedOrders: [], brokenFlows: [], sentTwiceOrUnknown: [], sentNever: [], unfinished: [],
  });
  // Else nothing was under way when the kills came.
  expect(findings.counts.decisions).toBeGreaterThan(ROUNDS);
});

async function whenItComes(moment: Moment): Promise<void> {
  if (moment.kind === 'time') return void (await pause(moment.afterMs));
  const heard = Promise.withResolvers<void>();
  let times = 0;
  world.listen((by, words) => {
    if (by !== moment.by || !moment.words.test(words)) return;
    times += 1;
    if (times === moment.times) heard.resolve();
  });
  await Promise.race([heard.promise, pause(LONGEST_ROUND_MS)]);
  if (moment.thenMs > 0) await pause(moment.thenMs);
}

async function kill(victim: 'program' | 'postgres' | 'both', program: Program): Promise<void> {
  if (victim !== 'program') await supervisor.killPostgres();
  if (victim === 'postgres') await pause(random.next() * 1_000);
  await program.kill();
}

/** Nobody is killed any more: what was begun comes to its end. */
async function finishEverything(program: Program, waiting: readonly { recordId: string; key: string }[]): Promise<void> {
  for (const { recordId, key } of waiting) await program.submit(recordId, key);
  let quiet = 0;
  await until(async () => {
    const isQuiet = !approvers.busy() && (await unfinished(dataFolder)) === 0 && (await world.waiting()) === 0;
    quiet = isQuiet ? quiet + 1 : 0;
    return quiet >= 5;
  }, 90_000).catch((error: unknown) => { throw new Error(`what was begun did not come to its end:\n${supervisor.complaints.slice(-20).join('\n')}`, { cause: error }); });
  await program.close();
}
