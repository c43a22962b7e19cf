import type { Withdraw } from './commands.ts';
import { endFlow } from './end.ts';
import type { Movement } from './movement.ts';
import { refuse } from './movement.ts';
import { requireInitiator } from './permit.ts';
import { hasEnded } from './state.ts';

/** Withdraw 「撤回」 by the initiator, as the flow allows. A document returned to him he may always give up. */
export function withdraw(movement: Movement, command: Withdraw): void {
  const { state, definition } = movement;
  if (hasEnded(state)) refuse({ kind: 'FlowEnded', status: state.status, at: state.endedAt });
  requireInitiator(movement);
  if (state.status === 'running') {
    if (definition.withdraw === 'never') refuse({ kind: 'NotAllowed', rule: 'withdrawNever' });
    if (definition.withdraw === 'beforeFirstDecision') requireNoDecision(movement);
  }
  endFlow(movement, 'withdrawn', command.reason);
}

/** Only this round counts: after a return the document starts afresh. */
function requireNoDecision(movement: Movement): void {
  for (const { status, round, decidedBy, decidedAt } of movement.state.tasks) {
    if (round !== movement.state.round || decidedBy === null || decidedAt === null) continue;
    if (status === 'approved' || status === 'rejected' || status === 'returned') {
      refuse({ kind: 'AlreadyDecided', by: decidedBy, at: decidedAt, outcome: status });
    }
  }
}
