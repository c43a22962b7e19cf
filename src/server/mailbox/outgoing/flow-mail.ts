import type { Attachment } from '../../../mail/compose/attachment.ts';
import type { FlowReference } from '../../../mail/compose/message.ts';
import type { Fact } from '../../../mail/compose/blocks.ts';
import type { Opinion } from '../../../mail/compose/opinions.ts';
import type { CompiledType } from '../../../model/compile.ts';
import { amountInCapitals } from '../../../words/capitals.ts';
import { SYSTEM } from '../../accounts/organisation.ts';
import { labelsOf, typeOf } from '../../account-set.ts';
import { flowName } from '../../flows/flow-name.ts';
import { instancesOf, type FlowInstance } from '../../flows/instances.ts';
import { opinionsOf } from '../../flows/opinions.ts';
import { paperOf, type Paper } from '../../papers/paper.ts';
import { factsOf } from '../../records/facts.ts';
import { formatInstant, type Format } from '../../records/format.ts';
import { readRecord, type StoredRecord } from '../../records/read.ts';
import type { Addressed } from './recipient.ts';
import type { OutboxRow } from './outbox.ts';

/** A PDF over this goes as a protected link: many mailboxes refuse more (rule 35). */
const ATTACHMENT_LIMIT_BYTES = 10 * 1024 * 1024;
const CHECKSUM_LENGTH = 12;

/** A mail about a flow: the record, the flow, and what both kinds of such mail say. */
export type FlowMail = { type: CompiledType; record: StoredRecord; instance: FlowInstance; reference: FlowReference; format: Format; documentUrl: string };

/** Null when the flow is gone, which the mail then is, too. */
export async function readFlowMail({ set, company, language }: Addressed, row: OutboxRow): Promise<FlowMail | null> {
  if (row.type === null || row.recordId === null) return null;
  const type = typeOf(set, row.type);
  const record = await readRecord(set.pool, set, SYSTEM, type, row.recordId);
  const instance = (await instancesOf(set.pool, set, type.name, record.id)).find(({ id }) => id === row.instanceId);
  if (!instance) return null;
  return {
    type, record, instance,
    reference: { documentType: labelsOf(set, type.name, language).name, flowName: flowName(set.installation.product.labels.get(type.name), instance.definition.name, language), number: record.number ?? '', flowId: instance.flowId },
    format: { language, timeZone: company.timeZone, currency: company.currency },
    documentUrl: `${set.installation.publicUrl}/${type.name}/${record.id}`,
  };
}

/** The few facts, with the amount in capitals where the language has them. */
export async function mailFacts({ set, company, language }: Addressed, mail: FlowMail): Promise<Fact[]> {
  const facts = await factsOf(set.pool, set, SYSTEM, mail.type, mail.record, mail.format);
  const chinese = company.currency === 'CNY' && (language === 'zh-CN' || language === 'zh-TW');
  return facts.map(({ key, label, value }) => {
    const amount = key === mail.type.type.flow?.amount ? mail.record.values[key] : null;
    return { label, value, ...(chinese && typeof amount === 'string' ? { detail: amountInCapitals(amount) } : {}) };
  });
}

/** What was decided and said before. */
export function mailOpinions({ staff }: Addressed, mail: FlowMail): Opinion[] {
  return opinionsOf(mail.instance, staff).map(({ person, nodeName, decision, opinion, way, at }) => ({ person: person.name, node: nodeName, decision, opinion, way, at: formatInstant(at, mail.format) }));
}

/** The paper of the record, in the mail or behind a link. */
export async function attachPaper({ set }: Addressed, mail: FlowMail): Promise<{ paper: Paper; attachment: Attachment; bytes: Uint8Array | null }> {
  const paper = await paperOf(set, mail.type, mail.record);
  const checksum = paper.sha256.slice(0, CHECKSUM_LENGTH);
  if (paper.sizeBytes > ATTACHMENT_LIMIT_BYTES) {
    return { paper, bytes: null, attachment: { kind: 'link', name: paper.name, checksum, url: `${set.installation.publicUrl}/api/${mail.type.name}/${mail.record.id}/pdf` } };
  }
  return { paper, bytes: await set.installation.files.get(set.name, paper.sha256), attachment: { kind: 'file', name: paper.name, checksum } };
}
