import { enterNodes } from './enter.ts';
import { startOf, nodesOf } from './graph.ts';
import { ancestorsOf, descendantsOf } from './lineage.ts';
import type { Movement } from './movement.ts';
import { record } from './movement.ts';
import { cancelRuns } from './seats.ts';
import type { FlowState, Run } from './state.ts';

/** The latest run of an earlier node on the way here, or undefined when nobody was asked there. */
export function visitedRun(movement: Movement, from: Run, nodeId: string): Run | undefined {
  return visitedRuns(movement.state, from).find((run) => run.nodeId === nodeId);
}

/** The ids of the nodes to which a document may be returned from a run, the nearest first; the initiator aside. */
export function returnTargets(state: FlowState, from: Run): string[] {
  return [...new Set(visitedRuns(state, from).map((run) => run.nodeId))];
}

/** Straight back is possible only within one branch: behind a split, the other branches would be missing. */
export function crossesSplit(from: Run, target: Run | null): boolean {
  const scope = target?.scope ?? [];
  return from.scope.length !== scope.length || from.scope.some((id, depth) => id !== scope[depth]);
}

/**
 * Sends the document back to the run of an earlier node, or to the initiator when `target` is null.
 * Every run that came out of the target is cancelled, the round goes up, history stays.
 */
export function sendBack(movement: Movement, from: Run, target: Run | null, straightBack: boolean): void {
  const toInitiator = target === null;
  const straightBackRunId = straightBack && !crossesSplit(from, target) ? from.id : null;
  cancelRuns(movement, target ? descendantsOf(movement.state, target.id) : movement.state.runs, 'returned');
  record(movement, {
    kind: 'FlowReturned',
    fromRunId: from.id,
    fromNodeId: from.nodeId,
    toNodeId: target?.nodeId ?? startOf(nodesOf(movement.definition, movement.state)).id,
    toInitiator,
    straightBackRunId,
  });
  if (!target) return;
  enterNodes(movement, [
    { nodeId: target.nodeId, from: target.from, scope: target.scope, straightBackRunId: straightBackRunId ?? undefined },
  ]);
}

/** Only nodes that people decided: another one would let the document pass by again at once. */
function visitedRuns(state: FlowState, from: Run): Run[] {
  return ancestorsOf(state, from).filter((run) => run.outcome === 'passed' || run.outcome === 'failed');
}
