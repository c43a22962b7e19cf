import * as contract from '../../contract/records.ts';
import { typeOf } from '../account-set.ts';
import { transaction } from '../database/connect.ts';
import { countRecords, listRecords } from '../records/list.ts';
import { once } from '../records/once.ts';
import { createRecord, deleteRecord, updateRecord, type WriteContext } from '../records/write.ts';
import { todayIn } from '../time.ts';
import type { Caller } from './context.ts';
import { viewRecord } from './record-view.ts';
import { DONE, serve, type Serving } from './serve.ts';

export function serveRecords(serving: Serving): void {
  serve(serving, contract.listRecords, ({ set, actor }, { params, query }) => listRecords(set.pool, set, actor, typeOf(set, params.type), query));

  serve(serving, contract.countRecords, ({ set, actor }, { params, query }) => countRecords(set.pool, set, actor, typeOf(set, params.type), query));

  serve(serving, contract.createRecord, async (caller, { params, body }) => {
    const type = typeOf(caller.set, params.type);
    const context = await writeContext(caller);
    const { key, ...input } = body;
    const id = await transaction(caller.set.pool, (connection) => {
      const create = () => createRecord(connection, caller.set, type, input, context);
      return key === undefined ? create() : once(connection, caller.set, caller.actor, { key, content: [type.name, input] }, create);
    });
    return viewRecord(caller, type, id);
  });

  serve(serving, contract.readRecord, (caller, { params }) => viewRecord(caller, typeOf(caller.set, params.type), params.id));

  serve(serving, contract.updateRecord, async (caller, { params, body }) => {
    const type = typeOf(caller.set, params.type);
    const context = await writeContext(caller);
    await transaction(caller.set.pool, (connection) => updateRecord(connection, caller.set, type, params.id, body, context));
    return viewRecord(caller, type, params.id);
  });

  serve(serving, contract.deleteRecord, async (caller, { params, query }) => {
    const type = typeOf(caller.set, params.type);
    const context = await writeContext(caller);
    await transaction(caller.set.pool, (connection) => deleteRecord(connection, caller.set, type, params.id, query.rowVersion, context));
    return DONE;
  });
}

async function writeContext({ set, actor, way }: Caller): Promise<WriteContext> {
  return { actor, way, today: await todayIn(set) };
}
