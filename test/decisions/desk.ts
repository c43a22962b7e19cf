import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { createRecord, listRecords, readProgress, submitRecord } from '../../src/contract/records.ts';
import { readMailApproval, writeMailApproval, type MailApproval } from '../../src/contract/setup.ts';
import { readStaff, type Colleague } from '../../src/server/accounts/organisation.ts';
import { tableOf, type AccountSet } from '../../src/server/account-set.ts';
import { first, rows, sql } from '../../src/server/database/query.ts';
import { archivedMail, type ArchivedMail } from '../../src/server/mailbox/archive.ts';
import { storeDelivery } from '../../src/server/mailbox/incoming/store.ts';
import type { ParsedMessage } from '../../src/mail/parse.ts';
import { startNameServer } from '../real-mail/support/name-server.ts';
import { opened, plainReply, type Reply } from '../real-mail/support/replies.ts';
import { signingDomain } from '../real-mail/support/signing-domain.ts';
import { newKey, type Client } from '../support/client.ts';
import { startOffice } from '../support/office.ts';
import { until } from '../support/until.ts';

export type Order = { id: string; number: string; contentVersion: number; params: { type: 'sales-order'; id: string } };
/** What came of a mail: its place in the archive (none for bytes that came before), and the hash of its bytes. */
export type Received = { sha256: string; mail: ArchivedMail | null };
type Envelope = { from?: string; remoteAddress?: string };

/** What a person wrote; a program's mail is not read. */
const READ_STATUSES = new Set(['refused', 'comment', 'unclear', 'quarantined']);

/** An amount that only the business manager signs, and one that all three sign. */
export const SMALL = '9800.00';
export const LARGE = '128400.00';

export type Desk = Awaited<ReturnType<typeof startDesk>>;

/**
 * The demo company with mail that is proved as everywhere: replies are signed by the domain of the company, whose
 * key stands in DNS; nothing is taken for granted because it is a demo.
 */
export async function startDesk() {
  const domain = signingDomain('qiheng.example');
  const elsewhere = signingDomain('elsewhere.example');
  const names = await startNameServer({ ...domain.records, ...elsewhere.records });
  const office = await startOffice();
  const set = office.set();
  const seller = await office.as('liming');
  const person = async (login: string): Promise<Colleague> => {
    const found = (await readStaff(set.pool, set)).byLogin(login);
    if (!found) throw new Error(`nobody is called ${login}`);
    return found;
  };
  const addressOf = async (login: string) => (await person(login)).email;

  const mailTo = async (login: string, order: Order, kind: 'approvalRequest' | 'actRecord', count: number): Promise<ParsedMessage> => {
    const { id } = await person(login);
    const mails = await until(async () => {
      const found = await mailsTo(set, id, order.id, kind);
      return found.length >= count ? found : undefined;
    });
    return opened(await set.installation.files.get(set.name, mails.at(-1)?.sha256 ?? ''));
  };

  const desk = {
    office, set, seller, domain, elsewhere, person,
    /** An order of one line over this amount, sent on its way by Li Ming. */
    async submitted(amount = SMALL): Promise<Order> {
      const order = await newOrder(seller, amount);
      const { number, contentVersion } = await seller.call(submitRecord, { params: order.params, body: { key: newKey(), rowVersion: order.rowVersion } });
      return { id: order.params.id, number: number ?? '', contentVersion, params: order.params };
    },
    /** The newest mail that asks somebody to decide on an order, as it lies in his mailbox, once there are `count` of them. */
    request: (login: string, order: Order, count = 1): Promise<ParsedMessage> => mailTo(login, order, 'approvalRequest', count),
    /** The newest record of an act on an order that somebody got. */
    copy: (login: string, order: Order): Promise<ParsedMessage> => mailTo(login, order, 'actRecord', 1),
    /** A signed reply by somebody in plain text. */
    async reply(login: string, to: ParsedMessage | null, text: string, changes: Partial<Reply> = {}): Promise<Buffer> {
      return domain.sign(plainReply({ from: await addressOf(login), to, recipient: 'approval@qiheng.example', ...changes }, text));
    },
    /** Hands a mail in and waits until it is understood. */
    async receive(raw: Uint8Array, envelope: Envelope = {}): Promise<Received> {
      await handIn(set, raw, envelope);
      return understood(set, raw);
    },
    handIn: (raw: Uint8Array, envelope: Envelope = {}) => handIn(set, raw, envelope),
    understood: (raw: Uint8Array) => understood(set, raw),
    /** Where an order's flow stands, to be compared. */
    standing: (order: Order) => rows<{ state: unknown; events: number }>(set.pool, sql`select state, event_count as events from ${tableOf(set, 'flow_instance')} where record_id = ${order.id} order by started_at`),
    /** The answers that a mail got, once they are on their way. */
    async answersTo({ sha256 }: Received): Promise<{ to: string; subject: string; text: string }[]> {
      const answers = await until(async () => {
        const owed = await rows<{ status: string; to: string; sha256: string | null }>(set.pool, sql`
          select o.status, o.recipient as "to", m.sha256 from ${tableOf(set, 'outbox')} o left join ${tableOf(set, 'mail')} m on m.id = o.mail_id where o.key = ${`answer/${sha256}`}`);
        return owed.every(({ status }) => status !== 'waiting' && status !== 'sending') ? owed : undefined;
      });
      return Promise.all(answers.map(async (answer) => {
        const { subject, text } = await opened(await set.installation.files.get(set.name, answer.sha256 ?? ''));
        return { to: answer.to, subject, text: text ?? '' };
      }));
    },
    log: async (order: Order) => (await seller.call(readProgress, { params: order.params })).log,
    async changeMailApproval(changes: Partial<MailApproval>): Promise<void> {
      const administrator = await office.as('huangtao');
      await administrator.call(writeMailApproval, { body: { ...(await administrator.call(readMailApproval)), ...changes } });
    },
    /** A mail that must change nothing: the flow stands where it stood, and the order's log says why, with all the evidence. */
    async changesNothing(order: Order, raw: Uint8Array, expected: { status: string; reason: string; logged?: string }, envelope: Envelope = {}): Promise<Received> {
      const before = await desk.standing(order);
      const received = await desk.receive(raw, envelope);
      expect(received.mail).toMatchObject({ status: expected.status, reason: expected.reason, type: 'sales-order', recordId: order.id });
      expect(await desk.standing(order)).toEqual(before);
      const entry = (await desk.log(order)).find(({ mailId }) => mailId === received.mail?.id);
      expect(entry).toMatchObject({ kind: expected.status === 'comment' ? 'comment' : 'replyRefused', way: 'email' });
      if (expected.logged !== undefined) expect(entry?.text).toContain(expected.logged);
      expect(entry?.evidence).toMatchObject({ rawSha256: received.sha256, messageId: received.mail?.messageId });
      if (READ_STATUSES.has(expected.status)) {
        expect(entry?.evidence).toMatchObject({ reading: expect.any(String), linesRead: expect.any(Array) });
        if (expected.status !== 'quarantined') expect(entry?.evidence).toMatchObject({ authentication: { pass: expected.reason !== 'NotAuthenticated', detail: { reason: expect.any(String) } } });
      }
      return received;
    },
    async close(): Promise<void> {
      await office.close();
      await names.stop();
    },
  };
  return desk;
}

