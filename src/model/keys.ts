import type { CompiledType } from './compile.ts';
import type { Action, Scope } from './record.ts';
import type { FieldValues } from './value.ts';

/** Who acts: what of a person, an API key or the system itself decides over his keys. */
export type Actor = {
  kind: 'user' | 'apiKey' | 'system';
  userId: string;
  /** Keys of his roles. */
  roles: readonly string[];
  departmentId: string | null;
  /** His department and all below it. */
  departmentsBelow: readonly string[];
  administrator: boolean;
};

/** A key ring: `all` opens every row, a list opens rows with one of these labels, an empty list none. */
export type KeyRing = 'all' | readonly string[];

/** Beyond this many keys a ring would slow every list. */
export const KEYS_LIMIT = 64;

/** The keys an actor holds for a type and an action: the union over his roles. There is no role that takes away. */
export function keyRing(type: CompiledType, action: Action, actor: Actor): KeyRing {
  if (actor.kind === 'system') return 'all';
  // Everybody's baseline stands under the role `everyone`. A role may be called like something every object has.
  const access = ['everyone', ...actor.roles].filter((role) => Object.hasOwn(type.type.access, role)).map((role) => type.type.access[role]);
  const scopes = new Set(access.flatMap((rights) => rights?.[action] ?? []));
  if (scopes.has('all')) return 'all';
  // Who holds, or held, a task on a record may read it. One's own keys come first: the limit must not take them.
  const keys = new Set([...(action === 'read' ? [`t${actor.userId}`] : []), ...NARROWEST_FIRST.filter((scope) => scopes.has(scope)).flatMap((scope) => keysOfScope(scope, actor))]);
  return [...keys].slice(0, KEYS_LIMIT);
}

/** The labels that the row itself says: its author, its owner, its department. */
export function ownLabels(type: CompiledType, values: FieldValues, createdBy: string | null): string[] {
  const labels: string[] = [];
  if (createdBy !== null) labels.push(`a${createdBy}`);
  const owner = type.ownerField === null ? null : values[type.ownerField];
  if (typeof owner === 'string') labels.push(`o${owner}`);
  const department = type.departmentField === null ? null : values[type.departmentField];
  if (typeof department === 'string') labels.push(`d${department}`);
  return labels;
}

/** Labels that other acts put on a row and that a write of its fields keeps: task holders and shares. */
export function isGrantedLabel(label: string): boolean {
  return label.startsWith('t') || label.startsWith('s');
}

/** May he? The same intersection that `access_labels && keys` does in SQL. */
export function opens(ring: KeyRing, labels: readonly string[]): boolean {
  return ring === 'all' || ring.some((key) => labels.includes(key));
}

const NARROWEST_FIRST: readonly Scope[] = ['own', 'department', 'departmentBelow'];

function keysOfScope(scope: Scope, actor: Actor): string[] {
  switch (scope) {
    case 'own': return [`a${actor.userId}`, `o${actor.userId}`];
    case 'department': return actor.departmentId === null ? [] : [`d${actor.departmentId}`];
    case 'departmentBelow': return actor.departmentsBelow.map((id) => `d${id}`);
    case 'all': return [];
  }
}
