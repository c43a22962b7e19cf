import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkplace, type Workplace } from './support/workplace.ts';

const TYPED = '无锡衍川包装设备有限公司';

let work: Workplace;
beforeAll(async () => { work = await openWorkplace(); });
afterAll(() => work.close());

test('who types a customer and presses Enter before the server has answered gets that one or none, never another', async () => {
  const { page, context } = await work.openAs('liming');
  await page.goto('/sales-order/new');
  const customer = page.getByRole('combobox', { name: '客户', exact: true });
  const chosen = page.locator('.ant-select').filter({ has: customer });
  await customer.click();
  await page.getByTitle(TYPED).waitFor();
  const answer = await holdSearches(page);

  await customer.fill('没有这样的客户');
  await page.getByText('正在加载').waitFor();
  await customer.press('Enter');
  await customer.fill(TYPED);
  await page.getByTitle(TYPED).waitFor();
  await customer.press('Enter');
  await chosen.getByText(TYPED, { exact: true }).waitFor();

  answer();
  await page.getByLabel('收货地址').click();
  expect(await chosen.textContent()).toBe(TYPED);
  await context.close();
});

/** Keeps every search for customers waiting until the function is called that this gives. */
async function holdSearches(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.route('**/api/customer?*', async (route) => {
    await held.promise;
    await route.continue();
  });
  return held.resolve;
}