/** Makes an order of one line in draft. */
export async function newOrder(seller: Client, amount: string): Promise<{ params: Order['params']; rowVersion: number }> {
  const [customer] = (await seller.call(listRecords, { params: { type: 'customer' }, query: { limit: 1 } })).rows;
  const [product] = (await seller.call(listRecords, { params: { type: 'product' }, query: { limit: 1 } })).rows;
  const { id, rowVersion } = await seller.call(createRecord, {
    params: { type: 'sales-order' },
    body: {
      values: { customer: customer?.id ?? '', orderDate: '2026-11-23', deliveryDate: '2026-12-05', paymentTerms: 'net30' },
      lines: { lines: [{ values: { product: product?.id ?? '', unit: '台', quantity: '1', price: amount } }] },
    },
  });
  return { params: { type: 'sales-order', id }, rowVersion };
}

function mailsTo(set: AccountSet, userId: string, orderId: string, kind: string): Promise<{ sha256: string }[]> {
  return rows<{ sha256: string }>(set.pool, sql`
    select s.sha256 from ${tableOf(set, 'outbox')} o join ${tableOf(set, 'mail')} m on m.id = o.mail_id
    join ${tableOf(set, 'sandbox_message')} s on s.user_id = o.recipient_id and s.subject = m.subject
    where o.kind = ${kind} and o.status = 'sent' and o.record_id = ${orderId} and o.recipient_id = ${userId}
    group by s.id, s.sha256 order by s.id`);
}

async function handIn(set: AccountSet, raw: Uint8Array, { from = 'someone@qiheng.example', remoteAddress = '127.0.0.1' }: Envelope): Promise<void> {
  await storeDelivery(set, { raw, source: 'smtp', envelopeFrom: from, recipients: ['approval@qiheng.example'], remoteAddress });
}

async function understood(set: AccountSet, raw: Uint8Array): Promise<Received> {
  const sha256 = createHash('sha256').update(raw).digest('hex');
  const row = await until(() => first<{ mailId: string | null }>(set.pool, sql`
    select mail_id as "mailId" from ${tableOf(set, 'inbox')} i where sha256 = ${sha256} and status <> 'stored'
      and id = (select max(id) from ${tableOf(set, 'inbox')} where sha256 = i.sha256)`));
  return { sha256, mail: row.mailId === null ? null : await archivedMail(set.pool, set, row.mailId) };
}
