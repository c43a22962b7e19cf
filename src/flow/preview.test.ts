import { expect, it } from 'vitest';
import type { FlowCommand, Submit } from './commands.ts';
import { people, Play, steps } from './fixture.ts';
import { preview } from './preview.ts';

const submit: FlowCommand & Submit = { kind: 'submit', flowId: 'F-1', actor: { userId: 'ann' }, way: 'web' };

const definition = steps(
  [
    { name: '业务经理', assignees: [{ kind: 'departmentLeader', level: 1 }] },
    { name: '总经理', assignees: people('carl'), condition: { field: 'total', operator: 'atLeast', value: '10000' } },
    { name: '财务', assignees: [{ kind: 'role', roleId: 'finance' }], need: 'any', copyTo: people('finn') },
  ],
  { policy: [{ ways: 'webSecondFactor' }] },
);

function shown(play: Play, from: Parameters<typeof preview>[1]): string[] {
  return preview(play.definition, from, play.context).map(
    (step) => `${step.name} ${step.people.map((person) => person.userId).join(',')}`,
  );
}

it('names all who would be asked, by the values of the document', () => {
  const play = new Play({ definition, document: { values: { total: '10000' } } });
  expect(shown(play, submit)).toEqual(['业务经理 bob', '总经理 carl', '财务 dora,eve', ' finn']);
  play.subject.values = { total: '1' };
  expect(shown(play, submit)).toEqual(['业务经理 bob', '财务 dora,eve', ' finn']);
});

it('names what is still to come in a running flow, and changes nothing', () => {
  const play = new Play({ definition, document: { values: { total: '10000' } } }).submit();
  const before = structuredClone(play.state);
  expect(shown(play, play.current)).toEqual(['总经理 carl', '财务 dora,eve', ' finn']);
  expect(play.state).toEqual(before);
});

it('says where the initiator still has to choose', () => {
  const choice = steps(['bob', { assignees: [{ kind: 'initiatorChoice' }] }]);
  const play = new Play({ definition: choice });
  expect(preview(choice, submit, play.context).map((step) => step.toBeChosen)).toEqual([false, true]);
  const chosen = preview(choice, { ...submit, people: { step2: ['eve'] } }, play.context);
  expect(chosen[1]).toMatchObject({ toBeChosen: false, people: [{ userId: 'eve' }] });
});

it('has nothing ahead of a flow that has ended', () => {
  const play = new Play({ definition: steps(['bob']) }).submit().approve('bob');
  expect(shown(play, play.current)).toEqual([]);
});
