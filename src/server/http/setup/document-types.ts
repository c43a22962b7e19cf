import type { z } from 'zod';
import * as contract from '../../../contract/setup.ts';
import type { CompiledType } from '../../../model/compile.ts';
import { logAccess } from '../../accounts/access-log.ts';
import { changeSetting, readSetting, SETTINGS } from '../../accounts/settings.ts';
import { labelsOf, typeOf, type AccountSet } from '../../account-set.ts';
import { documentTypeSettings } from '../../flows/definitions.ts';
import { formatNumber } from '../../records/number.ts';
import { Refusal } from '../../refusal.ts';
import { todayIn } from '../../time.ts';
import type { Caller } from '../context.ts';
import { serve, type Serving } from '../serve.ts';

export function serveDocumentTypes(serving: Serving): void {
  serve(serving, contract.listDocumentTypes, async (caller) => {
    const types = [...caller.set.model.types.values()].filter(({ type }) => type.flow !== undefined);
    return Promise.all(types.map((type) => present(caller, type)));
  });

  serve(serving, contract.writeDocumentType, async (caller, { params, body }) => {
    const { set, actor } = caller;
    const type = documentType(set, params.type);
    await changeSetting(set, SETTINGS.documentTypes, (all) => ({ ...all, [type.name]: body }), actor.userId);
    await logAccess(set, actor.userId, 'settingsChanged', { setting: 'documentTypes', type: type.name, mailApproval: body.mailApproval, tiers: body.tiers });
    return present(caller, type);
  });
}

/** @throws Refusal `NotFound` for a type without a flow */
export function documentType(set: AccountSet, name: string): CompiledType {
  const type = typeOf(set, name);
  if (!type.type.flow) throw new Refusal('NotFound');
  return type;
}

async function present({ set, language }: Caller, type: CompiledType): Promise<z.input<typeof contract.DocumentType>> {
  const settings = documentTypeSettings(type, await readSetting(set.pool, set, SETTINGS.documentTypes));
  return {
    ...settings, type: type.name, label: labelsOf(set, type.name, language).name,
    nextExample: formatNumber(settings, await todayIn(set), 1), hasAmount: type.type.flow?.amount !== undefined,
  };
}
