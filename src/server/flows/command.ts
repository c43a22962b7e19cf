import { createHash } from 'node:crypto';
import { advance } from '../../flow/advance.ts';
import type { Evidence, FlowAct, FlowRefusal } from '../../flow/commands.ts';
import type { FlowEvent } from '../../flow/events.ts';
import { hasEnded, type FlowState, type Way } from '../../flow/state.ts';
import type { CompiledType } from '../../model/compile.ts';
import type { Actor } from '../../model/keys.ts';
import { organisationVersionSql, staffAt, SYSTEM, type Staff } from '../accounts/organisation.ts';
import { SETTINGS, type SettingValue } from '../accounts/settings.ts';
import { tableOf, typeOf, type AccountSet } from '../account-set.ts';
import { transaction, violatedUnique } from '../database/connect.ts';
import { prepared, sql, type Connection } from '../database/query.ts';
import { lockRecord, may, type StoredRecord } from '../records/read.ts';
import { Refusal } from '../refusal.ts';
import { owedMails } from './consequences.ts';
import { contextFor } from './context.ts';
import { currentDefinition, definitionOf, documentTypeSettings, withPolicy } from './definitions.ts';
import { newFlowId } from './flow-id.ts';
import { writeFlow } from './projection.ts';

/** A command for the decision door, whichever way it came in. */
export type Command = {
  actor: Actor;
  way: Way;
  act: FlowAct;
  /** The record the flow runs on. */
  type: string;
  recordId: string;
  /** The flow the command means; without it, the newest of the record. */
  instanceId?: string;
  evidence?: Evidence;
  secondFactor?: boolean;
  /** Unique to what the caller means to do once: a UUID of the browser, token and Message-ID of a mail. */
  key?: string;
  /** The caller's last look at the record it shows; somebody else may have changed it since. */
  rowVersion?: number;
  /** Written in the same transaction, with what came of it. */
  also?: (connection: Connection, outcome: CommandOutcome) => Promise<void>;
};
export type CommandOutcome = { instanceId: string; state: FlowState; events: readonly FlowEvent[]; repeated: boolean };

/**
 * The one decision door: locks the record and its flow, asks `advance` what follows, and writes events, projections
 * and outbox in one transaction. A repeated key changes nothing and gets the same answer.
 * @throws Refusal named after what the flow refuses; 422 `KeyUsed` for a key that came with other content
 */
export async function command(set: AccountSet, given: Command): Promise<CommandOutcome> {
  try {
    const outcome = await transaction(set.pool, (connection) => carryOut(connection, set, given));
    if (outcome.events.length > 0) set.installation.signal.raise('outbox', set.name);
    return outcome;
  } catch (error) {
    if (violatedUnique(error) === 'command_key_pkey') throw new Refusal('KeyUsed');
    throw error;
  }
}

async function carryOut(connection: Connection, set: AccountSet, given: Command): Promise<CommandOutcome> {
  const type = typeOf(set, given.type);
  const record = await lockRecord(connection, set, given.actor, type, given.recordId);
  // Submitting is a right of the record's; every other act is a right that the flow gives to those who take part in it.
  if (given.act.kind === 'submit' && !may(type, given.actor, 'submit', record)) throw new Refusal('NotAllowed');
  const locked = await lockInstance(connection, set, type, given);
  const key = keyOf(given);
  if (locked.repeatedHash !== null) {
    if (locked.repeatedHash !== key?.contentHash || locked.instance === null) throw new Refusal('KeyUsed');
    return { instanceId: locked.instance.id, state: locked.instance.state, events: [], repeated: true };
  }
  if (given.rowVersion !== undefined && record.rowVersion !== given.rowVersion) throw new Refusal('RecordChanged');
  // What was voided stays void: its flow must not write another state over it.
  if (record.state === 'void') throw new Refusal('RecordHeld', { state: record.state });
  const staff = await staffAt(connection, set, locked.organisationVersion);
  const { act, instance } = chooseInstance(given.act, locked.instance, record);
  const published = instance ? await definitionOf(connection, set, instance.definitionId) : await currentDefinition(connection, set, type);
  const outcome = advance(
    withPolicy(published.definition, type, documentTypeSettings(type, locked.documentTypes)),
    instance?.state ?? null,
    { ...act, actor: { userId: given.actor.userId, secondFactor: given.secondFactor ?? false }, way: given.way, ...(given.evidence ? { evidence: given.evidence } : {}) },
    contextFor(type, record, instance?.state.initiator ?? given.actor.userId, staff),
  );
  if (!outcome.ok) throw refusalOf(outcome.refusal, staff);
  const flowId = instance?.flowId ?? newFlowId();
  await writeFlow(connection, set, {
    type, before: instance?.state ?? null, after: outcome.state, events: outcome.events, flowId, definitionId: published.id,
    mails: owedMails(outcome.events, outcome.state), key,
  });
  const result = { instanceId: outcome.state.id, state: outcome.state, events: outcome.events, repeated: false };
  await given.also?.(connection, result);
  return result;
}

