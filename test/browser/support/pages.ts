import type { Page } from 'playwright-core';
import { currentSession } from '../../../src/contract/session.ts';
import { listSandboxMessages } from '../../../src/contract/mail.ts';
import { listTasks } from '../../../src/contract/tasks.ts';
import { listRecords } from '../../../src/contract/records.ts';
import { until } from '../../support/until.ts';
import { submitDraft } from './acts.ts';
import type { Workplace } from './workplace.ts';

/** A page to be looked at: by whom, where, and what shows that it is drawn. */
export type Place = { name: string; login: string | null; address: string; shown: (page: Page) => Promise<void> };

const SETUP = ['company', 'smtp', 'imap', 'mail-approval', 'document-types', 'flows', 'users', 'api-keys'];

/** Every page of the product, in an office where papers wait, mails lie and one order has a history. */
export async function everyPage({ office }: Workplace): Promise<Place[]> {
  const seller = await office.as('liming');
  const order = await submitDraft(seller, 'sales-order');
  await submitDraft(await office.as('zhangwei'), 'sales-order');
  const [draft] = (await seller.call(listRecords, { params: { type: 'sales-order' }, query: { state: 'draft', limit: 1 } })).rows;
  const manager = await office.as('wangfang');
  const { user } = await manager.call(currentSession);
  const [mail] = await until(async () => {
    const mails = await manager.call(listSandboxMessages, { params: { userId: user.id } });
    return mails.length >= 2 ? mails : undefined;
  });
  const task = (await manager.call(listTasks)).tasks.find(({ recordId }) => recordId === order.id);

  return [
    { name: 'sign-in', login: null, address: '/sign-in', shown: (page) => page.locator('.sign-in-card button[type=submit]:enabled').waitFor() },
    { name: 'desk', login: 'wangfang', address: '/desk', shown: (page) => page.locator('.task, .paper').first().waitFor() },
    { name: 'paper', login: 'wangfang', address: `/desk/${task?.id}`, shown: (page) => page.locator('.decision-bar').waitFor() },
    { name: 'empty desk', login: 'huangtao', address: '/desk', shown: (page) => page.locator('.empty-state').first().waitFor() },
    { name: 'list', login: 'liming', address: '/sales-order', shown: (page) => page.getByText(order.number).first().waitFor() },
    { name: 'record', login: 'liming', address: `/sales-order/${order.id}`, shown: (page) => page.locator('.record-side .seat').first().waitFor() },
    { name: 'draft', login: 'liming', address: `/sales-order/${draft?.id}`, shown: (page) => page.locator('.grid-editor').waitFor() },
    { name: 'new record', login: 'liming', address: '/sales-order/new', shown: (page) => page.locator('.form-grid').first().waitFor() },
    { name: 'history', login: 'liming', address: `/sales-order/${order.id}`, shown: openHistory },
    { name: 'sandbox', login: 'wangfang', address: `/sandbox/${user.id}`, shown: (page) => page.locator('.sandbox-message').first().waitFor() },
    { name: 'sandbox mail', login: 'wangfang', address: `/sandbox/${user.id}?message=${mail?.id}`, shown: (page) => page.locator('.reply').waitFor() },
    { name: 'profile', login: 'liming', address: '/profile', shown: (page) => page.locator('.profile-part').last().waitFor() },
    ...SETUP.map((section): Place => ({
      name: `set-up ${section}`, login: 'huangtao', address: `/setup/${section}`,
      shown: (page) => page.locator('.setup-body').locator('form, .setup-table').first().waitFor(),
    })),
    { name: 'not found', login: 'liming', address: '/nothing/here', shown: (page) => page.getByRole('heading', { level: 1 }).waitFor() },
  ];
}

async function openHistory(page: Page): Promise<void> {
  await page.locator('.record-actions').getByRole('button', { name: /^(审批或变更记录|簽核或變更紀錄|Approvals and changes|Schvalování a změny)$/ }).click();
  await page.locator('.ant-drawer .log-entry').first().waitFor();
}
