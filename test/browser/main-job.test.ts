import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passwordOf } from '../support/office.ts';
import { answerByMail, choose, signIn, submitDraft } from './support/acts.ts';
import { openWorkplace, type Workplace } from './support/workplace.ts';

/** As Excel puts rows on the clipboard: the product by its name, then the columns that follow it. */
const EXCEL_ROW = '变频器\t7.5kW 380V 矢量型\t台\t20\t2,960.00\t\t含现场调试';

let work: Workplace;
beforeAll(async () => { work = await openWorkplace(); });
afterAll(() => work.close());

test('a sales order from the form to the final PDF: by mail, by keyboard, returned once and approved by all', async () => {
  const seller = await work.open();
  await seller.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(seller.page, 'liming', passwordOf(work.office.logins, 'liming'));
  await writeOrder(seller.page);
  await submit(seller.page);
  const number = await seller.page.getByRole('heading', { level: 1 }).textContent() ?? '';
  expect(number).toMatch(/^XS\d{8}-\d{4}$/);

  const manager = await work.openAs('wangfang');
  await answerByMail(manager.page, number, '同意#\n价格合适，请尽快发货#');

  // Another order stands on the same desk, so that there is something to move between.
  const other = await submitDraft(await work.office.as('zhangwei'), 'sales-order');
  await answerByMail(manager.page, other.number, '同意#');
  const finance = await work.openAs('linjiayi');
  await decideByKeyboard(finance.page, number, other.number);

  const director = await work.openAs('chenguodong');
  await answerByMail(director.page, number, '不同意#\n电机单价偏低，请复核#');

  await seller.page.reload();
  await seller.page.getByText('已退回', { exact: true }).first().waitFor();
  await readHistory(seller.page);
  await changePrice(seller.page);
  await submit(seller.page);

  await answerByMail(manager.page, number, '同意#\n新价格已核#');
  await approveOnDesk(finance.page, number, 'Approve', 'Send now');
  await approveOnDesk(director.page, number, '同意', '立即提交');

  await seller.page.reload();
  await seller.page.getByText('已批准', { exact: true }).first().waitFor();
  await readFinalPdf(seller.page, number);
  expect([...seller.complaints, ...manager.complaints, ...finance.complaints, ...director.complaints]).toEqual([]);
}, 90_000);

/** A new order with two lines: one typed cell by cell, one pasted from Excel. */
async function writeOrder(page: Page): Promise<void> {
  await page.getByRole('link', { name: '销售订单' }).click();
  await page.getByRole('link', { name: '新建销售订单' }).first().click();
  await choose(page, '客户', '上海宝晟精工机械有限公司');
  await page.getByLabel('交货日期').fill('2026-12-05');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '添加一行' }).click();

  await choose(page, '第 1 行 产品', '三相异步电动机');
  await page.keyboard.press('Tab');
  for (const text of ['7.5kW 4极 B3', '台', '20', '2180']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  const first = page.getByRole('row').filter({ has: page.getByLabel('第 1 行 产品') });
  await first.getByText('43,600.00').waitFor();

  // Enter in the last row adds the next one, in the same column.
  await page.getByLabel('第 1 行 单价').press('Enter');
  await page.getByLabel('第 2 行 产品').focus();
  await page.evaluate((text) => navigator.clipboard.writeText(text), EXCEL_ROW);
  await page.keyboard.press('Control+V');
  await page.getByText('已粘贴 1 行').waitFor();
  expect(await page.getByLabel('第 2 行 备注').inputValue()).toBe('含现场调试');
  await page.getByRole('table').getByText('59,200.00').waitFor();
  expect(await page.getByLabel('订单金额').textContent()).toBe('102,800.00');

  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存').waitFor();
  await page.waitForURL(/\/sales-order\/\d+/);
}

/** Sees who will be asked, confirms, and sees the order go. */
async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交审批' }).click();
  const dialog = page.getByRole('dialog', { name: /^提交审批/ });
  for (const name of ['王芳', '林嘉怡', '陈国栋']) await dialog.getByRole('strong').filter({ hasText: name }).waitFor();
  await dialog.getByRole('button', { name: '确认提交' }).click();
  await page.getByText('待审批', { exact: true }).first().waitFor();
  await page.getByText('当前在 王芳').waitFor();
}

