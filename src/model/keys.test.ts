import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import { reference } from './fields/reference.ts';
import { text } from './fields/text.ts';
import { isGrantedLabel, keyRing, KEYS_LIMIT, opens, ownLabels, type Actor } from './keys.ts';
import { record, type Access, type Action, type Scope } from './record.ts';

const ACTIONS: readonly Action[] = ['read', 'create', 'update', 'delete', 'submit'];
const ROLES = ['everyone', 'sales', 'finance', 'constructor', 'toString'];

function paperWith(access: Access) {
  const fields = { name: text(), owner: reference('paper'), department: reference('paper') };
  const type = compile([record('paper', { area: 'x', title: 'name', fields, list: [], form: [], access })]).types.get('paper');
  if (!type) throw new Error('it was not compiled');
  return type;
}

const ids = fc.constantFrom('1', '2', '3', '4');
const scopes = fc.uniqueArray(fc.constantFrom<Scope>('own', 'department', 'departmentBelow', 'all'), { maxLength: 2 });
const accesses: fc.Arbitrary<Access> = fc.dictionary(fc.constantFrom(...ROLES.slice(0, 3)), fc.record(Object.fromEntries(ACTIONS.map((action) => [action, scopes])), { requiredKeys: [] }));
const actors: fc.Arbitrary<Actor> = fc.record({
  kind: fc.constantFrom('user' as const, 'apiKey' as const), userId: ids, roles: fc.uniqueArray(fc.constantFrom(...ROLES.slice(1))), administrator: fc.boolean(),
  place: fc.option(fc.tuple(ids, fc.uniqueArray(ids))),
}).map(({ place, ...actor }) => ({ ...actor, departmentId: place?.[0] ?? null, departmentsBelow: place ? [...new Set([place[0], ...place[1]])] : [] }));
const rows = fc.record({ author: fc.option(ids), owner: fc.option(ids), department: fc.option(ids), asked: fc.uniqueArray(ids) });

type Row = { author: string | null; owner: string | null; department: string | null; asked: string[] };

/** May he? Said once more, in the plainest way, from the access of the type. */
function mayPlainly(access: Access, action: Action, actor: Actor, row: Row): boolean {
  if (action === 'read' && row.asked.includes(actor.userId)) return true;
  return ['everyone', ...actor.roles].some((role) => (Object.hasOwn(access, role) ? access[role]?.[action] ?? [] : []).some((scope) => {
    switch (scope) {
      case 'all': return true;
      case 'own': return row.author === actor.userId || row.owner === actor.userId;
      case 'department': return row.department !== null && row.department === actor.departmentId;
      case 'departmentBelow': return row.department !== null && actor.departmentsBelow.includes(row.department);
      default: return false;
    }
  }));
}

test('keys and labels open just what the rights say', () => {
  fc.assert(fc.property(accesses, fc.constantFrom(...ACTIONS), actors, rows, (access, action, actor, row) => {
    const type = paperWith(access);
    const labels = [...ownLabels(type, { owner: row.owner, department: row.department }, row.author), ...row.asked.map((id) => `t${id}`)];
    expect(opens(keyRing(type, action, actor), labels)).toBe(mayPlainly(access, action, actor, row));
  }), { numRuns: 2000 });
});

const nobody: Actor = { kind: 'user', userId: '7', roles: [], departmentId: null, departmentsBelow: [], administrator: false };

test('the system opens everything, a person without a role nothing but what he was asked about', () => {
  const type = paperWith({ sales: { read: ['all'], create: ['all'] } });
  expect(keyRing(type, 'delete', { ...nobody, kind: 'system' })).toBe('all');
  expect(keyRing(type, 'create', nobody)).toEqual([]);
  expect(keyRing(type, 'read', nobody)).toEqual(['t7']);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('a role called %s opens nothing by itself', (role) => {
  const type = paperWith({});
  for (const action of ACTIONS) expect(keyRing(type, action, { ...nobody, roles: [role] })).toEqual(action === 'read' ? ['t7'] : []);
});

test('however many departments there are, the ring stays small and keeps one’s own keys', () => {
  const departmentsBelow = Array.from({ length: 200 }, (_, index) => String(index + 1));
  const ring = keyRing(paperWith({ everyone: { read: ['departmentBelow', 'own', 'department'] } }), 'read', { ...nobody, departmentId: '150', departmentsBelow });
  expect(ring).toHaveLength(KEYS_LIMIT);
  expect(ring).toEqual(expect.arrayContaining(['t7', 'a7', 'o7', 'd150']));
});

test('only labels that other acts put on a row outlive a write', () => {
  expect(['a1', 'o1', 'd1', 't1', 's1'].filter(isGrantedLabel)).toEqual(['t1', 's1']);
});
