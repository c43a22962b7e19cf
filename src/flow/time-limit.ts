import type { TimerDue } from './commands.ts';
import type { Movement } from './movement.ts';
import { record, refuse, runOf, userTaskOf } from './movement.ts';
import { substituteFor } from './organisation.ts';
import { finishNode, passNode } from './pass.ts';
import { requireRunning } from './permit.ts';
import { rejectNode } from './reject.ts';
import { moveSeat, tasksOf } from './seats.ts';
import { sendBack } from './send-back.ts';
import type { Run } from './state.ts';
import { setTimer } from './timer.ts';

/** A time limit ran out: what follows stands in the node. A limit that reminds or escalates starts again. */
export function timerFired(movement: Movement, command: TimerDue): void {
  if (movement.command.way !== 'system') refuse({ kind: 'NotAllowed', rule: 'systemOnly' });
  requireRunning(movement);
  const timer = movement.state.timers.find((candidate) => candidate.id === command.timerId);
  if (!timer) return refuse({ kind: 'TimerNotSet', timerId: command.timerId });
  if (Date.parse(timer.dueAt) > Date.parse(movement.context.now)) refuse({ kind: 'TimerNotDue', dueAt: timer.dueAt });
  const run = runOf(movement, timer.runId);
  const node = userTaskOf(movement, run.nodeId);
  record(movement, { kind: 'TimerFired', timerId: timer.id, runId: run.id, action: timer.action });
  switch (timer.action) {
    case 'remind':
      remind(movement, run);
      return setTimer(movement, run.id);
    case 'escalate':
      escalate(movement, run);
      return setTimer(movement, run.id);
    case 'pass':
      return passNode(movement, run, node, 'passed', null, 'timeLimit');
    case 'reject':
      return rejectNode(movement, run, node, null, 'timeLimit');
    case 'return':
      finishNode(movement, run, 'failed', null, 'timeLimit');
      return sendBack(movement, run, null, node.resubmission === 'straightBack');
  }
}

function remind(movement: Movement, run: Run): void {
  const open = tasksOf(movement.state, run.id).filter((task) => task.status === 'open');
  record(movement, { kind: 'PeopleReminded', runId: run.id, taskIds: open.map((task) => task.id) });
}

/** Each open seat goes to the one above its holder; at the top he is reminded. */
function escalate(movement: Movement, run: Run): void {
  const { organisation } = movement.context;
  const barredId = movement.definition.selfApproval === 'himself' ? undefined : movement.state.initiator;
  const open = tasksOf(movement.state, run.id).filter((task) => task.kind === 'vote' && task.status === 'open');
  for (const task of open) {
    const superior = substituteFor(organisation, task.assigneeId, barredId);
    if (superior !== undefined && superior !== task.assigneeId) moveSeat(movement, task, superior, 'escalation', null);
  }
  remind(movement, run);
}
