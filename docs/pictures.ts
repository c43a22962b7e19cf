import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { listSandboxMessages, replyInSandbox } from '../src/contract/mail.ts';
import { listRecords, readRecord, submitRecord } from '../src/contract/records.ts';
import { currentSession } from '../src/contract/session.ts';
import { decideTask, listTasks, readTask } from '../src/contract/tasks.ts';
import { openBrowser, openContext } from '../test/support/browser.ts';
import { newKey, signIn, type Client } from '../test/support/client.ts';
import { until } from '../test/support/until.ts';

/** Takes the pictures of the docs from the running product: a fresh installation with the demo company, in a folder of its own. */

const FOLDER = path.join(import.meta.dirname, 'pictures');
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 375, height: 812 };
const SET = 'demo';

const TYPE = 'sales-order';
const SELLERS = ['liming', 'zhangwei', 'zhaoxuemei'];
/** Whose desk and whose mail is shown in each language. */
const PICTURES = [
  { language: 'zh-CN', desk: 'wangfang', mail: 'chenguodong' },
  { language: 'en', desk: 'linjiayi', mail: 'linjiayi' },
];
/** How the subject of a mail begins that asks for a decision. */
const REQUEST = /待审批|Approval needed/;

type Product = { url: string; passwords: ReadonlyMap<string, string>; stop(): Promise<void> };

const product = await startProduct();
const browser = await openBrowser();
try {
  const as = (login: string) => signIn(product.url, SET, login, product.passwords.get(login) ?? '');
  await mkdir(FOLDER, { recursive: true });
  await fillDesks(as);
  for (const { language, desk, mail } of PICTURES) {
    await takeDesk(language, await as(desk));
    await takeMail(language, await as(mail));
  }
} finally {
  await browser.close();
  await product.stop();
}

/** `npm start` without its installing: the same program, on a free port and a temporary folder. */
async function startProduct(): Promise<Product> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'countersign-pictures-'));
  const port = await freePort();
  const program = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/server/main.ts'], {
    cwd: path.resolve(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PORT: String(port), DATA_DIR: dataFolder },
  });
  const ended = once(program, 'exit');
  const passwords = new Map<string, string>();
  for await (const line of createInterface(program.stdout)) {
    const [, login, password] = /^ {2}(\S+) +(\S+) {3}\S/.exec(line) ?? [];
    if (login && password) passwords.set(login, password);
    if (line.startsWith('Countersign')) break;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    passwords,
    async stop() {
      program.kill('SIGTERM');
      await ended;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Submits the salespeople's orders; the larger ones are signed by the first people, by mail and on the web, so that the others are asked, too. */
async function fillDesks(as: (login: string) => Promise<Client>): Promise<void> {
  for (const login of SELLERS) await submitAll(await as(login));
  const manager = await as('wangfang');
  const { rows } = await manager.call(listRecords, { params: { type: TYPE }, query: { sort: '-amount', limit: 4 } });
  const [largest, ...others] = rows;
  if (!largest) throw new Error('the demo company has no orders');
  await answer(manager, largest.number ?? '', '同意#\n框架协议价，合适#');
  await answer(await as('linjiayi'), largest.number ?? '', 'agree#\nWithin their credit line#');
  for (const { id } of others) await approve(manager, id);
}

async function submitAll(seller: Client): Promise<void> {
  const { rows } = await seller.call(listRecords, { params: { type: TYPE } });
  for (const { id } of rows) {
    const { rowVersion } = await seller.call(readRecord, { params: { type: TYPE, id } });
    await seller.call(submitRecord, { params: { type: TYPE, id }, body: { key: newKey(), rowVersion } });
  }
}

/** Decides as one does without a browser: by answering the mail, here in the sandbox. */
async function answer(reader: Client, number: string, text: string): Promise<void> {
  const { id } = await requestAbout(reader, number);
  await reader.call(replyInSandbox, { params: { id }, body: { text, key: newKey() } });
}

async function approve(reader: Client, recordId: string): Promise<void> {
  const task = (await reader.call(listTasks)).tasks.find((open) => open.recordId === recordId);
  if (!task) throw new Error(`nobody asks for order ${recordId}`);
  const { contentVersion } = await reader.call(readTask, { params: { id: task.id } });
  await reader.call(decideTask, { params: { id: task.id }, body: { key: newKey(), decision: 'approve', opinion: '同意', contentVersion } });
}

/** The mail in the reader's mailbox that asks him to decide about an order, or about any; waits until it has come. */
async function requestAbout(reader: Client, number = ''): Promise<{ id: string; userId: string }> {
  const { user } = await reader.call(currentSession);
  const found = await until(async () => (await reader.call(listSandboxMessages, { params: { userId: user.id } }))
    .find(({ subject, direction }) => direction === 'in' && REQUEST.test(subject) && subject.includes(number)));
  return { id: found.id, userId: user.id };
}

async function takeDesk(language: string, reader: Client): Promise<void> {
  await shoot(`desk.${language}`, reader, { ...DESKTOP, language }, '/desk', async (page) => {
    await page.locator('.key-facts').waitFor();
    await page.locator('.paper .section').last().waitFor();
  });
}

async function takeMail(language: string, reader: Client): Promise<void> {
  const { id, userId } = await requestAbout(reader);
  await shoot(`approval-mail.${language}`, reader, { ...PHONE, language }, `/sandbox/${userId}?message=${id}`, async (page) => {
    await page.frameLocator('.mail-frame').locator('body').waitFor();
    await page.locator('.mail-frame').evaluate((frame) => frame.scrollIntoView());
  });
}

async function shoot(name: string, reader: Client, size: { width: number; height: number; language: string }, address: string, ready: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, product.url, reader.cookie, size);
  const page = await context.newPage();
  await page.goto(address);
  await ready(page);
  await page.waitForLoadState('networkidle');
  const file = path.join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  await context.close();
  process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
}
