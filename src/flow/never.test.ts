// Random flows and random commands: whatever is done, what must never happen does not.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FlowAct } from './commands.ts';
import type { FlowDefinition, FlowNode, UserTask } from './definition.ts';
import { company, graph, people, Play, userTask } from './fixture.ts';
import { fold } from './fold.ts';
import type { FlowState, Task } from './state.ts';
import { isUndecided } from './state.ts';
import { neededOf, seatsOf, tally } from './tally.ts';
import { validateNodes } from './validate-nodes.ts';

const userIds = company.users.map((user) => user.id);
const anybody = fc.constantFrom(...userIds);

const taskChanges: fc.Arbitrary<Partial<UserTask>> = fc.record({
  assignees: fc.oneof(
    fc.uniqueArray(anybody, { minLength: 1, maxLength: 4 }).map((ids) => people(...ids)),
    fc.constantFrom<UserTask['assignees']>(
      [{ kind: 'role', roleId: 'finance' }],
      [{ kind: 'departmentLeaders', upTo: 2 }],
      [{ kind: 'role', roleId: 'nobody' }],
      [{ kind: 'superior', of: 'previousApprover', level: 1 }],
    ),
  ),
  need: fc.constantFrom<UserTask['need']>('any', 'all', 'half', 'majority', { ratio: [2, 3] }, { weights: { bob: 2 }, atLeast: 2 }),
  order: fc.constantFrom('parallel', 'sequential'),
  failWhen: fc.constantFrom('immediate', 'whenImpossible'),
  onReject: fc.constantFrom<UserTask['onReject']>(
    { action: 'end' }, { action: 'returnToStart' }, { action: 'returnToPrevious' }, { action: 'returnTo', node: 'a' }, { action: 'recordOnly' },
  ),
  onEmpty: fc.constantFrom<UserTask['onEmpty']>({ action: 'pass' }, { action: 'reject' }, { action: 'administrator' }, { action: 'user', userId: 'eve' }),
  resubmission: fc.constantFrom('again', 'straightBack'),
  contentChange: fc.constantFrom('void', 'keep'),
  timeLimit: fc.constantFrom(...(['remind', 'escalate', 'pass', 'reject', 'return'] as const).map((action) => ({ workingMinutes: 60, action })), undefined),
});

/** a; then by amount b or c; then side by side d, and e before (f beside g); then h, and back to a while too dear. */
const definitions: fc.Arbitrary<FlowDefinition> = fc
  .record({
    tasks: fc.array(taskChanges, { minLength: 8, maxLength: 8 }),
    selfApproval: fc.constantFrom('himself', 'skip', 'leader'),
    repeatedApprover: fc.constantFrom('ask', 'skipConsecutive', 'skipAlways'),
    withdraw: fc.constantFrom('beforeFirstDecision', 'anyTime', 'never'),
  })
  .map(({ tasks, ...options }) => {
    const task = (id: string, next: string) => userTask(id, next, tasks['abcdefgh'.indexOf(id)]);
    const nodes: FlowNode[] = [
      { kind: 'startEvent', id: 'start', name: '', next: 'a' },
      task('a', 'amount'),
      {
        kind: 'exclusiveGateway', id: 'amount', name: '', otherwise: 'c',
        branches: [{ name: '', when: { field: 'total', operator: 'atLeast', value: '10' }, next: 'b' }],
      },
      task('b', 'split'),
      task('c', 'split'),
      { kind: 'parallelGateway', id: 'split', name: '', next: ['d', 'e', 'join'] },
      task('d', 'join'),
      task('e', 'inner'),
      {
        kind: 'inclusiveGateway', id: 'inner', name: '', otherwise: 'g',
        branches: [{ name: '', when: { field: 'total', operator: 'atMost', value: '15' }, next: 'f' }],
      },
      task('f', 'meet'),
      task('g', 'meet'),
      { kind: 'inclusiveGateway', id: 'meet', name: '', next: 'join' },
      { kind: 'parallelGateway', id: 'join', name: '', next: ['copies'] },
      { kind: 'sendTask', id: 'copies', name: '', next: 'h', recipients: people('finn') },
      task('h', 'dear'),
      {
        kind: 'exclusiveGateway', id: 'dear', name: '', otherwise: 'end',
        branches: [{ name: '', when: { field: 'total', operator: 'greaterThan', value: '20' }, next: 'a' }],
      },
      { kind: 'endEvent', id: 'end', name: '', result: 'approved' },
    ];
    return graph(nodes, options);
  });

type Kind = FlowAct['kind'];
type Move = { kind: Kind; pick: number; userId: string; approve: boolean; stranger: boolean };

const kinds: Kind[] = [
  'decide', 'decide', 'decide', 'decide', 'return', 'takeBack', 'transfer', 'delegate', 'assist', 'opinion', 'addSign',
  'removeSign', 'urge', 'jump', 'cc', 'changeContent', 'timerFired', 'userDisabled', 'resubmit',
];

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    kind: fc.oneof({ weight: 99, arbitrary: fc.constantFrom(...kinds) }, { weight: 1, arbitrary: fc.constant<Kind>('withdraw') }),
    pick: fc.nat(1000),
    userId: anybody,
    approve: fc.boolean(),
    // Mostly the one who may act, so that flows get far; at times somebody who may not.
    stranger: fc.nat(19).map((chance) => chance === 0),
  }),
  { minLength: 30, maxLength: 60, size: 'max' },
);

