import type { Bounce } from '../../../mail/bounce.ts';
import type { ParsedMessage } from '../../../mail/parse.ts';
import { nodesOf } from '../../../flow/graph.ts';
import { readStaff } from '../../accounts/organisation.ts';
import { tableOf, type AccountSet } from '../../account-set.ts';
import { transaction } from '../../database/connect.ts';
import { first, run, sql, type Connection } from '../../database/query.ts';
import { instancesOf } from '../../flows/instances.ts';
import { oweAnswer } from '../outgoing/outbox.ts';
import { hashToken, localPart } from '../outgoing/token.ts';
import { archiveIncoming, type Place } from './archive-incoming.ts';
import type { InboxRow } from './store.ts';

type BouncedMail = { id: string; mailId: string; kind: string; recipientId: string | null; recipient: string; type: string; recordId: string; instanceId: string; taskId: string | null };

/** A bounce that can be tied to a mail of ours marks it, and alerts submitter and administrators; any other changes nothing (mail-rules 22). */
export async function takeBounce(set: AccountSet, row: InboxRow, message: ParsedMessage, bounce: Bounce): Promise<void> {
  await transaction(set.pool, async (connection) => {
    const bounced = bounce.originalMessageId === null ? undefined : await findBounced(connection, set, bounce.originalMessageId);
    const place: Place | null = bounced ? { type: bounced.type, recordId: bounced.recordId, instanceId: bounced.instanceId, taskId: bounced.taskId } : null;
    await archiveIncoming(connection, set, row, message, {
      status: 'bounce', reason: bounced ? 'Bounce' : 'UnknownBounce', place, userId: null, evidence: { kind: bounce.kind, status: bounce.status, recipients: bounce.recipients.map(({ action, status }) => ({ action, status })) },
    });
    if (!bounced || bounce.kind !== 'failed') return;
    await run(connection, sql`update ${tableOf(set, 'mail')} set status = 'bounced', reason = 'Bounce' where id = ${bounced.mailId}`);
    await run(connection, sql`update ${tableOf(set, 'outbox')} set status = 'bounced' where id = ${bounced.id}`);
    if (bounced.kind === 'approvalRequest') await alert(connection, set, row, bounced, bounce);
  });
  set.installation.signal.raise('outbox', set.name);
}

async function findBounced(connection: Connection, set: AccountSet, messageId: string): Promise<BouncedMail | undefined> {
  return first<BouncedMail>(connection, sql`
    select o.id, o.mail_id as "mailId", o.kind, o.recipient_id as "recipientId", o.recipient, o.type, o.record_id as "recordId", o.instance_id as "instanceId", o.task_id as "taskId" from ${tableOf(set, 'outbox')} o
    where o.mail_id is not null and o.record_id is not null and (o.message_id = ${messageId} or o.id = (select outbox_id from ${tableOf(set, 'mail_token')} where hash = ${hashToken(localPart(messageId))})) limit 1`);
}

async function alert(connection: Connection, set: AccountSet, row: InboxRow, bounced: BouncedMail, bounce: Bounce): Promise<void> {
  const staff = await readStaff(connection, set);
  const instance = (await instancesOf(connection, set, bounced.type, bounced.recordId)).find(({ id }) => id === bounced.instanceId);
  if (!instance) return;
  const task = instance.state.tasks.find(({ id }) => id === bounced.taskId);
  const nodeName = nodesOf(instance.definition, instance.state).find(({ id }) => id === task?.nodeId)?.name ?? '';
  const [recipient] = bounce.recipients;
  const audiences = [
    ...staff.organisation.administratorIds.map((id) => ({ id, audience: 'administrator' as const })),
    { id: instance.state.initiator, audience: 'submitter' as const },
  ].filter(({ id }) => id !== bounced.recipientId);
  for (const { id, audience } of audiences) {
    await oweAnswer(connection, set, {
      key: `bounce/${row.sha256}/${id}`, recipientId: id, recipient: '', type: bounced.type, recordId: bounced.recordId, instanceId: bounced.instanceId, taskId: bounced.taskId,
      content: {
        answer: 'bounce', audience, nodeName, at: row.receivedAt, status: bounce.status, diagnostic: recipient?.diagnostic ?? '',
        undelivered: { name: staff.colleague(bounced.recipientId ?? '')?.name ?? bounced.recipient, address: bounced.recipient },
      },
    });
  }
}
