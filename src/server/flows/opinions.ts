import { nodesOf } from '../../flow/graph.ts';
import type { Way } from '../../flow/state.ts';
import type { Staff } from '../accounts/organisation.ts';
import type { FlowInstance } from './instances.ts';
import { actorOf, personOf, type PersonView } from './progress.ts';

export type OpinionView = { person: PersonView; nodeName: string; decision: 'approved' | 'rejected' | 'returned'; opinion: string; way: Way; at: string };

/** What those before decided and said, oldest first, earlier rounds included. */
export function opinionsOf({ definition, state }: FlowInstance, staff: Staff): OpinionView[] {
  const names = new Map(nodesOf(definition, state).map((node) => [node.id, node.name]));
  return state.tasks.flatMap((task): OpinionView[] => {
    if (task.decidedAt === null) return [];
    if (task.status !== 'approved' && task.status !== 'rejected' && task.status !== 'returned') return [];
    return [{
      person: personOf(actorOf(task), staff), nodeName: names.get(task.nodeId) ?? '', decision: task.status, opinion: task.opinion ?? '', way: task.way ?? 'system', at: task.decidedAt,
    }];
  }).sort((left, right) => left.at.localeCompare(right.at));
}
