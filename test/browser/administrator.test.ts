import { createServer } from 'node:net';
import { once } from 'node:events';
import { generate } from 'otplib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listRecords, previewSubmission } from '../../src/contract/records.ts';
import { readMailApproval } from '../../src/contract/setup.ts';
import { client, signIn } from '../support/client.ts';
import { passwordOf } from '../support/office.ts';
import { choose, pick, submitDraft } from './support/acts.ts';
import { openWorkplace, type Window, type Workplace } from './support/workplace.ts';

const CODE_LASTS_SECONDS = 30;

let work: Workplace;
let administrator: Window;
let page: Page;
beforeAll(async () => {
  work = await openWorkplace();
  administrator = await work.openAs('huangtao');
  page = administrator.page;
});
afterAll(() => work.close());

describe('an administrator', () => {
  test('adds a step with a condition to a flow and publishes it', async () => {
    await page.goto('/setup/flows/leave-request');
    await page.getByText(/^当前第 1 版$|^使用默认流程，尚未发布$/).waitFor();
    await page.getByRole('button', { name: '添加步骤' }).click();
    const step = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: '编辑步骤「新步骤」' }) });
    await step.getByLabel('步骤名称').fill('总经理审批');
    const added = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: '编辑步骤「总经理审批」' }) });
    await added.getByRole('button', { name: '添加审批人' }).click();
    await choose(page, '审批人 1', '总经理', added);
    await pick(page, '执行条件', '满足条件才执行', added);
    await pick(page, '字段', '请假天数', added);
    await added.getByRole('textbox', { name: '值', exact: true }).fill('3');
    await page.getByRole('button', { name: '发布新版本' }).click();
    await page.getByText(/^已发布第 \d+ 版$/).waitFor();

    expect(await namesAsked('liming', '3')).toContain('总经理审批');
    expect(await namesAsked('huangtao', '0.5')).not.toContain('总经理审批');
  });

  test('asks for the web and a second factor from a document type; the approver sets it up and decides with it', async () => {
    await page.goto('/setup/document-types/sales-order');
    const drawer = page.getByRole('dialog', { name: '单据类型：销售订单' });
    await drawer.getByRole('button', { name: '添加一档' }).click();
    await pick(page, '审批方式', '网页审批并两步验证', drawer);
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.waitFor({ state: 'detached' });

    const { number } = await submitDraft(await work.office.as('liming'), 'sales-order');
    const approver = await work.openAs('wangfang');
    await approver.page.goto('/desk');
    await approver.page.getByText('须两步验证').waitFor();
    await approver.page.getByRole('button', { name: '同意', exact: true }).click();
    await approver.page.getByRole('link', { name: '去开启' }).click();
    const secret = await turnOnSecondFactor(approver.page, passwordOf(work.office.logins, 'wangfang'));

    await approver.page.getByRole('link', { name: /工作台/ }).click();
    await approver.page.getByRole('button', { name: '同意', exact: true }).click();
    // Each code is good once; the next one is good already.
    await approver.page.getByLabel('动态验证码', { exact: true }).fill(await generate({ secret, epoch: Math.floor(Date.now() / 1000) + CODE_LASTS_SECONDS }));
    await approver.page.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    await approver.page.getByText(`已提交：${number} 同意`).waitFor();
    expect(approver.complaints).toEqual([]);
    await approver.context.close();
  });

  test('makes a user, whose password is shown once, and resets it', async () => {
    await page.goto('/setup/users/new');
    const drawer = page.getByRole('dialog', { name: '新建用户' });
    await drawer.getByLabel('姓名').fill('周敏');
    await drawer.getByLabel('登录名').fill('zhoumin');
    await drawer.getByLabel('收件邮箱').fill('zhoumin@qiheng.example');
    await choose(page, '部门', '财务部', drawer);
    for (const role of ['财务', '业务主管']) await choose(page, '角色', role, drawer);
    await drawer.getByRole('button', { name: '新建用户' }).click();
    const first = await shownOnce(page, '周敏 的新密码');
    await signIn(work.office.url, 'demo', 'zhoumin', first);

    const made = page.getByRole('row').filter({ has: page.getByRole('link', { name: '编辑用户「周敏」' }) });
    await made.getByText('财务、业务主管').waitFor();
    await made.getByRole('link').click();
    await page.getByRole('button', { name: '重置密码' }).click();
    await page.getByRole('dialog', { name: '重置 周敏 的密码？' }).getByRole('button', { name: '重置密码' }).click();
    const second = await shownOnce(page, '周敏 的新密码');
    expect(second).not.toBe(first);
    await expect(signIn(work.office.url, 'demo', 'zhoumin', first)).rejects.toThrow();
    await signIn(work.office.url, 'demo', 'zhoumin', second);
  });

  test('makes a key for another system, and revokes it', async () => {
    await page.goto('/setup/api-keys');
    await page.getByRole('button', { name: '新建密钥' }).click();
    const dialog = page.getByRole('dialog', { name: '新建密钥' });
    await dialog.getByLabel('名称').fill('ERP 对接');
    await choose(page, '代表的用户', '李明', dialog);
    await dialog.getByRole('button', { name: '新建密钥' }).click();
    const key = await shownOnce(page, '新的接口密钥');
    const erp = client(work.office.url, { authorization: `Bearer ${key}` });
    expect((await erp.call(listRecords, { params: { type: 'sales-order' } })).rows.length).toBeGreaterThan(0);

    await page.getByRole('button', { name: '吊销 ERP 对接' }).click();
    await page.getByRole('dialog', { name: '吊销密钥「ERP 对接」？' }).getByRole('button', { name: '吊销' }).click();
    await page.getByText('已吊销').waitFor();
    expect((await erp.refused(listRecords, { params: { type: 'sales-order' } })).status).toBe(401);
  });

  test('tests a connection to a closed port and reads the cause', async () => {
    await page.goto('/setup/smtp');
    await page.getByLabel('服务器', { exact: true }).fill('127.0.0.1');
    await page.getByLabel('端口').fill(String(await closedPort()));
    await page.getByRole('button', { name: '测试连接' }).click();
    await page.getByText('测试没有通过').waitFor();
    await page.getByText('服务器拒绝连接，请检查端口。').waitFor();
  });

  test('stops approval by mail with one switch', async () => {
    await page.goto('/setup/mail-approval');
    await page.getByRole('switch', { name: '允许邮件审批' }).click();
    await page.getByRole('dialog', { name: '停用邮件审批？' }).getByRole('button', { name: '停用邮件审批' }).click();
    await page.getByText('收到的答复只存档，不生效。').waitFor();
    expect((await (await work.office.as('huangtao')).call(readMailApproval)).enabled).toBe(false);
    expect(administrator.complaints).toEqual([]);
  });
});

