import { evaluateFilter } from '../model/filter.ts';
import type { ConditionalBranch, ExclusiveGateway, InclusiveGateway, ParallelGateway } from './definition.ts';
import { enterNodes, leaveTo } from './enter.ts';
import type { Movement } from './movement.ts';
import { record } from './movement.ts';
import type { Run } from './state.ts';

/** Takes the first branch that holds; an unknown answer before it takes the default one, and the log says so. */
export function chooseBranch(movement: Movement, run: Run, node: ExclusiveGateway): void {
  const { chosen, missing } = firstThatHolds(movement, node.branches);
  const next = chosen?.next ?? node.otherwise;
  record(movement, { kind: 'BranchChosen', runId: run.id, nodeId: node.id, next: [next], byDefault: !chosen, missing });
  leaveTo(movement, run, next);
}

/** Opens one branch for each way on; they belong together by the id of this run. */
export function splitAll(movement: Movement, run: Run, node: ParallelGateway): void {
  split(movement, run, node.next);
}

/** Opens every branch that holds; the default one where none does or an answer is unknown. */
export function splitByCondition(
  movement: Movement,
  run: Run,
  node: Extract<InclusiveGateway, { branches: ConditionalBranch[] }>,
): void {
  const answers = node.branches.map((branch) => ({ branch, ...evaluateFilter(branch.when, movement.context.document) }));
  const holding = answers.filter((answer) => answer.holds === true).map((answer) => answer.branch.next);
  const byDefault = holding.length === 0 || answers.some((answer) => answer.holds === null);
  const next = [...new Set(byDefault ? [...holding, node.otherwise] : holding)];
  const missing = answers.flatMap((answer) => answer.missing);
  record(movement, { kind: 'BranchChosen', runId: run.id, nodeId: node.id, next, byDefault, missing });
  split(movement, run, next);
}

/**
 * Waits until every active run of the innermost scope has arrived, then goes on outside of it.
 * A scope is one visit of one split, so that a loop never counts arrivals of an earlier time round.
 */
export function join(movement: Movement, run: Run, next: string): void {
  const scopeId = run.scope.at(-1);
  const inside = movement.state.runs.filter(
    (other) => other.status === 'active' && (other.id === run.id || (scopeId !== undefined && other.scope.includes(scopeId))),
  );
  if (inside.some((other) => other.nodeId !== run.nodeId)) return;
  for (const arrived of inside) {
    record(movement, { kind: 'NodeLeft', runId: arrived.id, nodeId: arrived.nodeId, outcome: 'done', decidedBy: null });
  }
  enterNodes(movement, [{ nodeId: next, from: inside.map((arrived) => arrived.id), scope: run.scope.slice(0, -1) }]);
}

function firstThatHolds(
  movement: Movement,
  branches: ConditionalBranch[],
): { chosen: ConditionalBranch | null; missing: string[] } {
  for (const branch of branches) {
    const { holds, missing } = evaluateFilter(branch.when, movement.context.document);
    if (holds === null) return { chosen: null, missing };
    if (holds) return { chosen: branch, missing: [] };
  }
  return { chosen: null, missing: [] };
}

function split(movement: Movement, run: Run, next: string[]): void {
  record(movement, { kind: 'NodeLeft', runId: run.id, nodeId: run.nodeId, outcome: 'done', decidedBy: null });
  enterNodes(movement, next.map((nodeId) => ({ nodeId, from: [run.id], scope: [...run.scope, run.id] })));
}
