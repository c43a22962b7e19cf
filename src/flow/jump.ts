import type { Jump } from './commands.ts';
import { enterNodes } from './enter.ts';
import { nodesOf } from './graph.ts';
import type { Movement } from './movement.ts';
import { nodeOf, record, refuse } from './movement.ts';
import { isAdministrator, requireRunning } from './permit.ts';
import { scopesOf } from './scopes.ts';
import { cancelRuns } from './seats.ts';

/** Jump 「跳转」 by an administrator's hand: all that is open stops, the flow goes on at the node named. */
export function jump(movement: Movement, command: Jump): void {
  requireRunning(movement);
  if (!isAdministrator(movement)) refuse({ kind: 'NotAllowed', rule: 'administratorOnly' });
  const node = nodeOf(movement, command.to);
  if (node.kind === 'startEvent') refuse({ kind: 'UnknownNode', nodeId: command.to });
  const { scopes } = scopesOf(nodesOf(movement.definition, movement.state));
  if ((scopes.get(node.id) ?? []).length > 0) refuse({ kind: 'NotAllowed', rule: 'insideSplit' });
  const active = movement.state.runs.filter((run) => run.status === 'active');
  record(movement, { kind: 'FlowJumped', toNodeId: node.id, comment: command.comment });
  cancelRuns(movement, active, 'jumped');
  enterNodes(movement, [{ nodeId: node.id, from: active.map((run) => run.id), scope: [] }]);
}
