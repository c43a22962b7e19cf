import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assignee, Need } from './definition.ts';
import { Play, people, person, steps } from './fixture.ts';
import { fold } from './fold.ts';
import type { FlowState, Task, TaskStatus } from './state.ts';
import { neededOf, tally } from './tally.ts';

function seat(id: string, status: TaskStatus, changes: Partial<Task> = {}): Task {
  return {
    id, runId: 'r', nodeId: 'n', round: 1, kind: 'vote', seatId: id, assigneeId: id, ownerId: id, reasons: [],
    ordinal: 0, weight: 1, waitsForSeatId: null, addedBySeatId: null, parentTaskId: null, status, openedAt: null,
    decidedAt: null, decidedBy: null, way: null, opinion: null, voidReason: null, contentVersion: 1, ...changes,
  };
}

describe('how many approvals a node needs', () => {
  it.each<[Need, number[]]>([
    ['any', [1, 1, 1, 1, 1]],
    ['all', [1, 2, 3, 4, 5]],
    ['half', [1, 1, 2, 2, 3]],
    ['majority', [1, 2, 2, 3, 3]],
    [{ ratio: [2, 3] }, [1, 2, 2, 3, 4]],
    [{ ratio: [1, 3] }, [1, 1, 1, 2, 2]],
  ])('%j of 1 to 5 seats', (need, expected) => {
    expect([1, 2, 3, 4, 5].map((seats) => neededOf(need, seats))).toEqual(expected);
  });

  it('takes a ratio in integers, where floats would ask for one too many', () => {
    // 100 × 0.07 is 7.000000000000001 in floats.
    expect(neededOf({ ratio: [7, 100] }, 100)).toBe(7);
  });
});

describe('passing and failing', () => {
  const statuses = fc.array(fc.constantFrom<TaskStatus>('open', 'waiting', 'approved', 'rejected', 'skipped', 'voided'), {
    minLength: 1,
    maxLength: 7,
  });
  const needs = fc.oneof(
    fc.constantFrom<Need>('any', 'all', 'half', 'majority'),
    fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 })).map<Need>(([p, more]) => ({ ratio: [p, p + more] })),
  );

  it('equals a recount by the rules, for any votes', () => {
    fc.assert(
      fc.property(statuses, needs, fc.constantFrom('immediate' as const, 'whenImpossible' as const), (list, need, failWhen) => {
        const seats = list.filter((status) => status !== 'voided').length;
        fc.pre(seats > 0);
        const approved = list.filter((status) => status === 'approved' || status === 'skipped').length;
        const rejected = list.filter((status) => status === 'rejected').length;
        const needed = neededOf(need, seats);
        const passed = approved >= needed && !(failWhen === 'immediate' && rejected >= 1);
        const failed = failWhen === 'immediate' ? rejected >= 1 : seats - rejected < needed;
        const expected = passed ? 'passed' : failed ? 'failed' : 'open';
        const tasks = list.map((status, index) => seat(String(index), status));
        expect(tally({ need, failWhen }, tasks)).toEqual({ seats, approved, rejected, need: needed, verdict: expected });
      }),
    );
  });

  it('never stays open once all have decided', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 30 }), (votes, atLeast) => {
        const tasks = votes.map((yes, index) => seat(String(index), yes ? 'approved' : 'rejected', { weight: index }));
        expect(tally({ need: { weights: {}, atLeast }, failWhen: 'whenImpossible' }, tasks).verdict).not.toBe('open');
      }),
    );
  });

  it('weighs votes', () => {
    const play = new Play({
      definition: steps([
        { assignees: people('bob carl dora'), need: { weights: { carl: 2 }, atLeast: 3 }, failWhen: 'whenImpossible' },
      ]),
    }).submit();
    play.approve('carl');
    expect(play.current.status).toBe('running');
    play.reject('bob').approve('dora');
    expect(play.current.status).toBe('approved');
  });

  it('lets a node fail at the first rejection, or only when it cannot pass any more', () => {
    const node = { assignees: people('bob carl dora'), need: 'any' as const, onReject: { action: 'end' as const } };
    const immediate = new Play({ definition: steps([{ ...node, failWhen: 'immediate' }]) }).submit().reject('bob');
    expect(immediate.current.status).toBe('rejected');
    const patient = new Play({ definition: steps([{ ...node, failWhen: 'whenImpossible' }]) }).submit();
    patient.reject('bob').reject('carl');
    expect(patient.current.status).toBe('running');
    expect(patient.reject('dora').current.status).toBe('rejected');
  });
});

