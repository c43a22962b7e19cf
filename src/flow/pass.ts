import type { UserTask } from './definition.ts';
import { enterNodes } from './enter.ts';
import type { Movement } from './movement.ts';
import { record, runOf } from './movement.ts';
import { clearRun } from './seats.ts';
import type { Run, RunOutcome, VoidReason } from './state.ts';

/** Finishes a node that people decide: who was still to decide no longer has to. */
export function finishNode(
  movement: Movement,
  run: Run,
  outcome: RunOutcome,
  decidedBy: string | null,
  voidReason: VoidReason = 'nodeFinished',
): void {
  clearRun(movement, run.id, voidReason);
  record(movement, { kind: 'NodeLeft', runId: run.id, nodeId: run.nodeId, outcome, decidedBy });
}

/** Finishes a node and goes on: to the next one, or straight back to where the document was returned from. */
export function passNode(
  movement: Movement,
  run: Run,
  node: UserTask,
  outcome: RunOutcome,
  decidedBy: string | null,
  voidReason?: VoidReason,
): void {
  finishNode(movement, run, outcome, decidedBy, voidReason);
  goOn(movement, run, node);
}

/** Goes on behind a node already finished. */
export function goOn(movement: Movement, run: Run, node: UserTask): void {
  if (run.straightBackRunId === null) {
    return enterNodes(movement, [{ nodeId: node.next, from: [run.id], scope: run.scope }]);
  }
  goStraightBack(movement, run.straightBackRunId, [run.id]);
}

/**
 * Visits once more the node of an earlier run. It keeps the ancestors of that run too,
 * so that one can still return to any of them.
 */
export function goStraightBack(movement: Movement, runId: string, from: string[]): void {
  const earlier = runOf(movement, runId);
  enterNodes(movement, [{ nodeId: earlier.nodeId, from: [...from, ...earlier.from], scope: earlier.scope }]);
}