/** The steps that somebody's leave request of so many days would take. */
async function namesAsked(login: string, days: string): Promise<string[]> {
  const person = await work.office.as(login);
  const { rows } = await person.call(listRecords, { params: { type: 'leave-request' } });
  const request = rows.find(({ values }) => Number(values['days']) === Number(days));
  const nodes = await person.call(previewSubmission, { params: { type: 'leave-request', id: request?.id ?? '' } });
  return nodes.map(({ name }) => name);
}

/** Password, secret, first code; gives the secret. */
async function turnOnSecondFactor(approver: Page, password: string): Promise<string> {
  const part = approver.locator('.profile-part').filter({ has: approver.getByRole('heading', { name: '两步验证' }) });
  await part.getByRole('button', { name: '开启' }).click();
  await part.getByLabel('先确认您的密码').fill(password);
  await part.getByRole('button', { name: '开启' }).click();
  const secret = await part.getByRole('code').textContent() ?? '';
  await part.getByLabel('输入验证器上显示的 6 位数字').fill(await generate({ secret }));
  await part.getByRole('button', { name: '确认开启' }).click();
  await part.getByText('已开启').waitFor();
  return secret;
}

/** The secret in a dialog that is not shown again once it is closed. */
async function shownOnce(shownTo: Page, title: string): Promise<string> {
  const dialog = shownTo.getByRole('dialog', { name: title });
  const secret = await dialog.getByRole('code').textContent() ?? '';
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await dialog.waitFor({ state: 'detached' });
  expect(await shownTo.getByText(secret).count()).toBe(0);
  return secret;
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
