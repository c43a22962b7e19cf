import type { FlowNode } from './definition.ts';
import { isJoin, isSplit, waysOn } from './graph.ts';

/** For each reachable node the splits it is inside of, outermost first; and the nodes where this is not one answer. */
export type Scopes = { scopes: Map<string, string[]>; unbalanced: Set<string> };

/**
 * Reads the nesting of splits and joins off the graph: a split opens a scope, a join closes the innermost.
 * Unbalanced is a node that is reached inside different scopes, a join without a split,
 * and an approving end inside a split, which would leave the other branches behind.
 */
export function scopesOf(nodes: FlowNode[]): Scopes {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const scopes = new Map<string, string[]>();
  const unbalanced = new Set<string>();
  const queue: { node: FlowNode; scope: string[] }[] = [];
  for (const node of nodes) if (node.kind === 'startEvent') queue.push({ node, scope: [] });
  for (const { node, scope } of queue) {
    const known = scopes.get(node.id);
    if (node.kind === 'endEvent') {
      scopes.set(node.id, []);
      if (node.result === 'approved' && scope.length > 0) unbalanced.add(node.id);
      continue;
    }
    if (known) {
      if (known.join('\n') !== scope.join('\n')) unbalanced.add(node.id);
      continue;
    }
    scopes.set(node.id, scope);
    if (isJoin(node) && scope.length === 0) unbalanced.add(node.id);
    const inner = isSplit(node) ? [...scope, node.id] : isJoin(node) ? scope.slice(0, -1) : scope;
    for (const id of [...waysOn(node), ...waysOfRejection(node)]) {
      const next = byId.get(id);
      if (next) queue.push({ node: next, scope: inner });
    }
  }
  return { scopes, unbalanced };
}

/** Where a rejection leads on, forward; returns go to runs visited before and open nothing new. */
export function waysOfRejection(node: FlowNode): string[] {
  return node.kind === 'userTask' && node.onReject.action === 'branch' ? [node.onReject.node] : [];
}
