import type { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { createRecord, listRecords, readProgress, readRecord, submitRecord } from '../../src/contract/records.ts';
import { readImap, readMailApproval, readSmtp, testImap, testSmtp, writeImap, writeMailApproval, writeSmtp, type MailApproval } from '../../src/contract/setup.ts';
import type { ParsedMessage } from '../../src/mail/parse.ts';
import { openMailbox, startDovecot, startPostfix, type Dovecot, type Postfix } from '../mail-servers/index.ts';
import { newKey, signIn, type Client } from '../support/client.ts';
import { passwordOf, startOffice, type TestOffice } from '../support/office.ts';
import { until } from '../support/until.ts';
import { startNameServer } from './support/name-server.ts';
import { opened } from './support/replies.ts';
import { signingDomain, type SigningDomain } from './support/signing-domain.ts';

const SET = 'real';
/** The mailbox that replies go to. */
export const APPROVAL_ADDRESS = 'approval@real.example';
const PASSWORD = 'a-long-password';
const PEOPLE = ['liming', 'wangfang', 'linjiayi', 'chenguodong', 'huangtao'] as const;
export type Login = (typeof PEOPLE)[number];
export type Order = { type: 'sales-order'; id: string };

/** A real company: its own account set, Debian's mail servers, and a domain that signs. */
export type Company = {
  office: TestOffice; dovecot: Dovecot; postfix: Postfix; domain: SigningDomain;
  as(login: Login): Promise<Client>;
  /** Makes an order of so many lines at this price and sends it on its way. */
  submit(price: string, lines?: number): Promise<{ order: Order; number: string }>;
  /** The newest mail in somebody's mailbox that has these words in its subject, once it is there. */
  mailTo(login: Login, ...words: string[]): Promise<ParsedMessage>;
  /** Sends as a colleague's mail program does: through the company's own mail server. */
  send(from: string, raw: Uint8Array): Promise<void>;
  stateOf(order: Order): Promise<string>;
  decisions(order: Order): Promise<{ person: string | undefined; way: string; opinion: string | undefined; kind: string; evidence: Record<string, unknown> | undefined }[]>;
  changeMailApproval(changes: Partial<MailApproval>): Promise<void>;
  close(): Promise<void>;
};

/** @param configured how replies come in: fetched from the mailbox, or handed in by somebody else */
export async function startCompany(configured: { fetching: boolean }): Promise<Company> {
  const domain = signingDomain('qiheng.example');
  const names = await startNameServer(domain.records);
  const addresses = [...PEOPLE.map((login) => `${login}@qiheng.example`), APPROVAL_ADDRESS];
  const dovecot = await startDovecot({ users: Object.fromEntries(addresses.map((address) => [address, PASSWORD])) });
  const postfix = await startPostfix({ mailboxes: { domains: ['qiheng.example', 'real.example'], lmtpPort: dovecot.lmtpPort }, authenticationPort: dovecot.authenticationPort });
  const office = await startOffice({ LMTP_DOOR_PORT: '0' });
  const logins = await office.addSet(SET, false);
  const as = (login: string) => signIn(office.url, SET, login, passwordOf(logins, login));
  const administrator = await as('huangtao');
  await configure(administrator, dovecot, postfix, configured.fetching);
  const mailboxes = new Map<string, ImapFlow>();
  const mailboxOf = async (login: string) => {
    const found = mailboxes.get(login) ?? (await openMailbox(dovecot.imapPort, `${login}@qiheng.example`, PASSWORD));
    mailboxes.set(login, found);
    return found;
  };
  const seller = await as('liming');

  return {
    office, dovecot, postfix, domain, as,
    async submit(price, lines = 1) {
      const { id, rowVersion } = await makeOrder(seller, price, lines);
      const order = { type: 'sales-order' as const, id };
      const { number } = await seller.call(submitRecord, { params: order, body: { key: newKey(), rowVersion } });
      return { order, number: number ?? '' };
    },
    mailTo: (login, ...words) => until(async () => newestWith(await mailboxOf(login), words)),
    async send(from, raw) {
      const transport = createTransport({ host: '127.0.0.1', port: postfix.smtpPort, secure: false, auth: { user: from, pass: PASSWORD }, tls: { rejectUnauthorized: false } });
      await transport.sendMail({ envelope: { from, to: [APPROVAL_ADDRESS] }, raw: Buffer.from(raw) });
      transport.close();
    },
    stateOf: async (order) => (await seller.call(readRecord, { params: order })).state,
    decisions: async (order) => (await seller.call(readProgress, { params: order })).log
      .filter(({ kind }) => kind === 'approved' || kind === 'rejected').reverse()
      .map(({ person, way, opinion, kind, evidence }) => ({ person: person?.name, way, opinion, kind, evidence })),
    changeMailApproval: async (changes) => {
      await administrator.call(writeMailApproval, { body: { ...(await administrator.call(readMailApproval)), ...changes } });
    },
    async close() {
      for (const mailbox of mailboxes.values()) await mailbox.logout();
      await office.close();
      await postfix.stop();
      await dovecot.stop();
      await names.stop();
    },
  };
}

/** Sets the mail servers up as an administrator does: writes what he knows, tests it, saves it. */
async function configure(administrator: Client, dovecot: Dovecot, postfix: Postfix, fetching: boolean): Promise<void> {
  const server = { host: '127.0.0.1', acceptSelfSigned: true, authentication: 'password' as const, user: APPROVAL_ADDRESS, password: PASSWORD, oauthClientSecret: undefined, oauthRefreshToken: undefined };
  const smtp = {
    ...(await administrator.call(readSmtp)), ...server, enabled: true, port: postfix.smtpPort, encryption: 'starttls' as const,
    fromAddress: APPROVAL_ADDRESS, fromName: '会签', messagesPerSecond: 100,
  };
  const tested = await administrator.call(testSmtp, { body: smtp });
  if (!tested.ok) throw new Error(tested.message);
  await administrator.call(writeSmtp, { body: smtp });
  if (!fetching) return;
  // So rarely looked at that a reply can only have been announced by IDLE.
  const imap = { ...(await administrator.call(readImap)), ...server, enabled: true, port: dovecot.imapsPort, encryption: 'tls' as const, pollSeconds: 3600 };
  const found = await administrator.call(testImap, { body: imap });
  if (!found.ok) throw new Error(found.message);
  await administrator.call(writeImap, { body: imap });
  await until(async () => (await administrator.call(readImap)).status === 'idle');
}

async function makeOrder(seller: Client, price: string, lines: number): Promise<{ id: string; rowVersion: number }> {
  const [customer] = (await seller.call(listRecords, { params: { type: 'customer' }, query: { limit: 1 } })).rows;
  const [product] = (await seller.call(listRecords, { params: { type: 'product' }, query: { limit: 1 } })).rows;
  return seller.call(createRecord, {
    params: { type: 'sales-order' },
    body: {
      values: { customer: customer?.id ?? '', orderDate: '2026-11-23', deliveryDate: '2026-12-05', paymentTerms: 'net30' },
      lines: { lines: Array.from({ length: lines }, () => ({ values: { product: product?.id ?? '', unit: '台', quantity: '1', price } })) },
    },
  });
}

async function newestWith(mailbox: ImapFlow, words: readonly string[]): Promise<ParsedMessage | undefined> {
  const { exists } = await mailbox.mailboxOpen('INBOX');
  if (exists === 0) return undefined;
  const messages = await mailbox.fetchAll('1:*', { envelope: true, source: true });
  const found = messages.findLast(({ envelope }) => words.every((word) => envelope?.subject?.includes(word)));
  return found?.source ? opened(found.source) : undefined;
}
