import { existsSync } from 'node:fs';
import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import type { Language } from '../../../src/contract/common.ts';
import { changeLanguage } from '../../../src/contract/session.ts';
import { openBrowser, openContext } from '../../support/browser.ts';
import type { Client } from '../../support/client.ts';
import { startOffice, type TestOffice } from '../../support/office.ts';

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 375, height: 812 };

export type Size = { width: number; height: number };
type Look = Size & { language?: Language };

/** A running office with a browser in front of it; every page tells what its console complained of. */
export type Workplace = {
  office: TestOffice; browser: Browser;
  /** A new window at the sign-in. */
  open(look?: Look): Promise<Window>;
  /** A new window of somebody who is signed in: of the demo company by his login, of anybody by his client. */
  openAs(who: string | Client, look?: Look): Promise<Window & { client: Client }>;
  close(): Promise<void>;
};
export type Window = { page: Page; context: BrowserContext; complaints: Complaints };
/** What the browser wrote to its console as an error (what the content security policy forbade among it), and what was thrown. */
export type Complaints = string[];

/** @throws Error where the pages are not built */
export async function openWorkplace(): Promise<Workplace> {
  if (!existsSync('dist/web/index.html')) throw new Error('dist/web is missing: the pages are not built. `node bin/test` builds them.');
  const [office, browser] = await Promise.all([startOffice(), openBrowser()]);
  const open = async (cookie: string, look: Look): Promise<Window> => {
    const context = await openContext(browser, office.url, cookie, look);
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    return { page, context, complaints: listen(page) };
  };
  return {
    office, browser,
    open: (look = DESKTOP) => open('', look),
    async openAs(who, look = DESKTOP) {
      const client = typeof who === 'string' ? await office.as(who) : who;
      if (look.language) await client.call(changeLanguage, { body: { language: look.language } });
      return { client, ...await open(client.cookie, look) };
    },
    async close() {
      await browser.close();
      await office.close();
    },
  };
}

function listen(page: Page): Complaints {
  const complaints: Complaints = [];
  page.on('console', (message) => {
    if (isExpected(message)) return;
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.stack ?? error.message}`));
  return complaints;
}

/** Whoever comes without a session asks for one first, and every browser notes the answer as an error. */
function isExpected(message: ConsoleMessage): boolean {
  return message.text().includes('401') && message.location().url.endsWith('/api/session');
}
