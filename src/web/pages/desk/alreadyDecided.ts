import type { Problem } from '../../../contract/common.ts';

/** By whom and when, out of an `AlreadyDecided` problem; null when the server did not say. */
export function alreadyDecidedBy({ data }: Problem): { person: string; at: string } | null {
  const by = data?.['by'];
  const at = data?.['at'];
  const person = typeof by === 'object' && by !== null && 'name' in by ? by.name : by;
  return typeof person === 'string' && typeof at === 'string' ? { person, at } : null;
}
