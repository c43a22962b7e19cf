import type { FlowState, Run } from './state.ts';

/** The runs that led to a run, the nearest first. */
export function ancestorsOf(state: FlowState, run: Run): Run[] {
  const found = new Map<string, Run>();
  let wave = run.from;
  while (wave.length > 0) {
    const runs = state.runs.filter((candidate) => wave.includes(candidate.id) && !found.has(candidate.id));
    for (const ancestor of runs) found.set(ancestor.id, ancestor);
    wave = runs.flatMap((ancestor) => ancestor.from);
  }
  return [...found.values()];
}

/** The runs that came out of a run, in order of their entry. */
export function descendantsOf(state: FlowState, runId: string): Run[] {
  const found = new Set([runId]);
  // A run is always entered after those it came from, so one pass in that order finds all.
  return state.runs.filter((run) => {
    if (!run.from.some((id) => found.has(id))) return false;
    found.add(run.id);
    return true;
  });
}

/** The nearest earlier run of a node that people decide. */
export function previousDecision(state: FlowState, run: Run): Run | undefined {
  return ancestorsOf(state, run).find((ancestor) => ancestor.status === 'completed' && ancestor.decidedBy !== null);
}
