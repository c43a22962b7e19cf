import { findApprovers } from './assignees.ts';
import type { Approver } from './assignees.ts';
import type { UserTask } from './definition.ts';
import { previousDecision } from './lineage.ts';
import type { Movement } from './movement.ts';
import { placeOf, record, refuse } from './movement.ts';
import { firstAdministrator, substituteFor } from './organisation.ts';
import { passNode } from './pass.ts';
import { rejectNode } from './reject.ts';
import { createSeat, tasksOf } from './seats.ts';
import { settle } from './settle.ts';
import type { Run, Task } from './state.ts';
import { seatsOf } from './tally.ts';
import { setTimer } from './timer.ts';

/** Seats the approvers of a node and asks those whose turn it is; passes by where nobody has to be asked. */
export function openUserTask(movement: Movement, run: Run, node: UserTask): void {
  const { state, context, definition } = movement;
  const { approvers, skipped } = findApprovers(node, run, state, context, definition.selfApproval);
  if (skipped) {
    record(movement, { kind: 'ApproverSkipped', runId: run.id, nodeId: node.id, userId: state.initiator, reason: 'initiator' });
  }
  if (approvers.length > 0) return seat(movement, run, node, approvers);
  if (skipped) return passNode(movement, run, node, 'skipped', null);
  handleEmpty(movement, run, node);
}

function seat(movement: Movement, run: Run, node: UserTask, approvers: Approver[]): void {
  let previousSeatId: string | null = null;
  for (const [ordinal, approver] of approvers.entries()) {
    previousSeatId = createSeat(movement, run, {
      ownerId: approver.userId,
      reasons: approver.reasons,
      ordinal,
      weight: weightFor(node, approver.userId),
      waitsForSeatId: node.order === 'sequential' ? previousSeatId : null,
      addedBySeatId: null,
    });
  }
  skipRepeatedApprovers(movement, run);
  settle(movement, run.id);
  setTimer(movement, run.id);
}

function weightFor(node: UserTask, userId: string): number {
  const weights = typeof node.need === 'object' && 'weights' in node.need ? node.need.weights : {};
  return Object.hasOwn(weights, userId) ? (weights[userId] ?? 1) : 1;
}

/** Never silently: the log says that nobody was found and what was done about it. */
function handleEmpty(movement: Movement, run: Run, node: UserTask): void {
  const policy = node.onEmpty ?? { action: 'administrator' };
  record(movement, { kind: 'ApproverMissing', runId: run.id, nodeId: node.id, handledBy: policy.action });
  if (policy.action === 'pass') return passNode(movement, run, node, 'skipped', null);
  if (policy.action === 'reject') return rejectNode(movement, run, node, null);
  const { organisation } = movement.context;
  const named = policy.action === 'user' && organisation.user(policy.userId)?.enabled ? policy.userId : undefined;
  const substitute = policy.action === 'user' ? substituteFor(organisation, policy.userId) : firstAdministrator(organisation);
  const userId = named ?? substitute ?? refuse({ kind: 'NoApprover', nodeId: node.id });
  seat(movement, run, node, [{ userId, reasons: [`onEmpty:${policy.action}`] }]);
}

/** One who approved the same content before in this round need not be asked again; never after a rejection. */
function skipRepeatedApprovers(movement: Movement, run: Run): void {
  const rule = movement.definition.repeatedApprover;
  const { state } = movement;
  if (rule === 'ask') return;
  if (state.tasks.some((task) => task.round === state.round && task.status === 'rejected')) return;
  const lastRunId = previousDecision(state, run)?.id;
  const standing = state.runs
    .filter((earlier) => earlier.status === 'completed' && (rule === 'skipAlways' || earlier.id === lastRunId))
    .flatMap((earlier) => seatsOf(tasksOf(state, earlier.id)))
    .filter((task) => isStanding(task, movement));
  for (const task of seatsOf(tasksOf(state, run.id))) {
    if (!standing.some((earlier) => earlier.decidedBy === task.assigneeId)) continue;
    record(movement, { kind: 'TaskSkipped', ...placeOf(task), reason: 'repeatedApprover' });
  }
}

function isStanding(task: Task, movement: Movement): boolean {
  return (
    task.status === 'approved' &&
    task.round === movement.state.round &&
    task.contentVersion === movement.context.document.contentVersion
  );
}
