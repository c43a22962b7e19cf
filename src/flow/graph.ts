import type { FlowDefinition, FlowNode } from './definition.ts';
import type { FlowState } from './state.ts';

/** The nodes an instance runs on: its own ones in a free flow, else those of its definition. */
export function nodesOf(definition: FlowDefinition, state: Pick<FlowState, 'overlay'> | null): FlowNode[] {
  return state?.overlay.nodes ?? definition.nodes;
}

/** Ids of the nodes to which a node leads when nobody rejects. */
export function waysOn(node: FlowNode): string[] {
  switch (node.kind) {
    case 'startEvent':
    case 'userTask':
    case 'sendTask':
      return [node.next];
    case 'exclusiveGateway':
      return [...node.branches.map((branch) => branch.next), node.otherwise];
    case 'parallelGateway':
      return node.next;
    case 'inclusiveGateway':
      return 'branches' in node ? [...node.branches.map((branch) => branch.next), node.otherwise] : [node.next];
    case 'endEvent':
      return [];
  }
}

/** Opens a scope of branches, each of which has to arrive at the join. */
export function isSplit(node: FlowNode): boolean {
  if (node.kind === 'inclusiveGateway') return 'branches' in node;
  return node.kind === 'parallelGateway' && node.next.length > 1;
}

/** Waits for all branches of the scope that opened last. */
export function isJoin(node: FlowNode): boolean {
  if (node.kind === 'inclusiveGateway') return 'next' in node;
  return node.kind === 'parallelGateway' && node.next.length === 1;
}

/** The node where a flow starts. @throws Error when the definition has none (publishing refuses that). */
export function startOf(nodes: FlowNode[]): FlowNode {
  const start = nodes.find((node) => node.kind === 'startEvent');
  if (!start) throw new Error('The flow has no start event.');
  return start;
}
