import type { Locator, Page } from 'playwright-core';
import { readRecord, listRecords, submitRecord } from '../../../src/contract/records.ts';
import { newKey, type Client } from '../../support/client.ts';

/** What people do in the pages, said once. */

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** Finds a record in an input that points to one, by typing its title, and takes it by Enter once it is the marked one. */
export async function choose(page: Page, label: string, title: string, within: Page | Locator = page): Promise<void> {
  const input = within.getByRole('combobox', { name: label, exact: true });
  await input.fill(title);
  await offered(page, title).and(page.locator('.ant-select-item-option-active')).waitFor();
  await input.press('Enter');
  await within.locator('.ant-select').filter({ has: page.getByRole('combobox', { name: label, exact: true }) }).getByText(title, { exact: true }).filter({ visible: true }).first().waitFor();
}

/** Opens a select and takes one of its choices. */
export async function pick(page: Page, label: string, choice: string, within: Page | Locator = page): Promise<void> {
  await within.getByRole('combobox', { name: label, exact: true }).click();
  await offered(page, choice).click();
}

/** A choice as it stands in the open list of choices. */
function offered(page: Page, choice: string): Locator {
  return page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: new RegExp(`^${RegExp.escape(choice)}$`) }).first();
}

/** Opens the newest mail of one's own mailbox that asks for a decision about a paper, and answers it. */
export async function answerByMail(page: Page, number: string, text: string): Promise<void> {
  await page.goto('/sandbox');
  await page.getByRole('region', { name: '邮件列表' }).getByRole('link').filter({ hasText: '待审批' }).filter({ hasText: number }).first().click();
  await page.getByRole('textbox', { name: '回复正文' }).fill(text);
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await page.getByText('已发送，系统收到后会处理').waitFor();
}

/** Submits a draft of somebody's without a browser; gives its number. */
export async function submitDraft(client: Client, type: string, at = 0): Promise<{ id: string; number: string }> {
  const { rows } = await client.call(listRecords, { params: { type }, query: { state: 'draft', sort: '-amount' } });
  const params = { type, id: rows[at]?.id ?? '' };
  const { rowVersion } = await client.call(readRecord, { params });
  const { number } = await client.call(submitRecord, { params, body: { key: newKey(), rowVersion } });
  return { id: params.id, number: number ?? '' };
}
