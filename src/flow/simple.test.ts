import fc from 'fast-check';
import { expect, it } from 'vitest';
import { graph, people, userTask } from './fixture.ts';
import type { SimpleStep } from './simple.ts';
import { fromSteps, toSteps } from './simple.ts';
import { validateNodes } from './validate-nodes.ts';

const identity = { key: 'order', version: 3, name: '销售订单审批' };

const anyStep: fc.Arbitrary<SimpleStep> = fc.record(
  {
    name: fc.constantFrom('业务经理', '财务', ''),
    assignees: fc.constantFrom(people('bob'), [{ kind: 'role' as const, roleId: '3' }], [{ kind: 'departmentLeader' as const, level: 1 }]),
    need: fc.constantFrom('any' as const, 'all' as const, 'half' as const),
    order: fc.constantFrom('parallel' as const, 'sequential' as const),
    onReject: fc.constantFrom({ action: 'end' as const }, { action: 'returnToPrevious' as const }),
    condition: fc.constant({ field: 'total', operator: 'atLeast' as const, value: '10000' }),
    copyTo: fc.constant(people('dora')),
    timeLimit: fc.constant({ workingMinutes: 60, action: 'remind' as const }),
  },
  { requiredKeys: ['name', 'assignees', 'need', 'order'] },
);

it('reads back what it wrote, for any list', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 6 }), (list) => {
      const definition = fromSteps(list, identity);
      expect(validateNodes(definition.nodes)).toEqual([]);
      const read = toSteps(definition);
      expect(read).toMatchObject(list);
      expect(read?.map((step) => [step.condition, step.copyTo])).toEqual(list.map((step) => [step.condition, step.copyTo]));
      expect(fromSteps(read ?? [], definition)).toEqual(definition);
    }),
  );
});

it('is no list: a split, a rejection that names a node, a node beside the way', () => {
  const start = { kind: 'startEvent' as const, id: 'start', name: '', next: 'a' };
  const end = { kind: 'endEvent' as const, id: 'end', name: '', result: 'approved' as const };
  const branch = userTask('a', 'end', { onReject: { action: 'branch', node: 'b' } });
  expect(toSteps(graph([start, branch, userTask('b', 'end'), end]))).toBeNull();
  expect(toSteps(graph([start, userTask('a', 'a'), end]))).toBeNull();
  expect(toSteps(graph([start, userTask('a', 'end'), userTask('b', 'end'), end]))).toBeNull();
  const split = { kind: 'parallelGateway' as const, id: 'a', name: '', next: ['b', 'c'] };
  expect(toSteps(graph([start, split, userTask('b', 'end'), userTask('c', 'end'), end]))).toBeNull();
});