it('holds for any flow and any commands', () => {
  fc.assert(
    fc.property(definitions, fc.constantFrom('5', '12', '18', null, '99'), moves, (definition, total, list) => {
      expect(validateNodes(definition.nodes).filter((problem) => problem.kind !== 'straightBackInsideSplit')).toEqual([]);
      const play = new Play({ definition, document: { values: { total } } });
      if (play.try('ann', { kind: 'submit', flowId: 'F-1' })) return;
      check(play, null);
      for (const move of list) {
        const before = play.state;
        play.now = new Date(Date.parse(play.now) + 40 * 60_000).toISOString();
        perform(play, move);
        if (play.state !== before) check(play, before);
      }
    }),
    { numRuns: 300 },
  );
}, 120_000);

function perform(play: Play, move: Move): void {
  const kind = play.current.status === 'returned' && move.approve ? 'resubmit' : move.kind;
  const task = pick(play.current.tasks.filter((candidate) => suits(candidate, kind)), move.pick);
  const timer = pick(play.current.timers, move.pick);
  if (kind === 'changeContent') play.contentVersion += 1;
  const actor = move.stranger ? move.userId : actorOf(kind, task);
  const way = kind === 'timerFired' || kind === 'userDisabled' ? 'system' : 'web';
  const refusal = play.try(actor, actOf(play, { ...move, kind }, task?.id ?? '', timer?.id ?? ''), way);
  if (kind === 'changeContent' && refusal) play.contentVersion -= 1;
}

function pick<Item>(list: Item[], at: number): Item | undefined {
  return list[at % Math.max(1, list.length)];
}

function suits(task: Task, kind: Kind): boolean {
  if (kind === 'takeBack') return task.status === 'approved' || task.status === 'rejected';
  if (kind === 'opinion') return task.kind !== 'vote' && task.status === 'open';
  if (kind === 'removeSign') return isUndecided(task);
  return task.status === 'open';
}

function actorOf(kind: Kind, task: Task | undefined): string {
  if (kind === 'resubmit' || kind === 'withdraw' || kind === 'urge') return 'ann';
  return kind === 'jump' || kind === 'removeSign' ? 'root' : (task?.assigneeId ?? 'ann');
}

function actOf(play: Play, move: Move, taskId: string, timerId: string): FlowAct {
  const { kind, userId, pick } = move;
  const documentVersion = play.contentVersion;
  const nodeIds = play.definition.nodes.map((node) => node.id);
  const to = nodeIds[pick % nodeIds.length] ?? '';
  switch (kind) {
    case 'decide': return { kind, taskId, decision: move.approve || pick % 3 > 0 ? 'approve' : 'reject', opinion: null, documentVersion };
    case 'return': return { kind, taskId, to: move.approve ? 'start' : to, opinion: null, documentVersion };
    case 'takeBack': return { kind, taskId };
    case 'transfer': return { kind, taskId, to: userId, comment: null };
    case 'delegate': return { kind, taskId, to: userId, comment: null };
    case 'assist': return { kind, taskId, from: [userId], comment: null };
    case 'opinion': return { kind, taskId, opinion: 'x' };
    case 'addSign': return { kind, taskId, position: (['before', 'after', 'beside'] as const)[pick % 3] ?? 'after', userIds: [userId], comment: null };
    case 'removeSign': return { kind, taskId, comment: null };
    case 'urge': return { kind, comment: null };
    case 'jump': return { kind, to, comment: null };
    case 'cc': return { kind, userIds: [userId], comment: null };
    case 'changeContent': return { kind };
    case 'timerFired': return { kind, timerId };
    case 'userDisabled': return { kind, userId };
    case 'resubmit': return { kind };
    case 'withdraw': return { kind, reason: null };
    case 'submit': return { kind, flowId: 'F-2' };
  }
}

function check(play: Play, before: FlowState | null): void {
  const state = play.current;
  const active = state.runs.filter((run) => run.status === 'active');
  expect(active.length > 0).toBe(state.status === 'running');
  const activeIds = new Set(active.map((run) => run.id));
  const undecided = state.tasks.filter(isUndecided);
  // Nothing is open outside of an active run, so nothing at all once the flow has ended or was returned.
  expect(undecided.filter((task) => !activeIds.has(task.runId))).toEqual([]);
  expect(state.timers.filter((timer) => !activeIds.has(timer.runId))).toEqual([]);
  expect(play.events.map((event) => event.sequence)).toEqual(play.events.map((_event, index) => index + 1));
  expect(state.eventCount).toBe(play.events.length);
  expect(play.events.reduce<FlowState | null>(fold, null)).toEqual(state);
  for (const task of before?.tasks ?? []) {
    if (!isUndecided(task)) expect(state.tasks.find((later) => later.id === task.id)).toEqual(task);
  }
  for (const run of active) checkRun(play, run.nodeId, state.tasks.filter((task) => task.runId === run.id));
}

/** A node that is still open: somebody is asked, and a recount of the rows decides nothing yet. */
function checkRun(play: Play, nodeId: string, tasks: Task[]): void {
  const node = play.definition.nodes.find((candidate) => candidate.id === nodeId);
  if (node?.kind !== 'userTask') return expect(['join', 'meet']).toContain(nodeId);
  expect(tasks.some((task) => task.status === 'open')).toBe(true);
  const seats = seatsOf(tasks);
  const total = seats.reduce((sum, seat) => sum + seat.weight, 0);
  const count = tally(node, tasks);
  expect(count).toMatchObject({ verdict: 'open', seats: total, need: neededOf(node.need, total) });
  expect(count.rejected).toBe(seats.filter((seat) => seat.status === 'rejected').reduce((sum, seat) => sum + seat.weight, 0));
  expect(new Set(tasks.filter((task) => task.kind === 'vote' && isUndecided(task)).map((task) => task.seatId)).size).toBe(
    tasks.filter((task) => task.kind === 'vote' && isUndecided(task)).length,
  );
}
