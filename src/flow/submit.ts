import type { FlowCommand, Resubmit, Submit } from './commands.ts';
import type { FlowContext } from './context.ts';
import type { FlowDefinition } from './definition.ts';
import { enterNodes } from './enter.ts';
import { nodesOf, startOf } from './graph.ts';
import type { Movement } from './movement.ts';
import { beginFlow, record, refuse } from './movement.ts';
import { goStraightBack } from './pass.ts';
import { requireInitiator } from './permit.ts';
import type { FlowState, Overlay } from './state.ts';
import { hasEnded } from './state.ts';
import { validateNodes } from './validate-nodes.ts';

/** Starts a flow 「提交」. The initiator submits his own document; an API or the system does it for him. */
export function submit(definition: FlowDefinition, command: FlowCommand & Submit, context: FlowContext): Movement {
  const { document } = context;
  const isOnBehalf = command.way === 'system' || command.way === 'api';
  if (!isOnBehalf && command.actor.userId !== document.initiator) refuse({ kind: 'NotTheInitiator' });
  const overlay = overlayOf(definition, context, command.people ?? {}, command.nodes ?? null);
  const movement = beginFlow(definition, command, context, {
    kind: 'FlowSubmitted',
    flowId: command.flowId,
    definitionKey: definition.key,
    definitionVersion: definition.version,
    documentType: document.type,
    documentId: document.id,
    documentNumber: document.number,
    contentVersion: document.contentVersion,
    initiator: document.initiator,
    overlay,
  });
  start(movement);
  return movement;
}

/** Sends a returned document on: through the nodes again, or straight back to the one who returned it. */
export function resubmit(movement: Movement, command: Resubmit): void {
  const { state, definition, context } = movement;
  if (hasEnded(state)) refuse({ kind: 'FlowEnded', status: state.status, at: state.endedAt });
  if (state.status !== 'returned') refuse({ kind: 'NotReturned' });
  requireInitiator(movement);
  const people = { ...state.overlay.people, ...command.people };
  const overlay = command.people ? overlayOf(definition, context, people, state.overlay.nodes) : state.overlay;
  const { straightBackRunId } = state;
  record(movement, { kind: 'FlowResubmitted', contentVersion: context.document.contentVersion, overlay });
  if (straightBackRunId === null) start(movement);
  else goStraightBack(movement, straightBackRunId, []);
}

function start(movement: Movement): void {
  const { id } = startOf(nodesOf(movement.definition, movement.state));
  enterNodes(movement, [{ nodeId: id, from: [], scope: [] }]);
}

/** @throws Refused where the model of the flow does not allow the change, or names nobody we know */
function overlayOf(
  definition: FlowDefinition,
  context: FlowContext,
  people: Record<string, string[]>,
  nodes: FlowState['overlay']['nodes'],
): Overlay {
  if (nodes) requireFreeNodes(definition, nodes);
  for (const [nodeId, userIds] of Object.entries(people)) {
    const node = (nodes ?? definition.nodes).find((candidate) => candidate.id === nodeId);
    if (node?.kind !== 'userTask') refuse({ kind: 'UnknownNode', nodeId });
    const isAskedFor = node.assignees.some((assignee) => assignee.kind === 'initiatorChoice');
    if (!isAskedFor && definition.model === 'fixed') refuse({ kind: 'NotAllowed', rule: 'fixedModel' });
    const unknown = userIds.find((userId) => !context.organisation.user(userId)?.enabled);
    if (unknown !== undefined) refuse({ kind: 'UnknownUser', userId: unknown });
  }
  return { people, nodes };
}

function requireFreeNodes(definition: FlowDefinition, nodes: FlowDefinition['nodes']): void {
  if (definition.model === 'fixed') refuse({ kind: 'NotAllowed', rule: 'fixedModel' });
  if (definition.model === 'predefined') refuse({ kind: 'NotAllowed', rule: 'predefinedModel' });
  const problems = validateNodes(nodes);
  if (problems.length > 0) refuse({ kind: 'InvalidNodes', problems });
}
