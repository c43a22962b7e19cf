import type { UserDisabled } from './commands.ts';
import type { Movement } from './movement.ts';
import { refuse, taskOf } from './movement.ts';
import { substituteFor } from './organisation.ts';
import { isAdministrator, requireRunning } from './permit.ts';
import { moveSeat, openTask, voidTask } from './seats.ts';
import type { Task } from './state.ts';
import { isUndecided } from './state.ts';

/** Somebody was disabled: his undecided seats go to the one he stood in for, else to the one above him. N stays. */
export function userDisabled(movement: Movement, command: UserDisabled): void {
  requireRunning(movement);
  if (movement.command.way !== 'system' && !isAdministrator(movement)) {
    refuse({ kind: 'NotAllowed', rule: 'administratorOnly' });
  }
  const held = movement.state.tasks.filter((task) => isUndecided(task) && task.assigneeId === command.userId);
  if (held.length === 0) refuse({ kind: 'NothingChanged' });
  for (const task of held) {
    if (isUndecided(taskOf(movement, task.id))) handOver(movement, task, command.userId);
  }
}

function handOver(movement: Movement, task: Task, userId: string): void {
  if (task.kind === 'vote') return moveSeat(movement, task, successorOf(movement, task, userId), 'disabled', null);
  voidTask(movement, task, 'userDisabled');
  const parent = task.parentTaskId === null ? null : taskOf(movement, task.parentTaskId);
  if (parent?.status === 'delegated') openTask(movement, parent);
}

function successorOf(movement: Movement, task: Task, userId: string): string {
  const { organisation } = movement.context;
  if (task.ownerId !== userId && organisation.user(task.ownerId)?.enabled) return task.ownerId;
  const barredId = movement.definition.selfApproval === 'himself' ? undefined : movement.state.initiator;
  return substituteFor(organisation, userId, barredId) ?? refuse({ kind: 'NoApprover', nodeId: task.nodeId });
}
