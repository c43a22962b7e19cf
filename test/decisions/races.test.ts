import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Need } from '../../src/flow/definition.ts';
import type { FlowEvent } from '../../src/flow/events.ts';
import { fromSteps } from '../../src/flow/simple.ts';
import type { FlowState, Task } from '../../src/flow/state.ts';
import type { Actor } from '../../src/model/keys.ts';
import { readStaff, SYSTEM } from '../../src/server/accounts/organisation.ts';
import { readSetting, SETTINGS, writeSetting } from '../../src/server/accounts/settings.ts';
import { tableOf, typeOf, type AccountSet } from '../../src/server/account-set.ts';
import { transaction } from '../../src/server/database/connect.ts';
import { first, run, sql } from '../../src/server/database/query.ts';
import { command, type CommandOutcome } from '../../src/server/flows/command.ts';
import { publish } from '../../src/server/flows/definitions.ts';
import { eventsOf } from '../../src/server/flows/instances.ts';
import { verifyFlows } from '../../src/server/flows/verify.ts';
import { storeDelivery } from '../../src/server/mailbox/incoming/store.ts';
import { hashToken, newToken } from '../../src/server/mailbox/outgoing/token.ts';
import { createRecord } from '../../src/server/records/write.ts';
import { Refusal } from '../../src/server/refusal.ts';
import { startNameServer } from '../real-mail/support/name-server.ts';
import { startOffice, TODAY, type TestOffice } from '../support/office.ts';
import { until } from '../support/until.ts';

/** Two contenders a flow: sixteen connections that stand at the door together. */
const FLOWS_AT_ONCE = 8;
const RUNS = 200;
const TYPE = 'sales-order';

let office: TestOffice;
let names: Awaited<ReturnType<typeof startNameServer>>;
let set: AccountSet;
let actors: { initiator: Actor; left: Actor; right: Actor };
beforeAll(async () => {
  names = await startNameServer({});
  office = await startOffice({ DATABASE_POOL: '40' });
  // A real account set without a mail server: what is owed waits in the outbox, and no paper is printed meanwhile.
  await office.addSet('race', false);
  set = office.set('race');
  const staff = await readStaff(set.pool, set);
  const actor = (login: string): Actor => {
    const found = staff.actor(staff.byLogin(login)?.id ?? '');
    if (!found) throw new Error(`nobody is called ${login}`);
    return found;
  };
  actors = { initiator: actor('huangtao'), left: actor('wangfang'), right: actor('linjiayi') };
  await writeSetting(set.pool, set, SETTINGS.mailApproval, { ...(await readSetting(set.pool, set, SETTINGS.mailApproval)), unauthenticatedDomains: ['qiheng.example'] }, null);
});
afterAll(async () => {
  const { differences } = await verifyFlows(set);
  await office.close();
  await names.stop();
  expect(differences).toEqual([]);
});

/** A flow that waits for two people, and the tasks they have. */
type Waiting = { recordId: string; instanceId: string; left: Task; right: Task };

/** Publishes one step of two people with this need, and sends so many documents on their way. */
async function flowsWaiting(need: Need, count: number): Promise<Waiting[]> {
  await transaction(set.pool, (connection) => publish(connection, set, TYPE, (version) => fromSteps(
    [{ name: '会签', need, order: 'parallel', onReject: { action: 'end' }, assignees: [actors.left, actors.right].map(({ userId }) => ({ kind: 'person', userId })) }],
    { key: TYPE, version, name: '会签' }), null));
  const customer = await idOfOne('customer');
  const product = await idOfOne('product');
  const values = { customer, orderDate: TODAY, deliveryDate: TODAY, paymentTerms: 'net30', owner: actors.initiator.userId };
  const lines = { lines: [{ values: { product, quantity: '1', price: '100.00' } }] };
  return inTurns(Array.from({ length: count }), 16, async () => {
    const recordId = await transaction(set.pool, (connection) => createRecord(connection, set, typeOf(set, TYPE), { values, lines }, { actor: SYSTEM, way: 'system', today: TODAY }));
    const { state, instanceId } = await command(set, { actor: actors.initiator, way: 'web', type: TYPE, recordId, act: { kind: 'submit', flowId: randomUUID() } });
    return { recordId, instanceId, left: taskOf(state, actors.left), right: taskOf(state, actors.right) };
  });
}

const decide = (flow: Waiting, actor: Actor, decision: 'approve' | 'reject', key: string = randomUUID()): Promise<CommandOutcome> => command(set, {
  actor, way: 'web', type: TYPE, recordId: flow.recordId, instanceId: flow.instanceId, key,
  act: { kind: 'decide', taskId: actor === actors.left ? flow.left.id : flow.right.id, decision, opinion: null, documentVersion: 1 },
});

/**
 * Lets two contenders for each of these flows come to the door, one group after the other, and opens it for all at the
 * same moment: the rows are held until so many connections wait for them.
 */
