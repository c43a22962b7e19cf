import type { CompiledType } from '../../model/compile.ts';
import { readStaff, SYSTEM } from '../accounts/organisation.ts';
import { readSetting, SETTINGS } from '../accounts/settings.ts';
import { labelsOf, tableOf, type AccountSet } from '../account-set.ts';
import { transaction } from '../database/connect.ts';
import { first, run, sql } from '../database/query.ts';
import { instancesOf, type FlowInstance } from '../flows/instances.ts';
import { renderPdf } from '../print/render.ts';
import { writeHistory } from '../records/history.ts';
import type { StoredRecord } from '../records/read.ts';
import { printDocument } from './print-data.ts';

/** A printed version of a record in the file store. */
export type Paper = { sha256: string; sizeBytes: number; name: string };

/**
 * The paper of a record: made once for each version of its content, the same bytes for everybody (M9).
 * Once its flow has ended, the final paper carries the approval record.
 */
export async function paperOf(set: AccountSet, type: CompiledType, record: StoredRecord): Promise<Paper> {
  const [instance] = type.type.flow ? await instancesOf(set.pool, set, type.name, record.id, 1) : [];
  const final = instance !== undefined && record.heldBy === null && instance.state.contentVersion === record.contentVersion
    && (instance.state.status === 'approved' || instance.state.status === 'rejected') ? instance : null;
  const company = await readSetting(set.pool, set, SETTINGS.company);
  const name = `${labelsOf(set, type.name, company.language).name}-${record.number ?? record.id}.pdf`;
  const key = [type.name, record.id, record.contentVersion, final ? `final ${final.id}` : 'paper', company.language].join('/');
  const printed = await readPrinted(set, key);
  if (printed) return { ...printed, name };
  return { ...(await print(set, type, record, key, final)), name };
}

/** SHA-256 of the newest paper of this version of a record; null while none was made. */
export async function printedSha256(set: AccountSet, type: string, record: Pick<StoredRecord, 'id' | 'contentVersion'>): Promise<string | null> {
  const printed = await first<{ sha256: string }>(set.pool, sql`select sha256 from ${tableOf(set, 'printed')}
    where type = ${type} and record_id = ${record.id} and content_version = ${record.contentVersion} order by created_at desc limit 1`);
  return printed?.sha256 ?? null;
}

async function readPrinted(set: AccountSet, key: string): Promise<{ sha256: string; sizeBytes: number } | undefined> {
  const printed = await first<{ sha256: string; size_bytes: string }>(set.pool, sql`select sha256, size_bytes from ${tableOf(set, 'printed')} where key = ${key}`);
  return printed && { sha256: printed.sha256, sizeBytes: Number(printed.size_bytes) };
}

async function print(set: AccountSet, type: CompiledType, record: StoredRecord, key: string, final: FlowInstance | null): Promise<{ sha256: string; sizeBytes: number }> {
  const staff = await readStaff(set.pool, set);
  const bytes = await renderPdf(await printDocument(set, type, record, staff, final));
  const sha256 = await set.installation.files.put(set.name, bytes);
  await transaction(set.pool, async (connection) => {
    const made = await run(connection, sql`insert into ${tableOf(set, 'printed')} (key, type, record_id, content_version, sha256, size_bytes)
      values (${key}, ${type.name}, ${record.id}, ${record.contentVersion}, ${sha256}, ${bytes.byteLength}) on conflict (key) do nothing`);
    if (made === 0) return;
    await writeHistory(connection, set, type, record.id, SYSTEM, { way: 'system', kind: 'printed', contentVersion: record.contentVersion, changes: [{ field: 'sha256', before: null, after: sha256 }] });
  });
  // Somebody else may have printed it at the same moment; there is one paper only.
  return (await readPrinted(set, key)) ?? { sha256, sizeBytes: bytes.byteLength };
}
