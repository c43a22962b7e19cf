import { describe, expect, it } from 'vitest';
import type { Filter } from '../model/filter.ts';
import type { FlowNode, OnReject, TimeLimit, UserTask } from './definition.ts';
import { graph, people, Play, steps, userTask } from './fixture.ts';
import { returnTargets } from './send-back.ts';
import { documentState } from './state.ts';

const start: FlowNode = { kind: 'startEvent', id: 'start', name: '', next: 'first' };
const end: FlowNode = { kind: 'endEvent', id: 'end', name: '', result: 'approved' };

/** bob, then carl and (dora, then eve) side by side, then finn. */
function twoBranches(changes: Record<string, Partial<UserTask>> = {}) {
  const task = (id: string, userId: string, next: string) =>
    userTask(id, next, { assignees: people(userId), ...changes[id] });
  return graph([
    start,
    task('first', 'bob', 'split'),
    { kind: 'parallelGateway', id: 'split', name: '', next: ['left', 'right1'] },
    task('left', 'carl', 'join'),
    task('right1', 'dora', 'right2'),
    task('right2', 'eve', 'join'),
    { kind: 'parallelGateway', id: 'join', name: '', next: ['last'] },
    task('last', 'finn', 'end'),
    end,
  ]);
}

describe('the way of a document', () => {
  it('goes from step to step to its end', () => {
    const play = new Play({ definition: steps(['bob', 'carl']) }).submit();
    expect(documentState(play.current)).toBe('pending');
    play.approve('bob').approve('carl');
    expect(documentState(play.current)).toBe('approved');
    expect(play.current.endedAt).toBe(play.now);
    expect(play.events.map((event) => event.sequence)).toEqual(play.events.map((_event, index) => index + 1));
  });

  it('carries the evidence on the act, and on nothing that followed from it', () => {
    const play = new Play({ definition: steps(['bob', 'carl']) }).submit();
    const before = play.events.length;
    play.do('bob', { ...play.decision('bob', 'approve'), evidence: { messageId: '<1@x>' } }, 'email');
    const [act, ...rest] = play.events.slice(before);
    expect(act).toMatchObject({ kind: 'TaskDecided', way: 'email', actor: 'bob', evidence: { messageId: '<1@x>' } });
    expect(rest.some((event) => event.evidence)).toBe(false);
  });

  it('sends copies without waiting for anybody', () => {
    const play = new Play({ definition: steps([{ assignees: people('bob'), copyTo: people('finn') }, 'carl']) }).submit();
    play.approve('bob').do('ann', { kind: 'cc', userIds: ['eve'], comment: null });
    expect(play.asked).toEqual(['carl']);
    expect(play.current.copies.map((copy) => copy.userId)).toEqual(['finn', 'eve']);
    expect(play.try('finn', { ...play.decision('carl', 'approve') })).toEqual({ kind: 'NotTheApprover' });
  });

  it('waits at a join for every branch, and goes on once', () => {
    const play = new Play({ definition: twoBranches() }).submit().approve('bob');
    expect(play.asked).toEqual(['carl', 'dora']);
    expect(play.approve('carl').approve('dora').standing).toEqual(['join', 'right2']);
    expect(play.approve('eve').asked).toEqual(['finn']);
    expect(play.approve('finn').current.status).toBe('approved');
  });
});

