import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord, listRecords } from '../../src/contract/records.ts';
import { resetPassword } from '../../src/contract/setup.ts';
import { signIn, type Client } from '../support/client.ts';
import { submitDraft } from './support/acts.ts';
import { openWorkplace, type Workplace } from './support/workplace.ts';

let work: Workplace;
beforeAll(async () => { work = await openWorkplace(); });
afterAll(() => work.close());

test('who decides second reads by whom and when it was decided, and goes on', async () => {
  const colleague = await work.openAs(await secondManager());
  const { number } = await submitDraft(await work.office.as('liming'), 'sales-order');
  const first = await work.openAs('wangfang');
  for (const { page } of [first, colleague]) {
    await page.goto('/desk');
    await page.getByRole('heading', { level: 2, name: number }).waitFor();
    await page.getByRole('button', { name: '同意', exact: true }).waitFor();
  }

  await first.page.keyboard.press('a');
  await first.page.getByRole('button', { name: '立即提交' }).click();
  await first.page.getByText(`已提交：${number} 同意`).waitFor();
  await colleague.page.keyboard.press('r');
  await colleague.page.getByRole('button', { name: '立即提交' }).click();
  await colleague.page.getByText(new RegExp(`^${number}: 已由王芳于 .*\\d{2}:\\d{2} 处理$`)).waitFor();

  await colleague.page.getByRole('heading', { name: '没有待您审批的单据' }).waitFor();
  expect(await colleague.page.getByText('提交失败').count()).toBe(0);
  expect(first.complaints).toEqual([]);
});

/** Somebody else who may decide as a business manager: either one's word is enough. */
async function secondManager(): Promise<Client> {
  const administrator = await work.office.as('huangtao');
  const { rows } = await administrator.call(listRecords, { params: { type: 'role' } });
  const role = rows.find(({ values }) => values['key'] === 'business-manager' || values['name'] === '业务主管');
  const { id } = await administrator.call(createRecord, {
    params: { type: 'user' }, body: { values: { name: '周敏', login: 'zhoumin', email: 'zhoumin@qiheng.example', enabled: true, language: 'zh-CN', roles: [role?.id ?? ''] } },
  });
  const { password } = await administrator.call(resetPassword, { params: { id }, body: { removeSecondFactor: false } });
  return signIn(work.office.url, 'demo', 'zhoumin', password);
}
