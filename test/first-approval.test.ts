import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRecord, readProgress, submitRecord, listRecords } from '../src/contract/records.ts';
import { decideTask, listTasks, readTask } from '../src/contract/tasks.ts';
import { listSandboxMessages, readSandboxMessage, replyInSandbox } from '../src/contract/mail.ts';
import { currentSession } from '../src/contract/session.ts';
import { newKey, type Client } from './support/client.ts';
import { startOffice, type TestOffice } from './support/office.ts';
import { until } from './support/until.ts';

let office: TestOffice;
beforeAll(async () => { office = await startOffice(); });
afterAll(() => office.close());

describe('a sales order approved from end to end', () => {
  test('by a reply, a click and a reply, with every act in the log', async () => {
    const seller = await office.as('liming');
    const [order] = (await seller.call(listRecords, { params: { type: 'sales-order' }, query: { sort: '-amount', limit: 1 } })).rows;
    const params = { type: 'sales-order', id: order?.id ?? '' };
    const before = await seller.call(readRecord, { params });
    const submitted = await seller.call(submitRecord, { params, body: { key: newKey(), rowVersion: before.rowVersion } });
    expect(submitted.state).toBe('pending');
    expect(submitted.flow?.holders.map(({ name }) => name)).toEqual(['王芳']);

    const checksum = await answerNewest(await office.as('wangfang'), '同意#\n价格合适#');
    const finance = await office.as('linjiayi');
    const task = await until(async () => (await finance.call(listTasks)).tasks[0]);
    const { pdfSha256 } = await finance.call(readTask, { params: { id: task.id } });
    expect(pdfSha256?.startsWith(checksum)).toBe(true);
    await finance.call(decideTask, { params: { id: task.id }, body: { key: newKey(), decision: 'approve', opinion: 'ok', contentVersion: submitted.contentVersion } });
    await answerNewest(await office.as('chenguodong'), '同意');

    const approved = await until(async () => {
      const now = await seller.call(readRecord, { params });
      return now.state === 'approved' ? now : undefined;
    });
    expect(approved.may.update).toBe(false);
    const { log } = await seller.call(readProgress, { params });
    expect(log.filter(({ kind }) => kind === 'approved').map(({ person, way, opinion }) => [person?.name, way, opinion])).toEqual([
      ['陈国栋', 'sandbox', undefined], ['林嘉怡', 'web', 'ok'], ['王芳', 'sandbox', '价格合适'],
    ]);
  });
});

/** Answers the newest request and gives the checksum of the PDF that it names. */
async function answerNewest(person: Client, text: string): Promise<string> {
  const { user } = await person.call(currentSession);
  const request = await until(async () => (await person.call(listSandboxMessages, { params: { userId: user.id } })).find(({ subject }) => subject.includes('待审批')));
  const mail = await person.call(readSandboxMessage, { params: { id: request.id } });
  expect(mail.attachments.map(({ type }) => type)).toEqual(['application/pdf']);
  await person.call(replyInSandbox, { params: { id: request.id }, body: { text, key: newKey() } });
  const checksum = /校验码 ([0-9a-f]{12})/.exec(mail.text)?.[1];
  if (checksum === undefined) throw new Error('the mail names no checksum');
  return checksum;
}
