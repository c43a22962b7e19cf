import type { UserTask } from './definition.ts';
import { endFlow } from './end.ts';
import { enterNodes } from './enter.ts';
import { ancestorsOf } from './lineage.ts';
import type { Movement } from './movement.ts';
import { finishNode, goOn } from './pass.ts';
import { sendBack, visitedRun } from './send-back.ts';
import type { Run, VoidReason } from './state.ts';

/** A node was rejected: what follows stands in the node. A target never visited means the initiator. */
export function rejectNode(
  movement: Movement,
  run: Run,
  node: UserTask,
  decidedBy: string | null,
  voidReason?: VoidReason,
): void {
  finishNode(movement, run, 'failed', decidedBy, voidReason);
  const { onReject } = node;
  const straightBack = node.resubmission === 'straightBack';
  switch (onReject.action) {
    case 'end':
      return endFlow(movement, 'rejected');
    case 'recordOnly':
      return goOn(movement, run, node);
    case 'branch':
      return enterNodes(movement, [{ nodeId: onReject.node, from: [run.id], scope: run.scope }]);
    case 'returnToStart':
      return sendBack(movement, run, null, straightBack);
    case 'returnTo':
      return sendBack(movement, run, visitedRun(movement, run, onReject.node) ?? null, straightBack);
    case 'returnToPrevious':
      return sendBack(movement, run, previousTaskRun(movement, run) ?? null, straightBack);
  }
}

/** The nearest earlier node at which somebody was really asked. */
function previousTaskRun(movement: Movement, run: Run): Run | undefined {
  return ancestorsOf(movement.state, run).find(
    (earlier) => earlier.nodeId !== run.nodeId && earlier.status === 'completed' && earlier.decidedBy !== null,
  );
}