describe('conditions', () => {
  const large: Filter = { field: 'total', operator: 'atLeast', value: '10000' };
  const definition = steps(['bob', { assignees: people('carl'), condition: large }, 'dora']);
  const after = (total: string | null) =>
    new Play({ definition, document: { values: { total } } }).submit().approve('bob');

  it('takes the branch whose condition holds', () => {
    expect(after('10000').asked).toEqual(['carl']);
    expect(after('9999.99').asked).toEqual(['dora']);
  });

  it('takes the default branch for an empty field, and the log says so', () => {
    const play = after(null);
    expect(play.asked).toEqual(['dora']);
    expect(play.kinds('BranchChosen')).toMatchObject([{ byDefault: true, missing: ['total'] }]);
  });

  it('looks at changed values again when the document comes back', () => {
    const play = after('1');
    play.do('dora', play.returnTo('dora', 'start'));
    play.subject.values = { total: '20000' };
    play.contentVersion = 2;
    play.do('ann', { kind: 'resubmit' }).approve('bob');
    expect(play.asked).toEqual(['carl']);
  });

  it('opens every branch of an inclusive gateway that holds, and waits for those only', () => {
    const play = new Play({
      definition: graph([
        { ...start, next: 'choose' },
        {
          kind: 'inclusiveGateway', id: 'choose', name: '', otherwise: 'c',
          branches: [
            { name: '', when: large, next: 'a' },
            { name: '', when: { field: 'kind', operator: 'equals', value: 'export' }, next: 'b' },
          ],
        },
        userTask('a', 'meet', { assignees: people('bob') }),
        userTask('b', 'meet', { assignees: people('carl') }),
        userTask('c', 'meet', { assignees: people('dora') }),
        { kind: 'inclusiveGateway', id: 'meet', name: '', next: 'end' },
        end,
      ]),
      document: { values: { total: '20000', kind: 'export' } },
    }).submit();
    expect(play.asked).toEqual(['bob', 'carl']);
    expect(play.approve('bob').current.status).toBe('running');
    expect(play.approve('carl').current.status).toBe('approved');
  });
});

describe('rejection', () => {
  const rejected = (onReject: OnReject) =>
    new Play({ definition: steps(['bob', 'carl', { assignees: people('dora'), onReject }, 'eve']) })
      .submit().approve('bob').approve('carl').reject('dora');

  it('ends the flow', () => {
    const play = rejected({ action: 'end' });
    expect(play.current.status).toBe('rejected');
    expect(play.asked).toEqual([]);
  });

  it('returns to the initiator, a named or the previous node', () => {
    expect(documentState(rejected({ action: 'returnToStart' }).current)).toBe('returned');
    expect(rejected({ action: 'returnTo', node: 'step1' }).asked).toEqual(['bob']);
    const previous = rejected({ action: 'returnToPrevious' });
    expect(previous.asked).toEqual(['carl']);
    expect(previous.current.round).toBe(2);
  });

  it('is only recorded, or takes a branch', () => {
    expect(rejected({ action: 'recordOnly' }).asked).toEqual(['eve']);
    const branch = new Play({
      definition: graph([
        start,
        userTask('first', 'end', { onReject: { action: 'branch', node: 'appeal' } }),
        userTask('appeal', 'end', { assignees: people('carl') }),
        end,
      ]),
    });
    expect(branch.submit().reject('bob').asked).toEqual(['carl']);
  });

  it('voids who no longer has to decide; he reads who decided and when', () => {
    const definition = steps([{ assignees: people('bob carl'), need: 'any' }, 'dora']);
    const play = new Play({ definition }).submit();
    play.approve('bob');
    expect(play.try('carl', play.decision('carl', 'reject'))).toEqual({
      kind: 'AlreadyDecided', by: 'bob', at: play.now, outcome: 'approved',
    });
    expect(play.try('bob', play.decision('bob', 'approve'))).toMatchObject({ kind: 'AlreadyDecided', by: 'bob' });
  });
});

