import { randomUUID } from 'node:crypto';
import * as contract from '../../contract/records.ts';
import { typeOf } from '../account-set.ts';
import { command } from '../flows/command.ts';
import { contextFor } from '../flows/context.ts';
import { currentDefinition } from '../flows/definitions.ts';
import { instancesOf } from '../flows/instances.ts';
import { expected } from '../flows/progress.ts';
import { preview } from '../../flow/preview.ts';
import { readRecord } from '../records/read.ts';
import { viewProgress } from './progress-view.ts';
import { viewRecord } from './record-view.ts';
import { DONE, serve, type Serving } from './serve.ts';

/** Submitting, withdrawing and urging are resources of the record. */
export function serveSubmission(serving: Serving): void {
  serve(serving, contract.submitRecord, async (caller, { params, body }) => {
    const { set, actor, way } = caller;
    await command(set, { actor, way, type: params.type, recordId: params.id, key: body.key, rowVersion: body.rowVersion, act: { kind: 'submit', flowId: randomUUID() } });
    return viewRecord(caller, typeOf(set, params.type), params.id);
  });

  serve(serving, contract.withdrawRecord, async (caller, { params, body }) => {
    const { set, actor, way } = caller;
    await command(set, { actor, way, type: params.type, recordId: params.id, key: body.key, act: { kind: 'withdraw', reason: body.opinion ?? null } });
    return viewRecord(caller, typeOf(set, params.type), params.id);
  });

  serve(serving, contract.urgeRecord, async ({ set, actor, way }, { params, body }) => {
    await command(set, { actor, way, type: params.type, recordId: params.id, key: body.key, act: { kind: 'urge', comment: null } });
    return DONE;
  });

  serve(serving, contract.readProgress, (caller, { params }) => viewProgress(caller, typeOf(caller.set, params.type), params.id));

  serve(serving, contract.previewSubmission, async ({ set, actor, staff }, { params }) => {
    const type = typeOf(set, params.type);
    const record = await readRecord(set.pool, set, actor, type, params.id);
    const [instance] = await instancesOf(set.pool, set, type.name, params.id, 1);
    const returned = instance?.state.status === 'returned' ? instance : undefined;
    const { definition } = returned ?? (await currentDefinition(set.pool, set, type));
    const context = contextFor(type, record, actor.userId, staff);
    const steps = preview(definition, { kind: 'submit', flowId: '', actor: { userId: actor.userId }, way: 'web' }, context);
    return steps.map((step) => expected(step, 1, staff));
  });
}
