import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { Language } from '../../../src/contract/common.ts';
import type { Place } from './pages.ts';
import { DESKTOP, type Size, type Window, type Workplace } from './workplace.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

export type Theme = 'light' | 'dark';
type Inspection = {
  size?: Size; language?: Language; themes?: readonly Theme[];
  /** What is wrong with the page that is shown, beside what hangs out of it and what its console complains of. */
  look: (page: Page) => Promise<string[]>;
};

/** WCAG 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens one page after the other, each person in a window of his own, and says by page what is wrong; pages without fault are left out. */
export async function inspect(work: Workplace, places: readonly Place[], { size = DESKTOP, language, themes = ['light'], look }: Inspection): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  for (const login of new Set(places.map((place) => place.login))) {
    const window = login === null ? await work.open({ ...size, language }) : await work.openAs(login, { ...size, language });
    for (const place of places.filter((candidate) => candidate.login === login)) {
      const found = await faultsOf(window, place, themes, look);
      if (found.length > 0) faults[place.name] = found;
    }
    await window.context.close();
  }
  return faults;
}

async function faultsOf({ page, complaints }: Window, place: Place, themes: readonly Theme[], look: Inspection['look']): Promise<string[]> {
  const faults: string[] = [];
  for (const [index, theme] of themes.entries()) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    if (index === 0) {
      await page.goto(place.address);
      await place.shown(page);
    }
    await page.locator(`html[data-theme=${theme}]`).waitFor();
    await settled(page);
    const hanging = await overflow(page);
    if (hanging > 0) faults.push(`${theme}: ${hanging} px too wide`);
    faults.push(...(await look(page)).map((fault) => `${theme}: ${fault}`));
  }
  return [...faults, ...complaints.splice(0)];
}

/** Waits until nothing is loading or moving any more: colours in the middle of a fade have a contrast of their own. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .ant-skeleton, .ant-spin-spinning') === null);
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
    const moving = () => document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity);
    do {
      await nextFrame();
      await nextFrame();
      await Promise.allSettled(moving().map(({ finished }) => finished));
    } while (moving().length > 0);
  });
}

/** How many pixels the page is wider than its window; 0 where nothing hangs out. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth);
}

/** What keeps some people from using the page, by axe; frames hold mails, which have their own looks. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (values) => {
    const { violations } = await window.axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'], iframes: false });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} ${failureSummary.split('\n').slice(1).join(' ').slice(0, 240)}`));
  }, TAGS);
}