describe('return 「退回」', () => {
  it('goes to a node really visited, and the round goes up', () => {
    const play = new Play({ definition: steps(['bob', 'carl', 'dora']) }).submit().approve('bob').approve('carl');
    play.do('dora', play.returnTo('dora', 'step1'));
    expect(play.asked).toEqual(['bob']);
    expect(play.current.round).toBe(2);
    expect(play.approve('bob').asked).toEqual(['carl']);
  });

  it('offers the nodes at which somebody decided, the nearest first', () => {
    const skipped = { assignees: [{ kind: 'role' as const, roleId: 'none' }], onEmpty: { action: 'pass' as const } };
    const play = new Play({ definition: steps(['bob', skipped, 'carl', 'dora']) }).submit().approve('bob').approve('carl');
    const run = play.current.runs.find((candidate) => candidate.status === 'active');
    expect(run && returnTargets(play.current, run)).toEqual(['step3', 'step1']);
    expect(play.try('dora', play.returnTo('dora', 'step2'))).toEqual({ kind: 'NotVisited', nodeId: 'step2' });
  });

  it('refuses a node that was not visited on the way', () => {
    const play = new Play({ definition: steps(['bob', 'carl']) }).submit();
    expect(play.try('bob', play.returnTo('bob', 'step2'))).toEqual({ kind: 'NotVisited', nodeId: 'step2' });
    const split = new Play({ definition: twoBranches() }).submit().approve('bob').approve('carl').approve('dora');
    expect(split.try('eve', split.returnTo('eve', 'left'))).toEqual({ kind: 'NotVisited', nodeId: 'left' });
  });

  it('cancels every run that came out of the target, and a new split counts no stale votes', () => {
    const play = new Play({ definition: twoBranches() }).submit().approve('bob').approve('carl').approve('dora');
    play.do('eve', play.returnTo('eve', 'first'));
    expect(play.standing).toEqual(['first']);
    expect(play.approve('bob').asked).toEqual(['carl', 'dora']);
    play.approve('dora').approve('eve');
    expect(play.asked).toEqual(['carl']);
  });

  it('leaves the other branch alone when it stays inside of one', () => {
    const play = new Play({ definition: twoBranches() }).submit().approve('bob').approve('carl').approve('dora');
    play.do('eve', play.returnTo('eve', 'right1'));
    expect(play.standing).toEqual(['join', 'right1']);
    expect(play.approve('dora').approve('eve').asked).toEqual(['finn']);
  });

  it('can reopen one branch from behind the join', () => {
    const play = new Play({ definition: twoBranches() }).submit().approve('bob').approve('carl').approve('dora').approve('eve');
    play.do('finn', play.returnTo('finn', 'right2'));
    expect(play.asked).toEqual(['eve']);
    expect(play.approve('eve').asked).toEqual(['finn']);
  });

  it('runs the nodes again on resubmission, or goes straight back to the one who returned it', () => {
    const returned = (resubmission: UserTask['resubmission'], to: string) => {
      const play = new Play({ definition: steps(['bob', 'carl', { assignees: people('dora'), resubmission }, 'eve']) });
      play.submit().approve('bob').approve('carl');
      return play.do('dora', play.returnTo('dora', to));
    };
    const again = { kind: 'resubmit' as const };
    expect(returned('again', 'start').do('ann', again).asked).toEqual(['bob']);
    expect(returned('straightBack', 'start').do('ann', again).asked).toEqual(['dora']);
    const toNode = returned('straightBack', 'step1');
    expect(toNode.approve('bob').asked).toEqual(['dora']);
    toNode.do('dora', toNode.returnTo('dora', 'step2'));
    expect(toNode.asked).toEqual(['carl']);
  });

  it('refuses straight back across a split', () => {
    const play = new Play({ definition: twoBranches({ left: { resubmission: 'straightBack' } }) }).submit().approve('bob');
    expect(play.try('carl', play.returnTo('carl', 'first'))).toEqual({ kind: 'StraightBackAcrossSplit', nodeId: 'first' });
  });

  it('is in nobody\'s hands but the initiator\'s until he resubmits', () => {
    const play = new Play({ definition: steps(['bob']) }).submit();
    play.do('bob', play.returnTo('bob', 'start'));
    expect(play.try('bob', { kind: 'resubmit' })).toEqual({ kind: 'NotTheInitiator' });
    expect(play.try('ann', { kind: 'urge', comment: null })).toEqual({ kind: 'FlowReturned' });
    expect(play.do('ann', { kind: 'withdraw', reason: '不做了' }).current.status).toBe('withdrawn');
  });
});