async function atTheSameMoment<Result>(flows: readonly Waiting[], groups: readonly (() => Promise<Result>[])[]): Promise<PromiseSettledResult<Result>[]> {
  const results: Promise<PromiseSettledResult<Result>[]>[] = [];
  await transaction(set.pool, async (door) => {
    await run(door, sql`select id from ${tableOf(set, 'sales_order')} where id = any(${flows.map(({ recordId }) => recordId)}::bigint[]) for update`);
    for (const [index, group] of groups.entries()) {
      results.push(Promise.allSettled(group()));
      await until(async () => (await waiting()) === (flows.length * 2 * (index + 1)) / groups.length);
    }
  });
  return (await Promise.all(results)).flat();
}

async function waiting(): Promise<number> {
  // The application itself may not see who waits.
  const counted = await first<{ count: string }>(office.house.databases.administrator.pool, sql`
    select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
  return Number(counted?.count);
}

const settled = (result: PromiseSettledResult<CommandOutcome> | undefined): CommandOutcome | Refusal => {
  if (result?.status === 'fulfilled') return result.value;
  if (result?.reason instanceof Refusal) return result.reason;
  throw result?.reason;
};

/** What holds of a flow after every race: it ended once, and whoever did not decide reads who did, and when. */
async function expectOneOutcome(flow: Waiting, contenders: readonly { actor: Actor; result: CommandOutcome | Refusal }[]): Promise<void> {
  const events = await eventsOf(set.pool, set, flow.instanceId);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  expect(events.filter(({ kind }) => kind === 'FlowEnded')).toHaveLength(1);
  const decisions = decisionsIn(events);
  for (const { actor, result } of contenders) {
    const own = decisions.filter((decision) => decision.actor === actor.userId);
    if (!(result instanceof Refusal)) {
      expect(own).toHaveLength(1);
    } else {
      const winner = decisions.at(-1);
      expect({ code: result.code, by: result.data['byId'], at: result.data['at'] }).toEqual({ code: 'AlreadyDecided', by: winner?.actor, at: winner?.at });
    }
  }
}

const decisionsIn = (events: readonly FlowEvent[]) => events.filter((event) => event.kind === 'TaskDecided');

describe('the last two approvers at the same millisecond', () => {
  test.each<[Need, 'approve' | 'reject', number]>([['all', 'approve', RUNS / 2], ['all', 'reject', RUNS / 2], ['any', 'approve', RUNS / 2], ['any', 'reject', RUNS / 2]])('need %s, the second one to %s, %i runs', async (need, second, count) => {
    const flows = await flowsWaiting(need, count);
    const refused: number[] = [];
    for (const batch of inBatches(flows)) {
      const results = await atTheSameMoment(batch, [() => batch.flatMap((flow) => [decide(flow, actors.left, 'approve'), decide(flow, actors.right, second)])]);
      for (const [index, flow] of batch.entries()) {
        const contenders = [{ actor: actors.left, result: settled(results[index * 2]) }, { actor: actors.right, result: settled(results[index * 2 + 1]) }];
        await expectOneOutcome(flow, contenders);
        refused.push(contenders.filter(({ result }) => result instanceof Refusal).length);
      }
    }
    expect(refused).toHaveLength(count);
    // Where all must approve, both do; where one is enough, the other one comes too late.
    if (second === 'approve') expect(new Set(refused)).toEqual(new Set([need === 'all' ? 0 : 1]));
  });
});

describe('a reply and a click together', () => {
  test.each<[string, number, readonly ('reply' | 'click')[][]]>([
    ['the reply a little earlier', 64, [['reply'], ['click']]], ['the click a little earlier', 64, [['click'], ['reply']]], ['in no order', RUNS - 128, [['reply', 'click']]],
  ])('%s, %i runs', async (_, count, order) => {
    const flows = await flowsWaiting('any', count);
    const replies = await Promise.all(flows.map(replyTo));
    for (const batch of inBatches(flows)) {
      // More than ten answers an hour go to nobody, and here hours pass quickly.
      await run(set.pool, sql`update ${tableOf(set, 'error_mail')} set at = at - interval '1 hour'`);
      const start = {
        click: () => batch.map((flow) => decide(flow, actors.left, 'reject')),
        reply: () => {
          for (const flow of batch) void storeDelivery(set, { raw: replies[flows.indexOf(flow)] ?? Buffer.alloc(0), source: 'smtp', envelopeFrom: 'wangfang@qiheng.example', recipients: ['approval@race.example'] });
          return [];
        },
      };
      const clicks = await atTheSameMoment(batch, order.map((group) => () => group.flatMap((way) => start[way]())));
      for (const [index, flow] of batch.entries()) await expectOneDecision(flow, settled(clicks[index]));
    }
  });

  /** Exactly one of the two decided; the other one was told by whom and when. */
  async function expectOneDecision(flow: Waiting, click: CommandOutcome | Refusal): Promise<void> {
    const mail = await until(() => first<{ status: string; reason: string }>(set.pool, sql`select status, reason from ${tableOf(set, 'mail')} where direction = 'in' and record_id = ${flow.recordId}`));
    const [decision, ...others] = decisionsIn(await eventsOf(set.pool, set, flow.instanceId));
    expect(others).toEqual([]);
    await expectOneOutcome(flow, [{ actor: actors.left, result: click }]);
    if (click instanceof Refusal) {
      expect(mail).toEqual({ status: 'decided', reason: '' });
      expect(decision).toMatchObject({ way: 'email', decision: 'approved' });
    } else {
      expect(mail).toEqual({ status: 'refused', reason: 'AlreadyDecided' });
      expect(decision).toMatchObject({ way: 'web', decision: 'rejected' });
      const answer = await first<{ content: unknown }>(set.pool, sql`select content from ${tableOf(set, 'outbox')} where kind = 'answer' and record_id = ${flow.recordId}`);
      expect(answer?.content).toMatchObject({ refusal: { kind: 'alreadyDecided', by: '王芳', at: decision?.at } });
    }
  }
});

describe('the same command twice at the same millisecond', () => {
  test('has one effect and one answer', async () => {
    const flows = await flowsWaiting('all', 48);
    for (const batch of inBatches(flows)) {
      const results = await atTheSameMoment(batch, [() => batch.flatMap((flow) => {
        const key = randomUUID();
        return [decide(flow, actors.left, 'approve', key), decide(flow, actors.left, 'approve', key)];
      })]);
      for (const [index, flow] of batch.entries()) {
        const outcomes = [settled(results[index * 2]), settled(results[index * 2 + 1])].map((result) => (result instanceof Refusal ? result.code : { repeated: result.repeated, state: result.state }));
        expect(outcomes).toContainEqual({ repeated: true, state: expect.objectContaining({ id: flow.instanceId }) });
        expect(outcomes).toContainEqual({ repeated: false, state: expect.objectContaining({ id: flow.instanceId }) });
        expect(decisionsIn(await eventsOf(set.pool, set, flow.instanceId))).toHaveLength(1);
      }
    }
  });

  test('with other content under its key, the second one is refused', async () => {
    const flows = await flowsWaiting('all', FLOWS_AT_ONCE);
    const results = await atTheSameMoment(flows, [() => flows.flatMap((flow) => {
      const key = randomUUID();
      return [decide(flow, actors.left, 'approve', key), decide(flow, actors.left, 'reject', key)];
    })]);
    for (const [index, flow] of flows.entries()) {
      const codes = [settled(results[index * 2]), settled(results[index * 2 + 1])].map((result) => (result instanceof Refusal ? result.code : 'carried out'));
      expect(codes.toSorted()).toEqual(['KeyUsed', 'carried out']);
      expect(decisionsIn(await eventsOf(set.pool, set, flow.instanceId))).toHaveLength(1);
    }
  });
});

/** Wang Fang's reply to a request whose token was made without its mail. */
async function replyTo(flow: Waiting): Promise<Buffer> {
  const token = newToken();
  await run(set.pool, sql`insert into ${tableOf(set, 'mail_token')} (hash, task_id, instance_id, user_id, address, content_version, outbox_id, expires_at)
    values (${hashToken(token)}, ${flow.left.id}, ${flow.instanceId}, ${actors.left.userId}, 'wangfang@qiheng.example', 1, 0, now() + interval '1 day')`);
  return Buffer.from([
    'From: wangfang@qiheng.example', 'To: approval@race.example', 'Subject: Re: x', `Message-ID: <${randomUUID()}@qiheng.example>`, `In-Reply-To: <${token}@race.example>`,
    'Content-Type: text/plain; charset=utf-8', '', '同意#', '',
  ].join('\r\n'));
}

function taskOf(state: FlowState, { userId }: Actor): Task {
  const task = state.tasks.find(({ assigneeId }) => assigneeId === userId);
  if (!task) throw new Error(`${userId} has no task`);
  return task;
}

async function idOfOne(table: 'customer' | 'product'): Promise<string> {
  return (await first<{ id: string }>(set.pool, sql`select id from ${tableOf(set, table)} order by id limit 1`))?.id ?? '';
}

function inBatches(flows: readonly Waiting[]): Waiting[][] {
  return Array.from({ length: Math.ceil(flows.length / FLOWS_AT_ONCE) }, (_, index) => flows.slice(index * FLOWS_AT_ONCE, (index + 1) * FLOWS_AT_ONCE));
}

/** Does work on every item, so many at a time. */
async function inTurns<Item, Result>(items: readonly Item[], width: number, work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  await Promise.all(Array.from({ length: width }, async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  }));
  return results;
}
