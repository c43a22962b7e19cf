import { sendCopiesOf } from './copy.ts';
import { endFlow } from './end.ts';
import { leaveTo } from './enter.ts';
import { chooseBranch, join, splitAll, splitByCondition } from './gateways.ts';
import { isJoin } from './graph.ts';
import type { Movement } from './movement.ts';
import { isActive, nodeOf, refuse, runOf } from './movement.ts';
import type { Run } from './state.ts';
import { openUserTask } from './user-task.ts';

/** More nodes than this in one go can only be a loop that asks nobody. */
const stepLimit = 500;

/** Does the work of every node entered, and of those entered by that, until people have to act. */
export function moveOn(movement: Movement): void {
  for (let step = 0; step < movement.arrivals.length; step += 1) {
    if (step >= stepLimit) refuse({ kind: 'TooManySteps', limit: stepLimit });
    const runId = movement.arrivals[step];
    if (runId !== undefined && isActive(movement, runId)) visit(movement, runOf(movement, runId));
  }
}

function visit(movement: Movement, run: Run): void {
  const node = nodeOf(movement, run.nodeId);
  switch (node.kind) {
    case 'startEvent':
      return leaveTo(movement, run, node.next);
    case 'userTask':
      return openUserTask(movement, run, node);
    case 'exclusiveGateway':
      return chooseBranch(movement, run, node);
    case 'parallelGateway':
      return isJoin(node) ? join(movement, run, node.next[0] ?? '') : splitAll(movement, run, node);
    case 'inclusiveGateway':
      return 'next' in node ? join(movement, run, node.next) : splitByCondition(movement, run, node);
    case 'sendTask':
      return sendCopiesOf(movement, run, node);
    case 'endEvent':
      return endFlow(movement, node.result);
  }
}