describe('withdraw, take back, urge, jump', () => {
  it('withdraws before the first decision, any time, or never', () => {
    const withdraw = { kind: 'withdraw' as const, reason: null };
    const flow = (option: 'beforeFirstDecision' | 'anyTime' | 'never') =>
      new Play({ definition: steps(['bob', 'carl'], { withdraw: option }) }).submit();
    expect(flow('beforeFirstDecision').do('ann', withdraw).current.status).toBe('withdrawn');
    expect(flow('beforeFirstDecision').approve('bob').try('ann', withdraw)).toMatchObject({ kind: 'AlreadyDecided', by: 'bob' });
    expect(flow('anyTime').approve('bob').do('ann', withdraw).asked).toEqual([]);
    expect(flow('never').try('ann', withdraw)).toEqual({ kind: 'NotAllowed', rule: 'withdrawNever' });
    expect(flow('anyTime').try('bob', withdraw)).toEqual({ kind: 'NotTheInitiator' });
  });

  it('takes a decision back as long as the next has not acted', () => {
    const play = new Play({ definition: steps(['bob', 'carl', 'dora']) }).submit().approve('bob');
    const taskId = play.taskOf('bob').id;
    play.do('bob', { kind: 'takeBack', taskId });
    expect(play.asked).toEqual(['bob']);
    expect(play.current.tasks.find((task) => task.id === taskId)?.status).toBe('approved');
    expect(play.approve('bob').asked).toEqual(['carl']);
    play.approve('carl');
    const second = play.current.tasks.findLast((task) => task.assigneeId === 'bob')?.id ?? '';
    expect(play.try('bob', { kind: 'takeBack', taskId: second })).toMatchObject({ kind: 'NextHasActed', by: 'carl' });
    expect(play.try('bob', { kind: 'takeBack', taskId })).toEqual({ kind: 'NothingToTakeBack' });
  });

  it('asks the others of the node again when it is reopened, so that N is what it was', () => {
    const play = new Play({ definition: steps([{ assignees: people('bob carl'), need: 'any' }, 'dora']) }).submit().approve('bob');
    play.do('bob', { kind: 'takeBack', taskId: play.taskOf('bob').id });
    expect([...play.asked].sort()).toEqual(['bob', 'carl']);
    expect(play.approve('carl').asked).toEqual(['dora']);
  });

  it('lets the next in a sequential node wait again', () => {
    const play = new Play({ definition: steps([{ assignees: people('bob carl'), order: 'sequential' }]) }).submit().approve('bob');
    play.do('bob', { kind: 'takeBack', taskId: play.taskOf('bob').id });
    expect(play.asked).toEqual(['bob']);
    expect(play.approve('bob').asked).toEqual(['carl']);
  });

  it('takes back behind a join without losing the other branch', () => {
    const play = new Play({ definition: twoBranches() }).submit().approve('bob').approve('carl').approve('dora').approve('eve');
    play.do('carl', { kind: 'takeBack', taskId: play.taskOf('carl').id });
    expect(play.asked).toEqual(['carl']);
    expect(play.approve('carl').asked).toEqual(['finn']);
  });

  it('has nothing to take back where the others decide the node all the same', () => {
    const list = [{ assignees: people('bob carl'), onReject: { action: 'recordOnly' as const } }, 'dora'];
    const play = new Play({ definition: steps(list) }).submit().approve('bob').reject('carl');
    const bobs = { kind: 'takeBack' as const, taskId: play.taskOf('bob').id };
    expect(play.try('bob', bobs)).toEqual({ kind: 'NothingToTakeBack' });
    expect(play.do('carl', { ...bobs, taskId: play.taskOf('carl').id }).asked).toEqual(['carl']);
  });

  it('urges only those who have it, and not too often', () => {
    const play = new Play({ definition: steps(['bob', 'carl'], { urgeCoolingMinutes: 30 }) }).submit().approve('bob');
    const urge = { kind: 'urge' as const, comment: null };
    play.do('ann', urge);
    expect(play.kinds('PeopleUrged')).toMatchObject([{ taskIds: [play.taskOf('carl').id] }]);
    expect(play.try('ann', urge)).toEqual({ kind: 'TooSoon', until: '2026-11-23T01:30:00.000Z' });
    play.now = '2026-11-23T01:30:00.000Z';
    play.do('ann', urge);
  });

  it('jumps by an administrator\'s hand, not into a split', () => {
    const play = new Play({ definition: twoBranches() }).submit();
    expect(play.try('bob', { kind: 'jump', to: 'last', comment: null })).toEqual({ kind: 'NotAllowed', rule: 'administratorOnly' });
    expect(play.try('root', { kind: 'jump', to: 'right1', comment: null })).toEqual({ kind: 'NotAllowed', rule: 'insideSplit' });
    expect(play.do('root', { kind: 'jump', to: 'last', comment: null }).asked).toEqual(['finn']);
  });
});

