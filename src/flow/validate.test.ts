import { expect, it } from 'vitest';
import type { FlowDefinition, FlowNode, ProblemKind, UserTask } from './definition.ts';
import { graph, people, steps, userTask } from './fixture.ts';
import type { FieldCatalogue } from './validate.ts';
import { validateDefinition } from './validate.ts';

const fields: FieldCatalogue = { values: { total: 'decimal', keeper: 'users' }, lines: { lines: { amount: 'decimal', note: 'text' } } };
const start: FlowNode = { kind: 'startEvent', id: 'start', name: '', next: 'a' };
const end: FlowNode = { kind: 'endEvent', id: 'end', name: '', result: 'approved' };

function problemsOf(definition: FlowDefinition): string[] {
  return validateDefinition(definition, fields).map(({ kind, nodeId }) => `${kind} ${nodeId}`);
}

function gateway(changes: object = {}): FlowNode {
  const branches = [{ name: '', when: { field: 'total', operator: 'atLeast' as const, value: '1' }, next: 'end' }];
  return { kind: 'exclusiveGateway', id: 'gate', name: '', branches, otherwise: 'end', ...changes };
}

it('lets a sound flow pass', () => {
  const sum = { field: { sum: 'lines.amount' }, operator: 'atLeast' as const, value: '10.5' };
  expect(problemsOf(steps(['bob', { assignees: [{ kind: 'field', field: 'keeper' }], condition: sum }]))).toEqual([]);
});

const parallel = (...next: string[]): FlowNode => ({ kind: 'parallelGateway', id: 'split', name: '', next });
const join: FlowNode = { kind: 'parallelGateway', id: 'join', name: '', next: ['end'] };
const role: UserTask['assignees'] = [{ kind: 'role', roleId: '1' }];

it.each<[ProblemKind, string | null, FlowNode[]]>([
  ['noStart', null, [userTask('a', 'end'), end]],
  ['severalStarts', 'again', [start, { ...start, id: 'again' }, userTask('a', 'end'), end]],
  ['noEnd', null, [start, userTask('a', 'a')]],
  ['duplicateId', 'a', [start, userTask('a', 'end'), userTask('a', 'end'), end]],
  ['unknownNode', 'a', [start, userTask('a', 'nowhere'), end]],
  ['unknownNode', 'a', [start, userTask('a', 'end', { onReject: { action: 'returnTo', node: 'nowhere' } }), end]],
  ['unreachable', 'b', [start, userTask('a', 'end'), userTask('b', 'end'), end]],
  ['noWayToEnd', 'a', [start, userTask('a', 'a'), end]],
  ['noDefault', 'gate', [start, userTask('a', 'gate'), gateway({ otherwise: '' }), end]],
  ['noBranches', 'gate', [start, userTask('a', 'gate'), gateway({ branches: [] }), end]],
  ['loopWithoutPerson', 'gate', [start, userTask('a', 'gate'), gateway({ otherwise: 'gate' }), end]],
  ['unbalancedSplit', 'end', [start, userTask('a', 'split'), parallel('b', 'end'), userTask('b', 'end'), end]],
  ['unbalancedSplit', 'join', [start, userTask('a', 'join'), join, end]],
  [
    'straightBackInsideSplit', 'b',
    [start, userTask('a', 'split'), parallel('b', 'join'), userTask('b', 'join', { resubmission: 'straightBack' }), join, end],
  ],
  ['emptyWithoutPolicy', 'a', [start, userTask('a', 'end', { assignees: role, onEmpty: undefined }), end]],
  ['noAssignees', 'a', [start, userTask('a', 'end', { assignees: [] }), end]],
  ['invalidNeed', 'a', [start, userTask('a', 'end', { need: { ratio: [3, 2] } }), end]],
  ['invalidTimeLimit', 'a', [start, userTask('a', 'end', { timeLimit: { workingMinutes: 0, action: 'pass' } }), end]],
  ['unknownField', 'gate', [start, userTask('a', 'gate'), gateway({ branches: [{ name: '', when: { field: 'x', operator: 'equals', value: '1' }, next: 'end' }] }), end]],
  ['unknownField', 'a', [start, userTask('a', 'end', { fieldRights: { 'lines.price': 'edit' } }), end]],
  ['unknownField', 'a', [start, userTask('a', 'end', { assignees: [{ kind: 'field', field: 'x' }, ...people('bob')] }), end]],
  ['invalidFilter', 'a', [start, userTask('a', 'end', { policy: [{ ways: 'web', when: { field: 'total', operator: 'atLeast', value: '1,000' } }] }), end]],
  ['invalidFilter', 'a', [start, userTask('a', 'end', { policy: [{ ways: 'web', when: { field: { sum: 'lines.note' }, operator: 'atLeast', value: '1' } }] }), end]],
])('refuses to publish: %s at %s', (kind, nodeId, nodes) => {
  expect(problemsOf(graph(nodes))).toContain(`${kind} ${nodeId}`);
});

it('lets a loop pass that asks somebody', () => {
  const back = gateway({ otherwise: 'a' });
  expect(problemsOf(graph([start, userTask('a', 'gate'), back, end]))).toEqual([]);
});

it('looks at the tiers of the flow too', () => {
  const policy = [{ ways: 'web' as const, when: { field: 'nothing', operator: 'isEmpty' as const, value: null } }];
  expect(problemsOf(steps(['bob'], { policy }))).toEqual(['unknownField null']);
});
