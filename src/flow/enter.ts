import type { Movement } from './movement.ts';
import { record } from './movement.ts';
import type { Run } from './state.ts';

/** A node about to be visited. */
export type Entry = { nodeId: string; from: string[]; scope: string[]; straightBackRunId?: string };

/**
 * Enters nodes; their work is done by `moveOn`. Branches of a split are entered together,
 * so that a join reached by the first already knows of the others.
 */
export function enterNodes(movement: Movement, entries: Entry[]): void {
  for (const entry of entries) {
    const runId = movement.context.newId();
    record(movement, {
      kind: 'NodeEntered',
      runId,
      nodeId: entry.nodeId,
      from: entry.from,
      scope: entry.scope,
      straightBackRunId: entry.straightBackRunId ?? null,
    });
    movement.arrivals.push(runId);
  }
}

/** Leaves a run and enters what follows it. */
export function leaveTo(movement: Movement, run: Run, nodeId: string): void {
  record(movement, { kind: 'NodeLeft', runId: run.id, nodeId: run.nodeId, outcome: 'done', decidedBy: null });
  enterNodes(movement, [{ nodeId, from: [run.id], scope: run.scope }]);
}
