import type { Movement } from './movement.ts';
import { record } from './movement.ts';
import { cancelRuns } from './seats.ts';

/** Ends the flow: nothing stays open, no timer stays set. */
export function endFlow(
  movement: Movement,
  status: 'approved' | 'rejected' | 'withdrawn',
  reason: string | null = null,
): void {
  cancelRuns(movement, movement.state.runs, 'flowEnded');
  record(movement, { kind: 'FlowEnded', status, reason });
}
