import type { Movement } from './movement.ts';
import { isActive, runOf, userTaskOf } from './movement.ts';
import { passNode } from './pass.ts';
import { rejectNode } from './reject.ts';
import { openReadySeats, tasksOf } from './seats.ts';
import { tally } from './tally.ts';

/**
 * Counts a node anew after anything that touched its seats, and moves on when that decides it.
 * `decidedBy` is whose decision touched it; where it was something else, whoever decided last.
 */
export function settle(movement: Movement, runId: string, decidedBy = lastDecider(movement, runId)): void {
  if (!isActive(movement, runId)) return;
  const run = runOf(movement, runId);
  const node = userTaskOf(movement, run.nodeId);
  const count = tally(node, tasksOf(movement.state, runId));
  if (count.verdict === 'open') return openReadySeats(movement, runId);
  if (count.verdict === 'passed') passNode(movement, run, node, decidedBy === null ? 'skipped' : 'passed', decidedBy);
  else rejectNode(movement, run, node, decidedBy);
}

/** Null where all was skipped. */
function lastDecider(movement: Movement, runId: string): string | null {
  const decided = tasksOf(movement.state, runId).filter(
    (task) => task.kind === 'vote' && (task.status === 'approved' || task.status === 'rejected'),
  );
  const inOrder = decided.toSorted((left, right) => (left.decidedAt ?? '').localeCompare(right.decidedAt ?? ''));
  return inOrder.at(-1)?.decidedBy ?? null;
}
