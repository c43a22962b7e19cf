import { expect, test } from 'vitest';
import { ProblemError } from '../../../client.ts';
import { flowProblems } from './flowProblems.ts';

const words = { problemKinds: { noAssignees: '没有审批人', unknownField: '字段已不存在' }, otherProblem: (kind: string) => `不完整（${kind}）` };
const refusal = (code: string, extra: object) => new ProblemError({ type: 'x', title: '不能发布', status: 422, code, ...extra });

test('each problem stands at its step, counted from one by the server', () => {
  const problems = [{ kind: 'noAssignees', step: 2 }, { kind: 'unknownField', step: 2 }, { kind: 'noWayToEnd', step: null, detail: '' }];
  expect(flowProblems(refusal('FlowInvalid', { data: { problems } }), words)).toEqual({ 'steps.1': '没有审批人 字段已不存在', flow: '不完整（noWayToEnd）' });
});

test('other refusals keep their own fields, other errors have none', () => {
  expect(flowProblems(refusal('InvalidInput', { fields: { 'steps.0.name': '必填' } }), words)).toEqual({ 'steps.0.name': '必填' });
  expect(flowProblems(new Error('x'), words)).toEqual({});
});