describe('who holds a seat', () => {
  it('asks one after the other in a sequential node, without a task before one\'s turn', () => {
    const play = new Play({ definition: steps([{ assignees: people('bob carl dora'), order: 'sequential' }]) }).submit();
    expect(play.asked).toEqual(['bob']);
    expect(play.kinds('TaskOpened')).toHaveLength(1);
    expect(play.try('carl', play.decision('carl', 'approve'))).toEqual({ kind: 'TaskNotOpen', status: 'waiting' });
    expect(play.approve('bob').asked).toEqual(['carl']);
  });

  it('seats one person once and names both roles that led to him', () => {
    const play = new Play({
      definition: steps([{ assignees: [{ kind: 'role', roleId: 'finance' }, { kind: 'role', roleId: 'directors' }] }]),
    }).submit();
    expect(play.asked).toEqual(['dora', 'eve', 'carl']);
    expect(play.taskOf('eve').reasons).toEqual(['role:finance', 'role:directors']);
  });

  it.each<[string, Assignee, string[]]>([
    ['a person', { kind: 'person', userId: 'finn' }, ['finn']],
    ['a role', { kind: 'role', roleId: 'finance' }, ['dora', 'eve']],
    ['a position', { kind: 'position', positionId: 'cashier' }, ['finn']],
    ['a group', { kind: 'group', groupId: 'project' }, ['bob', 'finn']],
    ['a department', { kind: 'department', departmentId: 'money' }, ['dora', 'eve', 'finn']],
    ['the leader of his department', { kind: 'departmentLeader', level: 1 }, ['bob']],
    ['the leader one above', { kind: 'departmentLeader', level: 2 }, ['carl']],
    ['the leader of a department', { kind: 'leaderOfDepartment', departmentId: 'money' }, ['dora']],
    ['the leaders up to two levels', { kind: 'departmentLeaders', upTo: 2 }, ['bob', 'carl']],
    ['his superior', { kind: 'superior', of: 'initiator', level: 1 }, ['bob']],
    ['his superior\'s superior', { kind: 'superior', of: 'initiator', level: 2 }, ['carl']],
    ['the initiator', { kind: 'initiator' }, ['ann']],
    ['the initiator\'s choice', { kind: 'initiatorChoice' }, ['eve', 'finn']],
    ['a field of the form', { kind: 'field', field: 'keeper' }, ['dora']],
  ])('finds %s', (_name, assignee, expected) => {
    const users = [person('finn', 'money')].map((user) => ({ ...user, positionIds: ['cashier'] }));
    const play = new Play({ definition: steps([{ assignees: [assignee] }]), document: { values: { keeper: 'dora' } } });
    play.company.users = play.company.users.map((user) => users.find((changed) => changed.id === user.id) ?? user);
    play.submit(assignee.kind === 'initiatorChoice' ? { step1: ['eve', 'finn'] } : undefined);
    expect(play.asked).toEqual(expected);
  });

  it('finds the superior of whoever decided last', () => {
    const assignees: Assignee[] = [{ kind: 'superior', of: 'previousApprover', level: 1 }];
    expect(new Play({ definition: steps(['finn', { assignees }]) }).submit().approve('finn').asked).toEqual(['dora']);
  });

  it('does as the node says where nobody is found, and the log says so', () => {
    const assignees: Assignee[] = [{ kind: 'role', roleId: 'nobody' }];
    const missing = (onEmpty: Parameters<typeof steps>[0][number] & object) =>
      new Play({ definition: steps([{ assignees, onReject: { action: 'end' }, ...onEmpty }]) }).submit();
    expect(missing({ onEmpty: { action: 'pass' } }).current.status).toBe('approved');
    expect(missing({ onEmpty: { action: 'reject' } }).current.status).toBe('rejected');
    expect(missing({ onEmpty: { action: 'user', userId: 'eve' } }).asked).toEqual(['eve']);
    const asked = missing({ onEmpty: { action: 'administrator' } });
    expect(asked.asked).toEqual(['root']);
    expect(asked.kinds('ApproverMissing')).toMatchObject([{ nodeId: 'step1', handledBy: 'administrator' }]);
  });

  it('asks the initiator himself, nobody, or his leader about his own document', () => {
    const own = (selfApproval: 'himself' | 'skip' | 'leader') =>
      new Play({ definition: steps(['ann', 'carl'], { selfApproval }) }).submit();
    expect(own('himself').asked).toEqual(['ann']);
    expect(own('leader').asked).toEqual(['bob']);
    const skipped = own('skip');
    expect(skipped.asked).toEqual(['carl']);
    expect(skipped.kinds('ApproverSkipped')).toMatchObject([{ userId: 'ann', reason: 'initiator' }]);
  });

  it('does not let the initiator decide by the back door of a transfer, an added seat or a proxy', () => {
    const proxies = [{ ownerId: 'bob', proxyId: 'ann', documentTypes: null, from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' }];
    const play = new Play({ definition: steps(['bob'], { selfApproval: 'leader' }), company: { proxies } }).submit();
    expect(play.asked).toEqual(['bob']);
    const refusal = { kind: 'NotAllowed', rule: 'selfApproval' };
    const taskId = play.taskOf('bob').id;
    expect(play.try('bob', { kind: 'transfer', taskId, to: 'ann', comment: null })).toEqual(refusal);
    expect(play.try('bob', { kind: 'addSign', taskId, position: 'after', userIds: ['ann'], comment: null })).toEqual(refusal);
  });

  it('asks, skips when consecutive, or skips always one who approved before', () => {
    const repeated = (repeatedApprover: 'ask' | 'skipConsecutive' | 'skipAlways', ...names: string[]) => {
      const play = new Play({ definition: steps(names, { repeatedApprover }) }).submit();
      return play.approve('bob');
    };
    expect(repeated('ask', 'bob', 'bob').asked).toEqual(['bob']);
    expect(repeated('skipConsecutive', 'bob', 'bob', 'carl').asked).toEqual(['carl']);
    expect(repeated('skipConsecutive', 'bob', 'carl', 'bob').approve('carl').asked).toEqual(['bob']);
    const always = repeated('skipAlways', 'bob', 'carl', 'bob').approve('carl');
    expect(always.current.status).toBe('approved');
    expect(always.kinds('TaskSkipped')).toMatchObject([{ assigneeId: 'bob', reason: 'repeatedApprover' }]);
  });

  it('skips nobody after a rejection, nor on a changed content', () => {
    const definition = steps(['bob', { assignees: people('carl'), onReject: { action: 'recordOnly' } }, 'bob'], {
      repeatedApprover: 'skipAlways',
    });
    expect(new Play({ definition }).submit().approve('bob').reject('carl').asked).toEqual(['bob']);
    const changed = new Play({ definition }).submit().approve('bob');
    changed.contentVersion = 2;
    changed.do('carl', { kind: 'changeContent' }).approve('carl');
    expect(changed.asked).toEqual(['bob']);
  });

  it('gives new tasks to a standing proxy, within its dates and documents', () => {
    const proxy = { ownerId: 'bob', proxyId: 'finn', documentTypes: ['order'], from: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z' };
    const asked = (changes: Partial<typeof proxy>) => {
      const play = new Play({ definition: steps(['bob']), company: { proxies: [{ ...proxy, ...changes }] } }).submit();
      return play.current.tasks.map((task) => `${task.assigneeId} for ${task.ownerId}`);
    };
    expect(asked({})).toEqual(['finn for bob']);
    expect(asked({ until: '2026-11-02T00:00:00Z' })).toEqual(['bob for bob']);
    expect(asked({ documentTypes: ['leave'] })).toEqual(['bob for bob']);
  });

  it('leaves the task with its owner where proxies go round in a circle, and warns', () => {
    const times = { documentTypes: null, from: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z' };
    const proxies = [{ ownerId: 'bob', proxyId: 'finn', ...times }, { ownerId: 'finn', proxyId: 'bob', ...times }];
    const play = new Play({ definition: steps(['bob']), company: { proxies } }).submit();
    expect(play.asked).toEqual(['bob']);
    expect(play.kinds('ProxyCycleFound')).toMatchObject([{ userId: 'bob' }]);
  });

  it('leaves it with its owner too where the circle lies further on', () => {
    const times = { documentTypes: null, from: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z' };
    const pairs = [['bob', 'finn'], ['finn', 'eve'], ['eve', 'finn']] as const;
    const proxies = pairs.map(([ownerId, proxyId]) => ({ ownerId, proxyId, ...times }));
    expect(new Play({ definition: steps(['bob']), company: { proxies } }).submit().asked).toEqual(['bob']);
  });

  it('keeps a proxy whose own proxy is the initiator, who is barred', () => {
    const times = { documentTypes: null, from: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z' };
    const proxies = [{ ownerId: 'bob', proxyId: 'finn', ...times }, { ownerId: 'finn', proxyId: 'ann', ...times }];
    const play = new Play({ definition: steps(['bob'], { selfApproval: 'leader' }), company: { proxies } }).submit();
    expect(play.approve('finn').current.status).toBe('approved');
  });

  it('lets a proxy decide only while he is one, and the owner always', () => {
    const proxies = [{ ownerId: 'bob', proxyId: 'finn', documentTypes: null, from: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z' }];
    const play = new Play({ definition: steps(['bob']), company: { proxies } }).submit();
    const decision = play.decision('finn', 'approve');
    play.now = '2026-12-01T00:00:00Z';
    expect(play.try('finn', decision)).toEqual({ kind: 'ProxyEnded', ownerId: 'bob' });
    expect(play.try('carl', decision)).toEqual({ kind: 'NotTheApprover' });
    expect(play.do('bob', decision).current.tasks).toMatchObject([{ status: 'approved', decidedBy: 'bob' }]);
  });

  it('refuses one who was disabled in the meantime', () => {
    const play = new Play({ definition: steps(['bob']) }).submit();
    play.company.users = play.company.users.map((user) => ({ ...user, enabled: user.id !== 'bob' }));
    expect(play.try('bob', play.decision('bob', 'approve'))).toEqual({ kind: 'ActorDisabled' });
  });

  it('asks the one above in place of a named person who is disabled', () => {
    const play = new Play({ definition: steps(['finn']) });
    play.company.users = play.company.users.map((user) => (user.id === 'finn' ? { ...user, enabled: false } : user));
    expect(play.submit().asked).toEqual(['dora']);
    expect(play.taskOf('dora').reasons).toEqual(['person:finn>substitute']);
  });
});

describe('seats that move', () => {
  const joint = () => new Play({ definition: steps([{ assignees: people('bob carl') }, 'dora']) }).submit();

  it('moves a seat by transfer, N stays', () => {
    const play = joint();
    const taskId = play.taskOf('bob').id;
    play.do('bob', { kind: 'transfer', taskId, to: 'finn', comment: '出差' });
    expect(play.asked).toEqual(['carl', 'finn']);
    expect(play.try('bob', { kind: 'decide', taskId, decision: 'approve', opinion: null, documentVersion: 1 })).toEqual({
      kind: 'TaskNotOpen',
      status: 'transferred',
    });
    expect(play.approve('carl').approve('finn').asked).toEqual(['dora']);
  });

  it('refuses a second seat for the same person', () => {
    const play = joint();
    const act = { kind: 'transfer' as const, taskId: play.taskOf('bob').id, to: 'carl', comment: null };
    expect(play.try('bob', act)).toEqual({ kind: 'AlreadyHasSeat', userId: 'carl' });
  });

  it('returns a delegated task to its owner before it counts', () => {
    const play = joint();
    play.do('bob', { kind: 'delegate', taskId: play.taskOf('bob').id, to: 'finn', comment: null });
    expect(play.asked).toEqual(['carl', 'finn']);
    play.approve('carl').approve('finn');
    expect(play.asked).toEqual(['bob']);
    expect(play.kinds('TaskAnswered')).toMatchObject([{ assigneeId: 'finn', proposal: 'approve' }]);
    expect(play.approve('bob').asked).toEqual(['dora']);
  });

  it('takes an assistant\'s opinion, not his vote', () => {
    const play = joint();
    play.do('bob', { kind: 'assist', taskId: play.taskOf('bob').id, from: ['finn'], comment: '请看价格' });
    expect(play.asked).toEqual(['bob', 'carl', 'finn']);
    expect(play.try('finn', play.decision('finn', 'approve'))).toEqual({ kind: 'NotAllowed', rule: 'adviceOnly' });
    play.do('finn', { kind: 'opinion', taskId: play.taskOf('finn').id, opinion: '价格合理' });
    expect(play.taskOf('finn')).toMatchObject({ status: 'answered', opinion: '价格合理' });
    expect(play.asked).toEqual(['bob', 'carl']);
  });

  it('adds signers before, after and beside', () => {
    const added = (position: 'before' | 'after' | 'beside') => {
      const play = new Play({ definition: steps(['bob', 'dora']) }).submit();
      return play.do('bob', { kind: 'addSign', taskId: play.taskOf('bob').id, position, userIds: ['eve', 'finn'], comment: null });
    };
    const before = added('before');
    expect(before.asked).toEqual(['eve']);
    expect(before.approve('eve').approve('finn').asked).toEqual(['bob']);
    expect(before.approve('bob').asked).toEqual(['dora']);
    const after = added('after');
    expect(after.asked).toEqual(['bob']);
    expect(after.approve('bob').approve('eve').approve('finn').asked).toEqual(['dora']);
    expect(added('beside').asked).toEqual(['bob', 'eve', 'finn']);
  });

  it('does not let a signer called in decide in the place of the one who called', () => {
    const play = new Play({ definition: steps([{ assignees: people('bob carl'), need: 'any' }, 'dora']) }).submit();
    play.do('bob', { kind: 'addSign', taskId: play.taskOf('bob').id, position: 'before', userIds: ['eve'], comment: null });
    play.approve('eve');
    expect(play.asked).toEqual(['bob', 'carl']);
    expect(play.approve('bob').asked).toEqual(['dora']);
  });

  it('fails at once when a signer called in says no', () => {
    const end = { action: 'end' as const };
    const play = new Play({ definition: steps([{ assignees: people('bob carl'), need: 'any', onReject: end }]) }).submit();
    play.do('bob', { kind: 'addSign', taskId: play.taskOf('bob').id, position: 'after', userIds: ['eve'], comment: null });
    play.approve('bob');
    expect(play.current.status).toBe('running');
    expect(play.reject('eve').current.status).toBe('rejected');
  });

  it('keeps the order of a sequential node around added signers', () => {
    const play = new Play({ definition: steps([{ assignees: people('bob carl'), order: 'sequential' }]) }).submit();
    play.do('bob', { kind: 'addSign', taskId: play.taskOf('bob').id, position: 'after', userIds: ['eve'], comment: null });
    expect(play.approve('bob').asked).toEqual(['eve']);
    expect(play.approve('eve').asked).toEqual(['carl']);
  });

  it('adds no signer in a fixed flow', () => {
    const play = new Play({ definition: steps(['bob'], { model: 'fixed' }) }).submit();
    const act = { kind: 'addSign' as const, taskId: play.taskOf('bob').id, position: 'after' as const, userIds: ['eve'], comment: null };
    expect(play.try('bob', act)).toEqual({ kind: 'NotAllowed', rule: 'fixedModel' });
  });

  it('removes an undecided seat, never the last one, and counts anew', () => {
    const play = joint();
    play.approve('carl').do('bob', { kind: 'removeSign', taskId: play.taskOf('bob').id, comment: null });
    expect(play.asked).toEqual(['dora']);
    const last = { kind: 'removeSign' as const, taskId: play.taskOf('dora').id, comment: null };
    expect(play.try('dora', last)).toEqual({ kind: 'LastSeat' });
  });

  it('keeps the order of a sequential node when one in the middle is removed', () => {
    const play = new Play({ definition: steps([{ assignees: people('bob carl dora'), order: 'sequential' }]) }).submit();
    play.do('bob', { kind: 'removeSign', taskId: play.taskOf('carl').id, comment: null });
    expect(play.asked).toEqual(['bob']);
    expect(play.approve('bob').asked).toEqual(['dora']);
  });

  it('hands over the seats of a disabled user, N stays', () => {
    const play = new Play({ definition: steps([{ assignees: people('finn carl') }]) }).submit();
    play.do('root', { kind: 'userDisabled', userId: 'finn' }, 'system');
    expect(play.asked).toEqual(['carl', 'dora']);
    expect(play.approve('carl').current.status).toBe('running');
    expect(play.approve('dora').current.status).toBe('approved');
  });
});

it('refolds to the state it returned', () => {
  const play = new Play({ definition: steps(['bob', 'carl']) }).submit().approve('bob').approve('carl');
  expect(play.events.reduce<FlowState | null>(fold, null)).toEqual(play.state);
  expect(JSON.parse(JSON.stringify(play.state))).toEqual(play.state);
});