describe('what a decision must show', () => {
  it('refuses an answer to another version of the document', () => {
    const play = new Play({ definition: steps(['bob']) }).submit();
    const old = play.decision('bob', 'approve');
    play.contentVersion = 2;
    expect(play.try('bob', old)).toEqual({ kind: 'DocumentChanged', shown: 1, current: 2 });
  });

  it('voids votes on a changed content and asks afresh, or keeps them, as the node says', () => {
    const changed = (contentChange: UserTask['contentChange']) => {
      const play = new Play({ definition: steps([{ assignees: people('bob carl'), contentChange }, 'dora']) }).submit().approve('bob');
      play.contentVersion = 2;
      return play.do('carl', { kind: 'changeContent' });
    };
    const voided = changed('void');
    expect([...voided.asked].sort()).toEqual(['bob', 'carl']);
    expect(voided.approve('carl').approve('bob').asked).toEqual(['dora']);
    const kept = changed('keep');
    expect(kept.asked).toEqual(['carl']);
    expect(kept.taskOf('carl').contentVersion).toBe(2);
    expect(kept.approve('carl').asked).toEqual(['dora']);
  });

  it('refuses an approval that lacks a required field, in every row of a detail table; not a rejection', () => {
    const fieldRights = { note: 'required', 'lines.price': 'required' } as const;
    const play = new Play({ definition: steps([{ assignees: people('bob'), fieldRights }]) }).submit();
    const approve = play.decision('bob', 'approve');
    expect(play.try('bob', approve, 'email')).toEqual({ kind: 'RequiredFieldMissing', field: 'note' });
    play.subject = { values: { note: 'x' }, lines: { lines: [{ price: '1' }, { price: null }] } };
    expect(play.try('bob', approve)).toEqual({ kind: 'RequiredFieldMissing', field: 'lines.price' });
    expect(play.reject('bob').current.status).toBe('returned');
  });

  it('asks for the web or a second factor by tier; an unknown amount is not a small one', () => {
    const policy = [
      { when: { field: 'total', operator: 'atLeast', value: '100000' } satisfies Filter, ways: 'webSecondFactor' as const },
      { when: { field: 'total', operator: 'atLeast', value: '10000' } satisfies Filter, ways: 'web' as const },
    ];
    const flow = (total: string | null) =>
      new Play({ definition: steps(['bob'], { policy }), document: { values: { total } } }).submit();
    const answer = (total: string | null, way: 'email' | 'web') => {
      const play = flow(total);
      return play.try('bob', play.decision('bob', 'approve'), way);
    };
    expect(answer('9999.99', 'email')).toBeNull();
    expect(answer('10000', 'email')).toEqual({ kind: 'StrongerWayNeeded', required: 'web' });
    expect(answer('10000', 'web')).toBeNull();
    expect(answer('100000', 'web')).toEqual({ kind: 'StrongerWayNeeded', required: 'webSecondFactor' });
    expect(answer(null, 'email')).toEqual({ kind: 'StrongerWayNeeded', required: 'webSecondFactor' });
    const proven = flow('100000');
    proven.do({ userId: 'bob', secondFactor: true }, proven.decision('bob', 'approve'));
  });
});

