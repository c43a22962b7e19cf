import type { TypeDescription } from '../../contract/model.ts';

const tones: Record<string, string> = {
  pending: 'pending', running: 'pending', open: 'pending', waiting: 'pending',
  approved: 'approved',
  returned: 'returned', rejected: 'returned',
  withdrawn: 'ended', void: 'ended', voided: 'ended', cancelled: 'ended', terminated: 'ended',
};

/** A state in its muted colour; the word itself says it too. */
export function StateTag({ state, label }: { state: string; label: string }) {
  return <span className={`state state-${tones[state] ?? 'plain'}`}>{label}</span>;
}

/** The label of a record's state in its type's words. */
export function stateLabel(type: TypeDescription, state: string): string {
  return type.states.find((known) => known.value === state)?.label ?? state;
}
