import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkplace, type Workplace } from './support/workplace.ts';

/** Parts under their names in one build: of a page, and of what a page opens over itself. */
const LIST_PAGE = /\/assets\/ListPage-.*\.(js|css)$/;
const SEARCH_DIALOG = /\/assets\/SearchDialog-.*\.js$/;

let work: Workplace;
beforeAll(async () => { work = await openWorkplace(); });
afterAll(() => work.close());

describe('a page that was open while the product was upgraded', () => {
  test.for([
    { part: LIST_PAGE, ask: (page: Page) => page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '销售订单' }).click() },
    { part: SEARCH_DIALOG, ask: (page: Page) => page.keyboard.press('Control+k') },
  ])('is loaded anew, once, when a part of it is gone: $part', async ({ part, ask }) => {
    const { page, context } = await work.openAs('liming');
    const loads = loadsOf(page);
    await page.goto('/desk');
    await page.getByRole('heading', { name: '没有待您审批的单据' }).waitFor();

    // The old page asks for names of its own build, the new one for those of the new build.
    await page.route(part, (route) => (loads.length > 1 ? route.continue() : route.fulfill({ status: 404, body: '' })));
    const reloaded = page.waitForEvent('framenavigated', () => loads.length > 1);
    await ask(page);
    await reloaded;
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    await ask(page);
    await page.locator('table, [role=dialog]').first().waitFor();
    expect(loads).toHaveLength(2);
    await context.close();
  });

  test('says that it could not be shown when loading it anew does not help', async () => {
    const { page, context } = await work.openAs('liming');
    const loads = loadsOf(page);
    await page.route(LIST_PAGE, (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('/sales-order');
    await page.getByRole('button', { name: '刷新页面' }).waitFor();
    expect(loads.length).toBeLessThanOrEqual(3);
    await context.close();
  });
});

/** Every time that the page as a whole was asked for. */
function loadsOf(page: Page): Request[] {
  const loads: Request[] = [];
  page.on('request', (request) => { if (request.isNavigationRequest()) loads.push(request); });
  return loads;
}
