import type { Assignee, DefinitionProblem, FlowNode, Need, ProblemKind, UserTask } from './definition.ts';
import { waysOn } from './graph.ts';
import { scopesOf, waysOfRejection } from './scopes.ts';

/** What forbids running these nodes, as far as the nodes alone show it. Empty: nothing. */
export function validateNodes(nodes: FlowNode[]): DefinitionProblem[] {
  const references = [...findDuplicates(nodes), ...findUnknownNodes(nodes), ...checkEnds(nodes)];
  // The graph can be read only when every arrow leads somewhere.
  const graph = references.length > 0 ? [] : [...findLostNodes(nodes), ...findIdleLoops(nodes), ...checkScopes(nodes)];
  return [...references, ...graph, ...nodes.flatMap(checkNode)];
}

function problem(kind: ProblemKind, nodeId: string | null, detail = ''): DefinitionProblem {
  return { kind, nodeId, detail };
}

function findDuplicates(nodes: FlowNode[]): DefinitionProblem[] {
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    if (!seen.has(node.id)) {
      seen.add(node.id);
      return [];
    }
    return [problem('duplicateId', node.id)];
  });
}

function findUnknownNodes(nodes: FlowNode[]): DefinitionProblem[] {
  const ids = new Set(nodes.map((node) => node.id));
  return nodes.flatMap((node) => {
    const returnTo = node.kind === 'userTask' && node.onReject.action === 'returnTo' ? [node.onReject.node] : [];
    const named = [...waysOn(node), ...waysOfRejection(node), ...returnTo];
    const missing = named.filter((id) => id && !ids.has(id)).map((id) => problem('unknownNode', node.id, id));
    if (!('otherwise' in node) && !named.every(Boolean)) missing.push(problem('unknownNode', node.id));
    if ('branches' in node && !node.otherwise) missing.push(problem('noDefault', node.id));
    return missing;
  });
}

function checkEnds(nodes: FlowNode[]): DefinitionProblem[] {
  const starts = nodes.filter((node) => node.kind === 'startEvent');
  const problems: DefinitionProblem[] = [];
  if (starts.length === 0) problems.push(problem('noStart', null));
  if (starts.length > 1) problems.push(problem('severalStarts', starts[1]?.id ?? null));
  if (!nodes.some((node) => node.kind === 'endEvent')) problems.push(problem('noEnd', null));
  return problems;
}

function findLostNodes(nodes: FlowNode[]): DefinitionProblem[] {
  const forward = new Map(nodes.map((node) => [node.id, [...waysOn(node), ...waysOfRejection(node)]]));
  const backward = new Map<string, string[]>();
  for (const [id, next] of forward) for (const to of next) backward.set(to, [...(backward.get(to) ?? []), id]);
  const reached = reachable(forward, nodes.filter((node) => node.kind === 'startEvent'));
  const ending = reachable(backward, nodes.filter((node) => node.kind === 'endEvent'));
  return nodes.flatMap((node) => {
    if (!reached.has(node.id)) return [problem('unreachable', node.id)];
    return ending.has(node.id) ? [] : [problem('noWayToEnd', node.id)];
  });
}

function reachable(arrows: Map<string, string[]>, from: FlowNode[]): Set<string> {
  const found = new Set(from.map((node) => node.id));
  for (const id of found) for (const next of arrows.get(id) ?? []) found.add(next);
  return found;
}

/** A cycle on which no person acts: what is left when nodes that lead out of the rest are taken away, one by one. */
function findIdleLoops(nodes: FlowNode[]): DefinitionProblem[] {
  let rest = nodes.filter((node) => node.kind !== 'userTask');
  for (;;) {
    const ids = new Set(rest.map((node) => node.id));
    const looping = rest.filter((node) => waysOn(node).some((id) => ids.has(id)));
    if (looping.length === rest.length) return rest.map((node) => problem('loopWithoutPerson', node.id));
    rest = looping;
  }
}

function checkScopes(nodes: FlowNode[]): DefinitionProblem[] {
  const { scopes, unbalanced } = scopesOf(nodes);
  const problems = [...unbalanced].map((id) => problem('unbalancedSplit', id));
  for (const node of nodes) {
    if (node.kind !== 'userTask' || node.resubmission !== 'straightBack') continue;
    const own = (scopes.get(node.id) ?? []).join('\n');
    const { onReject } = node;
    const target = onReject.action === 'returnTo' ? (scopes.get(onReject.node) ?? []).join('\n') : '';
    const returns = onReject.action === 'returnTo' || onReject.action === 'returnToStart';
    if (returns && own !== target) problems.push(problem('straightBackInsideSplit', node.id));
  }
  return problems;
}

function checkNode(node: FlowNode): DefinitionProblem[] {
  if (node.kind === 'userTask') return checkUserTask(node);
  if (node.kind === 'exclusiveGateway' || (node.kind === 'inclusiveGateway' && 'branches' in node)) {
    return node.branches.length === 0 ? [problem('noBranches', node.id)] : [];
  }
  if (node.kind === 'parallelGateway' && node.next.length === 0) return [problem('noBranches', node.id)];
  if (node.kind === 'sendTask' && node.recipients.length === 0) return [problem('noAssignees', node.id)];
  return [];
}

function checkUserTask(node: UserTask): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  if (node.assignees.length === 0) problems.push(problem('noAssignees', node.id));
  if (!node.onEmpty && !node.assignees.some(isCertain)) problems.push(problem('emptyWithoutPolicy', node.id));
  if (!isValidNeed(node.need)) problems.push(problem('invalidNeed', node.id));
  const minutes = node.timeLimit?.workingMinutes;
  if (minutes !== undefined && !(Number.isInteger(minutes) && minutes > 0)) {
    problems.push(problem('invalidTimeLimit', node.id));
  }
  return problems;
}

/** A person named can be found always: where he is disabled, the one above him stands in. */
function isCertain(assignee: Assignee): boolean {
  return assignee.kind === 'person' || assignee.kind === 'initiator';
}

function isValidNeed(need: Need): boolean {
  if (typeof need === 'string') return true;
  if ('ratio' in need) {
    const [numerator, denominator] = need.ratio;
    return Number.isInteger(numerator) && Number.isInteger(denominator) && numerator > 0 && numerator <= denominator;
  }
  const weights = Object.values(need.weights);
  return Number.isInteger(need.atLeast) && need.atLeast > 0 && weights.every((weight) => Number.isInteger(weight) && weight >= 0);
}