/** Moves with J and K, approves with A, thinks again, and approves for good. */
async function decideByKeyboard(page: Page, number: string, other: string): Promise<void> {
  await page.goto('/desk');
  const paper = page.getByRole('article');
  const list = page.getByRole('region', { name: 'Papers' });
  const papers = list.getByRole('listitem');
  await papers.filter({ hasText: number }).waitFor();
  await papers.filter({ hasText: other }).waitFor();
  const shown = async () => (await paper.getByRole('heading', { level: 2 }).first().textContent())?.includes(number);
  const [away, back] = await shown() ? ['j', 'k'] : ['k', 'j'];
  await page.keyboard.press(await shown() ? away : 'j');
  if (!await shown()) await page.keyboard.press(back);
  await paper.getByRole('heading', { level: 2, name: number }).waitFor();

  await page.getByRole('button', { name: 'Approve' }).waitFor();
  await page.keyboard.press('a');
  await page.getByText(`${number}: Approve`).waitFor();
  await papers.filter({ hasText: number }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Undo/ }).click();
  await paper.getByRole('heading', { level: 2, name: number }).waitFor();
  await page.getByRole('button', { name: 'Approve' }).waitFor();
  await page.keyboard.press('a');
  await page.getByText(`Done: ${number} Approve`).waitFor();
  await paper.getByRole('heading', { level: 2, name: other }).waitFor();
}

async function approveOnDesk(page: Page, number: string, approve: string, sendNow: string): Promise<void> {
  await page.goto('/desk');
  await page.getByRole('listitem').filter({ hasText: number }).getByRole('button').click();
  await page.getByRole('article').getByRole('heading', { level: 2, name: number }).waitFor();
  await page.getByRole('button', { name: approve, exact: true }).click();
  await page.getByRole('button', { name: sendNow }).click();
  await page.getByRole('status').filter({ hasText: number }).waitFor({ state: 'detached' });
}

/** 「审批或变更记录」 says who decided by which way with which words, and what was changed. */
async function readHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: '审批或变更记录' }).click();
  const drawer = page.getByRole('dialog', { name: '审批或变更记录' });
  const progress = drawer.getByRole('region', { name: '进度' });
  const seat = (name: string) => progress.locator('.seat').filter({ hasText: name }).first();
  await seat('王芳').getByText('价格合适，请尽快发货').waitFor();
  expect(await seat('王芳').textContent()).toContain('邮件沙箱');
  expect(await seat('林嘉怡').textContent()).toContain('网页');
  expect(await seat('陈国栋').textContent()).toMatch(/不同意.*邮件沙箱.*电机单价偏低，请复核/);
  const log = drawer.getByRole('region', { name: '记录', exact: true });
  await log.getByText(/^变更 \d+ 项$/).last().click();
  await log.getByText('上海宝晟精工机械有限公司').first().waitFor();
  await log.getByText('电机单价偏低，请复核').first().waitFor();
  await drawer.getByRole('button', { name: '关闭' }).click();
  await drawer.waitFor({ state: 'detached' });
}

async function changePrice(page: Page): Promise<void> {
  await page.getByLabel('第 1 行 单价').fill('2250');
  await page.getByLabel('第 1 行 单价').press('ArrowDown');
  expect(await page.getByLabel('订单金额').textContent()).toBe('104,200.00');
  await page.keyboard.press('Control+S');
  await page.getByText('已保存').waitFor();
  await page.getByRole('tab', { name: '记录' }).click();
  await page.getByRole('deletion').filter({ hasText: '2,180.00' }).first().waitFor();
  await page.getByRole('insertion').filter({ hasText: '2,250.00' }).first().waitFor();
}

async function readFinalPdf(page: Page, number: string): Promise<void> {
  const address = await page.getByRole('link', { name: 'PDF' }).getAttribute('href') ?? '';
  const answer = await page.request.get(address);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const bytes = await answer.body();
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  const plain = text.replaceAll(/\s/g, '');
  for (const said of [number, '审批记录', '王芳', '林嘉怡', '陈国栋', '新价格已核', '人民币大写']) expect(plain).toContain(said);
}
