import type { FlowCommand, FlowRefusal } from './commands.ts';
import type { FlowContext } from './context.ts';
import type { FlowDefinition, FlowNode, UserTask } from './definition.ts';
import type { FlowEvent, FlowEventData, TaskPlace } from './events.ts';
import { fold } from './fold.ts';
import { nodesOf } from './graph.ts';
import type { FlowState, Run, Task } from './state.ts';

/** One command on its way through the flow: the events so far and the state they give. */
export type Movement = {
  readonly definition: FlowDefinition;
  readonly command: FlowCommand;
  readonly context: FlowContext;
  readonly events: FlowEvent[];
  state: FlowState;
  /** Runs just entered, whose node still has to do its work (see `move-on.ts`). */
  readonly arrivals: string[];
};

/** Thrown inside the engine to leave a command without effect; `advance` turns it into its answer. */
export class Refused extends Error {
  readonly refusal: FlowRefusal;

  constructor(refusal: FlowRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** Ends the command without effect. @throws Refused always */
export function refuse(refusal: FlowRefusal): never {
  throw new Refused(refusal);
}

/** A movement that begins where the flow stands. */
export function continueFlow(
  definition: FlowDefinition,
  state: FlowState,
  command: FlowCommand,
  context: FlowContext,
): Movement {
  return { definition, command, context, state, events: [], arrivals: [] };
}

/** A movement that begins with the event of a submission. */
export function beginFlow(
  definition: FlowDefinition,
  command: FlowCommand,
  context: FlowContext,
  submission: FlowEventData & { kind: 'FlowSubmitted' },
): Movement {
  const event = eventFor(command, context.now, 1, submission);
  return { definition, command, context, state: fold(null, event), events: [event], arrivals: [] };
}

/** Writes down what happened; the state is whatever folding it gives. */
export function record(movement: Movement, data: FlowEventData): void {
  const event = eventFor(movement.command, movement.context.now, movement.state.eventCount + 1, data);
  if (movement.events.length > 0) delete event.evidence;
  movement.events.push(event);
  movement.state = fold(movement.state, event);
}

/** @throws Refused UnknownNode */
export function nodeOf(movement: Movement, nodeId: string): FlowNode {
  const node = nodesOf(movement.definition, movement.state).find((candidate) => candidate.id === nodeId);
  return node ?? refuse({ kind: 'UnknownNode', nodeId });
}

/** @throws Refused UnknownNode where the node is no user task */
export function userTaskOf(movement: Movement, nodeId: string): UserTask {
  const node = nodeOf(movement, nodeId);
  return node.kind === 'userTask' ? node : refuse({ kind: 'UnknownNode', nodeId });
}

/** @throws Error for an id that did not come from this very state */
export function runOf(movement: Movement, runId: string): Run {
  const run = movement.state.runs.find((candidate) => candidate.id === runId);
  if (!run) throw new Error(`Run ${runId} is not part of the flow.`);
  return run;
}

export function isActive(movement: Movement, runId: string): boolean {
  return movement.state.status === 'running' && runOf(movement, runId).status === 'active';
}

/** @throws Refused UnknownTask */
export function taskOf(movement: Movement, taskId: string): Task {
  return movement.state.tasks.find((task) => task.id === taskId) ?? refuse({ kind: 'UnknownTask', taskId });
}

/** The part of an event that says which task it is about. */
export function placeOf(task: Task): TaskPlace {
  return {
    taskId: task.id,
    runId: task.runId,
    nodeId: task.nodeId,
    taskKind: task.kind,
    assigneeId: task.assigneeId,
    ownerId: task.ownerId,
  };
}

function eventFor(command: FlowCommand, at: string, sequence: number, data: FlowEventData): FlowEvent {
  const header = { sequence, at, actor: command.actor.userId, way: command.way };
  return command.evidence ? { ...header, evidence: command.evidence, ...data } : { ...header, ...data };
}
