import type { FlowDefinition } from '../../flow/definition.ts';
import type { FlowEvent } from '../../flow/events.ts';
import type { FlowState } from '../../flow/state.ts';
import { tableOf, type AccountSet } from '../account-set.ts';
import { rows, sql, type Connection } from '../database/query.ts';
import { definitionOf } from './definitions.ts';

export type FlowInstance = { id: string; flowId: string; definitionId: string; state: FlowState; definition: FlowDefinition };

/** The flows of a record, newest first. The caller has read the record through the door. */
export async function instancesOf(connection: Connection, set: AccountSet, type: string, recordId: string, limit = 20): Promise<FlowInstance[]> {
  const found = await rows<Omit<FlowInstance, 'definition'>>(connection, sql`
    select id, flow_id as "flowId", definition_id as "definitionId", state from ${tableOf(set, 'flow_instance')}
    where type = ${type} and record_id = ${recordId} order by started_at desc limit ${sql.lit(limit)}`);
  return Promise.all(found.map(async (instance) => ({ ...instance, definition: (await definitionOf(connection, set, instance.definitionId)).definition })));
}

/** These flows by id, in one query. The caller has read their records through the door. */
export async function instancesById(connection: Connection, set: AccountSet, ids: readonly string[]): Promise<Map<string, FlowInstance>> {
  const found = await rows<Omit<FlowInstance, 'definition'>>(connection, sql`
    select id, flow_id as "flowId", definition_id as "definitionId", state from ${tableOf(set, 'flow_instance')} where id = any(${ids}::uuid[])`);
  const definitions = new Map<string, FlowDefinition>();
  for (const id of new Set(found.map(({ definitionId }) => definitionId))) definitions.set(id, (await definitionOf(connection, set, id)).definition);
  return new Map(found.flatMap((instance) => {
    const definition = definitions.get(instance.definitionId);
    return definition ? [[instance.id, { ...instance, definition }]] : [];
  }));
}

/** The events of a flow, in their order. */
export async function eventsOf(connection: Connection, set: AccountSet, instanceId: string): Promise<FlowEvent[]> {
  const found = await rows<{ event: FlowEvent }>(connection, sql`select event from ${tableOf(set, 'flow_event')} where instance_id = ${instanceId}::uuid order by sequence`);
  return found.map(({ event }) => event);
}
