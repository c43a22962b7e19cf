import { composeApprovalRequest, type ReplyRule } from '../../../mail/compose/approval-request.ts';
import { nodesOf } from '../../../flow/graph.ts';
import { requiredWay } from '../../../flow/policy.ts';
import { readSetting, SETTINGS } from '../../accounts/settings.ts';
import { contextFor } from '../../flows/context.ts';
import { documentTypeSettings, withPolicy } from '../../flows/definitions.ts';
import type { Composed } from './compose.ts';
import { attachPaper, mailFacts, mailOpinions, readFlowMail, type FlowMail } from './flow-mail.ts';
import type { OutboxRow } from './outbox.ts';
import type { Addressed } from './recipient.ts';

/** The words that a mail proposes to decide with, in its reader's language. */
export const EXAMPLE_WORDS = {
  'zh-CN': { approve: '同意', reject: '不同意' }, 'zh-TW': { approve: '同意', reject: '不同意' },
  en: { approve: 'agree', reject: 'disagree' }, cs: { approve: 'souhlasím', reject: 'nesouhlasím' },
} as const;

/** The mail that asks for a decision; null when the task was decided while it waited. */
export async function approvalRequest(to: Addressed, row: OutboxRow): Promise<Composed | null> {
  const mail = await readFlowMail(to, row);
  const task = mail?.instance.state.tasks.find(({ id }) => id === row.taskId);
  if (!mail || task?.status !== 'open') return null;
  const rule = await replyRule(to, mail, task.nodeId);
  const { paper, attachment, bytes } = await attachPaper(to, mail);
  const submitter = to.staff.colleague(mail.instance.state.initiator);
  const node = nodesOf(mail.instance.definition, mail.instance.state).find(({ id }) => id === task.nodeId);
  return {
    message: composeApprovalRequest({
      ...to.context, ...mail.reference, ...rule, attachment,
      submitter: { name: submitter?.name ?? '', ...(submitter?.departmentName ? { department: submitter.departmentName } : {}) },
      nodeName: node?.name ?? '',
      facts: await mailFacts(to, mail),
      opinions: mailOpinions(to, mail),
      documentUrl: mail.documentUrl,
      reminder: row.content.reminder ?? false,
    }),
    files: bytes ? [{ name: paper.name, type: 'application/pdf', bytes }] : [],
    evidence: { pdfSha256: paper.sha256, contentVersion: mail.record.contentVersion },
    // Also where a reply is not enough: who replies all the same is told by which way he has to decide.
    decides: { taskId: task.id, contentVersion: mail.record.contentVersion },
  };
}

async function replyRule(to: Addressed, mail: FlowMail, nodeId: string): Promise<ReplyRule> {
  const { set, language, staff } = to;
  const mailApproval = await readSetting(set.pool, set, SETTINGS.mailApproval);
  const settings = documentTypeSettings(mail.type, await readSetting(set.pool, set, SETTINGS.documentTypes));
  if (!mailApproval.enabled || !settings.mailApproval) return { replyAllowed: false, because: 'mailOff' };
  const definition = withPolicy(mail.instance.definition, mail.type, settings);
  const node = nodesOf(definition, mail.instance.state).find(({ id }) => id === nodeId);
  const context = contextFor(mail.type, mail.record, mail.instance.state.initiator, staff);
  const way = node?.kind === 'userTask' ? requiredWay(definition, node, context.document) : 'reply';
  return way === 'reply' ? { replyAllowed: true, acceptsMailWords: EXAMPLE_WORDS[language] } : { replyAllowed: false, because: way };
}