describe('time limits', () => {
  const late = (action: TimeLimit['action']) => {
    const timeLimit = { workingMinutes: 60, action };
    const play = new Play({ definition: steps([{ assignees: people('finn'), timeLimit, onReject: { action: 'end' } }, 'eve']) }).submit();
    const timerId = play.current.timers[0]?.id ?? '';
    expect(play.try('system', { kind: 'timerFired', timerId }, 'system')).toMatchObject({ kind: 'TimerNotDue' });
    play.now = '2026-11-23T02:00:00.000Z';
    return play.do('system', { kind: 'timerFired', timerId }, 'system');
  };

  it('reminds, and again later', () => {
    const play = late('remind');
    expect(play.kinds('PeopleReminded')).toHaveLength(1);
    expect(play.current.timers).toMatchObject([{ dueAt: '2026-11-23T03:00:00.000Z' }]);
  });

  it('escalates, passes, rejects, returns', () => {
    expect(late('escalate').asked).toEqual(['dora']);
    expect(late('pass').asked).toEqual(['eve']);
    expect(late('reject').current.status).toBe('rejected');
    expect(late('return').current.status).toBe('returned');
  });

  it('is cleared once the node is decided', () => {
    const timeLimit = { workingMinutes: 60, action: 'pass' as const };
    const play = new Play({ definition: steps([{ assignees: people('finn'), timeLimit }, 'eve']) }).submit();
    const timerId = play.current.timers[0]?.id ?? '';
    expect(play.approve('finn').current.timers).toEqual([]);
    expect(play.try('system', { kind: 'timerFired', timerId }, 'system')).toEqual({ kind: 'TimerNotSet', timerId });
  });
});

describe('what an instance may change', () => {
  const submit = { kind: 'submit' as const, flowId: 'F-1' };

  it('changes people unless the model is fixed, and nodes only in a free one', () => {
    const flow = (model: 'fixed' | 'predefined' | 'free') => new Play({ definition: steps(['bob'], { model }) });
    const chosen = { ...submit, people: { step1: ['eve'] } };
    expect(flow('fixed').try('ann', chosen)).toEqual({ kind: 'NotAllowed', rule: 'fixedModel' });
    expect(flow('predefined').do('ann', chosen).asked).toEqual(['eve']);
    const { nodes } = steps(['dora', 'eve']);
    expect(flow('predefined').try('ann', { ...submit, nodes })).toEqual({ kind: 'NotAllowed', rule: 'predefinedModel' });
    expect(flow('free').do('ann', { ...submit, nodes }).approve('dora').asked).toEqual(['eve']);
    expect(flow('free').try('ann', { ...submit, nodes: nodes.slice(1) })).toMatchObject({ kind: 'InvalidNodes' });
  });

  it('runs on the version it was started with', () => {
    const play = new Play({ definition: steps(['bob']) }).submit();
    play.definition.version = 2;
    expect(play.try('bob', play.decision('bob', 'approve'))).toMatchObject({ kind: 'DefinitionMismatch' });
  });

  it('gives up on a loop that asks nobody, by name', () => {
    const pass = { assignees: [{ kind: 'role' as const, roleId: 'none' }], onEmpty: { action: 'pass' as const } };
    const definition = graph([start, userTask('first', 'second', pass), userTask('second', 'first', pass), end]);
    expect(new Play({ definition }).try('ann', submit)).toEqual({ kind: 'TooManySteps', limit: 500 });
  });
});
