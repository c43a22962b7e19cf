import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseMessage } from '../src/mail/parse.ts';
import { readReply } from '../src/mail/reply.ts';
import { readStaff, type Staff } from '../src/server/accounts/organisation.ts';
import { tableOf, type AccountSet } from '../src/server/account-set.ts';
import { first, run, sql } from '../src/server/database/query.ts';
import { storeDelivery } from '../src/server/mailbox/incoming/store.ts';
import { inboxReader } from '../src/server/mailbox/incoming/understand.ts';
import { hashToken, newToken } from '../src/server/mailbox/outgoing/token.ts';
import { openTasks, submit } from './flows.ts';
import { atOnce } from './measure.ts';
import { compared, text } from './report.ts';
import { addDrafts } from './seed.ts';
import { AUTHSERV_ID, CONNECTIONS, type Workplace } from './workplace.ts';

/** A reply as Outlook writes it: text and HTML, the request quoted; the longest of the fixtures. */
const FIXTURE = path.resolve(import.meta.dirname, '../src/mail/fixtures/outlook-zh-CN.eml');
const NODE = 'bench';

/** Replies from their stored bytes to the next outbox row; the limit is parsing and reading them, and nothing else. */
export async function benchReplies(place: Workplace, count: number): Promise<void> {
  const { house, set } = await place.open();
  const staff = await readStaff(set.pool, set);
  const ids = await addDrafts(house.databases.administrator.pool, count);
  await atOnce(CONNECTIONS, ids, async (id) => { await submit(set, staff, id); });
  const replies = await writeReplies(set, staff, ids);
  const owedBefore = await owed(set);
  await atOnce(CONNECTIONS, replies, (raw) => storeDelivery(set, { raw, source: 'smtp', envelopeFrom: 'bench@qiheng.example' }));

  const taken = await place.meter.measure(count, async () => {
    const reader = inboxReader(set, NODE);
    while ((await reader.begin()) > 0);
    await reader.finished();
  });
  const limit = await place.meter.measure(count, async () => { for (const raw of replies) readReply(await parseMessage(raw), { language: 'zh-CN' }); });
  compared('replies, stored bytes to next outbox row', taken, { label: 'parsing and reading them', measured: limit }, '≥ 100/s, ≤ 15 ms');
  const backlog = (await owed(set)) - owedBefore;
  if (backlog < count) throw new Error(`${count} replies made only ${backlog} mails`);
  text('  mails owed by them, still to be composed', `${backlog.toString().padStart(6)}`);
  await house.close();
}

/** One reply to the request that each of these orders' approvers has; their tokens are as if the requests had been sent. */
async function writeReplies(set: AccountSet, staff: Staff, recordIds: readonly string[]): Promise<Buffer[]> {
  const fixture = await readFile(FIXTURE, 'latin1');
  const tasks = await openTasks(set, recordIds);
  const replies: Buffer[] = [];
  await atOnce(CONNECTIONS, tasks, async (task, index) => {
    const address = staff.colleague(task.assigneeId)?.email ?? '';
    const token = newToken();
    await run(set.pool, sql`insert into ${tableOf(set, 'mail_token')} (hash, task_id, instance_id, user_id, address, content_version, outbox_id, expires_at)
      values (${hashToken(token)}, ${task.id}, ${task.instanceId}, ${task.assigneeId}, ${address}, ${task.contentVersion}, 0, now() + interval '30 days')`);
    replies[index] = Buffer.from(withHeaders(fixture, {
      'authentication-results': `${AUTHSERV_ID}; dmarc=pass header.from=qiheng.example`, 'from': `<${address}>`, 'to': '<approval@qiheng.example>',
      'message-id': `<${index}@bench.test>`, 'in-reply-to': `<${token}@qiheng.example>`, 'references': `<${token}@qiheng.example>`,
    }), 'latin1');
  });
  return replies;
}

/** The message with these headers in place of its own. */
function withHeaders(message: string, headers: Record<string, string>): string {
  const end = message.search(/\r?\n\r?\n/);
  const kept = message.slice(0, end).split(/\r?\n(?![ \t])/).filter((header) => !((header.split(':')[0] ?? '').toLowerCase() in headers));
  return [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), ...kept].join('\r\n') + message.slice(end);
}

async function owed(set: AccountSet): Promise<number> {
  const counted = await first<{ count: number }>(set.pool, sql`select count(*)::integer as count from ${tableOf(set, 'outbox')} where status = 'waiting' and mail_id is null`);
  return counted?.count ?? 0;
}
