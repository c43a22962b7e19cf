import type { Return } from './commands.ts';
import { nodesOf, startOf } from './graph.ts';
import type { Movement } from './movement.ts';
import { placeOf, record, refuse, runOf, userTaskOf } from './movement.ts';
import { finishNode } from './pass.ts';
import { requireCurrentDocument, requireOwnOpenVote, requireStrongWay } from './permit.ts';
import { crossesSplit, sendBack, visitedRun } from './send-back.ts';
import type { Run } from './state.ts';

/** Return 「退回」 to the initiator or to any earlier node really visited. */
export function returnDocument(movement: Movement, command: Return): void {
  const task = requireOwnOpenVote(movement, command.taskId);
  requireCurrentDocument(movement, task, command.documentVersion);
  requireStrongWay(movement, task);
  const from = runOf(movement, task.runId);
  const target = targetOf(movement, from, command.to);
  const straightBack = userTaskOf(movement, task.nodeId).resubmission === 'straightBack';
  if (straightBack && crossesSplit(from, target)) refuse({ kind: 'StraightBackAcrossSplit', nodeId: command.to });
  record(movement, {
    kind: 'TaskReturned',
    ...placeOf(task),
    toNodeId: command.to,
    opinion: command.opinion,
    contentVersion: command.documentVersion,
  });
  finishNode(movement, from, 'failed', movement.command.actor.userId);
  sendBack(movement, from, target, straightBack);
}

/** Null: the initiator. */
function targetOf(movement: Movement, from: Run, nodeId: string): Run | null {
  if (startOf(nodesOf(movement.definition, movement.state)).id === nodeId) return null;
  return visitedRun(movement, from, nodeId) ?? refuse({ kind: 'NotVisited', nodeId });
}
