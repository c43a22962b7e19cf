import type { FlowDefinition, PolicyTier } from '../../flow/definition.ts';
import { fromSteps, type SimpleStep } from '../../flow/simple.ts';
import type { CompiledType } from '../../model/compile.ts';
import type { FilterOperator } from '../../model/filter.ts';
import type { DefaultStep } from '../../model/record.ts';
import { readStaff, type Staff } from '../accounts/organisation.ts';
import { readSetting, SETTINGS, type SettingValue } from '../accounts/settings.ts';
import { labelsOf, tableOf, type AccountSet } from '../account-set.ts';
import { prepared, run, sql, type Connection } from '../database/query.ts';
import { Refusal } from '../refusal.ts';

export type Published = { id: string; version: number; definition: FlowDefinition };
export type DocumentTypeSettings = SettingValue<typeof SETTINGS.documentTypes>[string];

/** Published versions never change, so each is read once. */
const cached = new Map<string, Published>();

/** The newest published flow of a type. @throws Refusal `NoFlow` */
export async function currentDefinition(connection: Connection, set: AccountSet, type: CompiledType): Promise<Published> {
  const [newest] = await prepared<Published>(connection, sql`
    select id, version, definition from ${tableOf(set, 'flow_definition')} where type = ${type.name} order by version desc limit 1`);
  if (!newest) throw new Refusal('NoFlow');
  return newest;
}

/** The version that a running instance is pinned to. */
export async function definitionOf(connection: Connection, set: AccountSet, id: string): Promise<Published> {
  const key = `${set.pool.options.host ?? ''}/${set.pool.options.database ?? ''}/${set.name}/${id}`;
  const known = cached.get(key);
  if (known) return known;
  const [found] = await prepared<Published>(connection, sql`select id, version, definition from ${tableOf(set, 'flow_definition')} where id = ${id}`);
  if (!found) throw new Error(`flow definition ${id} is missing`);
  cached.set(key, found);
  return found;
}

/** Publishes a new version; the ones before stay as they are. */
export async function publish(connection: Connection, set: AccountSet, type: string, make: (version: number) => FlowDefinition, by: string | null): Promise<Published> {
  await run(connection, sql`select pg_advisory_xact_lock(hashtext(${`publish ${set.schema}.${type}`}))`);
  const [last] = await prepared<{ version: number }>(connection, sql`select version from ${tableOf(set, 'flow_definition')} where type = ${type} order by version desc limit 1`);
  const definition = make((last?.version ?? 0) + 1);
  const [published] = await prepared<Published>(connection, sql`insert into ${tableOf(set, 'flow_definition')} (type, version, definition, published_by)
    values (${type}, ${definition.version}, ${JSON.stringify(definition)}, ${by}) returning id, version, definition`);
  if (!published) throw new Error('insert gave no row');
  return published;
}

/** Gives every type that has a flow its default one, where nobody published any yet. */
export async function publishDefaults(connection: Connection, set: AccountSet): Promise<void> {
  const { language } = await readSetting(connection, set, SETTINGS.company);
  const staff = await readStaff(connection, set);
  for (const type of set.model.types.values()) {
    const flow = type.type.flow;
    if (!flow) continue;
    const [existing] = await prepared<{ one: number }>(connection, sql`select 1 as one from ${tableOf(set, 'flow_definition')} where type = ${type.name} limit 1`);
    if (existing) continue;
    const labels = labelsOf(set, type.name, language);
    await publish(connection, set, type.name, (version) => fromSteps(
      flow.steps.map((step) => defaultStep(step, labels.nodes?.[step.key] ?? step.key, staff)),
      { key: type.name, version, name: labels.flow ?? labels.name, withdraw: flow.withdraw ?? 'beforeFirstDecision', model: 'predefined' },
    ), null);
  }
}

/** What an administrator set for a document type, or what the type itself says. */
export function documentTypeSettings(type: CompiledType, settings: SettingValue<typeof SETTINGS.documentTypes>): DocumentTypeSettings {
  const numbering = type.type.numbering ?? { prefix: '', digits: 4, datePart: 'day' as const };
  return settings[type.name] ?? { mailApproval: true, ...numbering, tiers: [] };
}

/**
 * The definition with the policy that holds now: the highest tier that the amount reaches says by which way one may decide.
 * A policy is the company's rule of today, so it is not pinned with the version.
 */
export function withPolicy(definition: FlowDefinition, type: CompiledType, settings: DocumentTypeSettings): FlowDefinition {
  const amount = type.type.flow?.amount;
  const tiers = settings.tiers.toSorted((left, right) => Number(right.fromAmount ?? -1) - Number(left.fromAmount ?? -1));
  const policy = tiers.flatMap(({ way, fromAmount }): PolicyTier[] => {
    if (fromAmount === null) return [{ ways: way }];
    return amount === undefined ? [] : [{ when: { field: amount, operator: 'atLeast', value: fromAmount }, ways: way }];
  });
  return { ...definition, policy: [...definition.policy, ...policy] };
}

const OPERATORS: Record<NonNullable<DefaultStep['condition']>['operator'], FilterOperator> = { '>=': 'atLeast', '>': 'greaterThan', '<=': 'atMost', '<': 'lessThan' };

function defaultStep(step: DefaultStep, name: string, staff: Staff): SimpleStep {
  const { assignee, condition } = step;
  return {
    name,
    assignees: ['role' in assignee ? { kind: 'role', roleId: staff.roleIdOf(assignee.role) ?? '0' } : { kind: 'departmentLeader', level: assignee.departmentLeader }],
    need: step.need ?? 'any',
    order: 'parallel',
    onReject: { action: step.onReject ?? 'returnToStart' },
    ...(condition ? { condition: { field: condition.field, operator: OPERATORS[condition.operator], value: condition.value } } : {}),
  };
}
