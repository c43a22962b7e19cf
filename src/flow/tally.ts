import type { Need, UserTask } from './definition.ts';
import type { Task } from './state.ts';
import { isUndecided } from './state.ts';

export type Tally = {
  /** N, A and R of the rules; sums of weights, which are 1 unless the node weighs. */
  seats: number;
  approved: number;
  rejected: number;
  need: number;
  verdict: 'open' | 'passed' | 'failed';
};

/**
 * Counts the votes of one run from its tasks: never kept in counters, so every change of N counts anew.
 * Passed when A ≥ need. Failed when R ≥ 1 (`immediate`) or N − R < need (`whenImpossible`).
 * An approval counts only when the signers whom its giver added before or after himself are through too,
 * otherwise the helper called in before him would decide in his place.
 */
export function tally(node: Pick<UserTask, 'need' | 'failWhen'>, tasks: readonly Task[]): Tally {
  const seats = seatsOf(tasks);
  const openChains = new Set(seats.filter(isUndecided).map((seat) => chainOf(seat, seats)));
  const rejections = seats.filter((seat) => seat.status === 'rejected');
  const approvals = seats.filter((seat) => isApproval(seat) && !openChains.has(chainOf(seat, seats)));
  const [total, approved, rejected] = [weightOf(seats), weightOf(approvals), weightOf(rejections)];
  const need = neededOf(node.need, total);
  // The last of a chain may complete it by a no, which then comes first.
  const refused = node.failWhen === 'immediate' && rejections.length > 0;
  const hopeless = total - rejected < need || openChains.size === 0;
  const verdict = refused ? 'failed' : approved >= need ? 'passed' : hopeless ? 'failed' : 'open';
  return { seats: total, approved, rejected, need, verdict };
}

/** The task that counts for each seat not voided: the latest one of the seat. */
export function seatsOf(tasks: readonly Task[]): Task[] {
  const latest = new Map<string, Task>();
  for (const task of tasks) if (task.kind === 'vote') latest.set(task.seatId, task);
  return [...latest.values()].filter((task) => task.status !== 'voided');
}

/** How much approval it takes among N. Integers only, so that no rounding of floats decides. */
export function neededOf(need: Need, seats: number): number {
  if (need === 'any') return Math.min(1, seats);
  if (need === 'all') return seats;
  if (need === 'half') return Math.ceil(seats / 2);
  if (need === 'majority') return seats === 0 ? 0 : Math.floor(seats / 2) + 1;
  if ('atLeast' in need) return need.atLeast;
  const [numerator, denominator] = need.ratio;
  return Math.floor((seats * numerator + denominator - 1) / denominator);
}

/** A skipped seat stands for the yes its holder gave before. */
function isApproval(task: Task): boolean {
  return task.status === 'approved' || task.status === 'skipped';
}

/** The seat at the root of a chain of signers added before or after one another. */
function chainOf(seat: Task, seats: readonly Task[]): string {
  let root = seat.seatId;
  let addedBy = seat.addedBySeatId;
  for (let depth = 0; addedBy !== null && depth < seats.length; depth += 1) {
    root = addedBy;
    addedBy = seats.find((candidate) => candidate.seatId === root)?.addedBySeatId ?? null;
  }
  return root;
}

function weightOf(tasks: readonly Task[]): number {
  return tasks.reduce((sum, task) => sum + task.weight, 0);
}