type Instance = { id: string; flowId: string; definitionId: string; state: FlowState };
type LockedInstance = { instance: Instance | null; organisationVersion: string; documentTypes: SettingValue<typeof SETTINGS.documentTypes>; repeatedHash: string | null };

/** Locks the instance in a statement of its own; the state stands in the locked row, so it is never stale. */
async function lockInstance(connection: Connection, set: AccountSet, type: CompiledType, given: Command): Promise<LockedInstance> {
  const [instance] = await prepared<Instance>(connection, sql`
    select id, flow_id as "flowId", definition_id as "definitionId", state from ${tableOf(set, 'flow_instance')}
    where type = ${type.name} and record_id = ${given.recordId}::bigint and (${given.instanceId ?? null}::uuid is null or id = ${given.instanceId ?? null}::uuid)
    order by started_at desc limit 1 for update`);
  const [around] = await prepared<{ version: string; document_types: unknown; repeated: string | null }>(connection, sql`
    select ${organisationVersionSql(set)} as version,
      (select value from ${tableOf(set, 'setting')} where key = ${SETTINGS.documentTypes.key}) as document_types,
      (select content_hash from ${tableOf(set, 'command_key')} where key = ${keyOf(given)?.key ?? ''}) as repeated`);
  return {
    instance: instance ?? null,
    organisationVersion: around?.version ?? '0',
    documentTypes: SETTINGS.documentTypes.schema.parse(around?.document_types ?? {}),
    repeatedHash: around?.repeated ?? null,
  };
}

/** Submitting starts a new flow, or sends a returned one on; anything else needs the one that runs. */
function chooseInstance(act: FlowAct, instance: Instance | null, record: StoredRecord): { act: FlowAct; instance: Instance | null } {
  if (act.kind !== 'submit') {
    if (!instance) throw new Refusal('FlowRefused', { kind: 'NotSubmitted' });
    return { act, instance };
  }
  if (record.state === 'approved') throw new Refusal('RecordHeld', { state: record.state });
  if (!instance || hasEnded(instance.state)) return { act, instance: null };
  return instance.state.status === 'returned' ? { act: { kind: 'resubmit', ...(act.people ? { people: act.people } : {}) }, instance } : { act, instance };
}

function keyOf(given: Command): { key: string; contentHash: string } | null {
  if (given.key === undefined) return null;
  const { kind, ...rest } = given.act;
  const content = kind === 'submit' ? { kind } : { kind, ...rest };
  const contentHash = createHash('sha256').update(JSON.stringify([given.type, given.recordId, content])).digest('hex');
  return { key: `${given.actor.userId}/${given.key}`, contentHash };
}

/** A refusal of the flow's, with names where it has ids. */
function refusalOf(refusal: FlowRefusal, staff: Staff): Refusal {
  const name = (id: string) => staff.colleague(id)?.name ?? '';
  switch (refusal.kind) {
    case 'AlreadyDecided': return new Refusal('AlreadyDecided', { by: name(refusal.by), byId: refusal.by, at: refusal.at, outcome: refusal.outcome });
    case 'DocumentChanged': return new Refusal('DocumentChanged', { ...refusal });
    case 'TaskNotOpen': return new Refusal('TaskNotOpen', { status: refusal.status });
    case 'FlowEnded': return new Refusal('FlowEnded', { ...refusal });
    case 'NotTheApprover': return new Refusal('NotTheApprover');
    case 'StrongerWayNeeded': return new Refusal('StrongerWayNeeded', { required: refusal.required });
    default: return new Refusal('FlowRefused', { ...refusal });
  }
}

/** Commands of the system itself: timers, people who left. */
export const systemCommand = (act: FlowAct, type: string, recordId: string, instanceId: string): Command =>
  ({ actor: SYSTEM, way: 'system', act, type, recordId, instanceId });
