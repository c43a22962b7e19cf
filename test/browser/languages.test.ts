import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCompany } from '../../src/office/demo.ts';
import { TODAY } from '../support/office.ts';
import { inspect } from './support/inspect.ts';
import { everyPage } from './support/pages.ts';
import { openWorkplace, type Workplace } from './support/workplace.ts';

/** Labels, as opposed to what people wrote: menus, buttons, headings, columns, hints. Mails are in the language of whom they were sent to. */
const LABELS = 'a, button, h1, h2, h3, h4, th, dt, label, legend, summary, [role=tab], [role=menuitem]';
const HINTS = ['placeholder', 'aria-label', 'title'];
const MAIL = '.sandbox-message, .sandbox-mail';

/** Characters that give an untranslated word away. In Traditional Chinese: common ones that only Simplified Chinese writes so. */
const FOREIGN = {
  en: /\p{Script=Han}/u,
  cs: /\p{Script=Han}/u,
  'zh-TW': /[单据审订页设语账户转办发邮个录记请说这时间经过关开应为会从对没给]/u,
};

/** What the company wrote itself, and what is the same in all languages: the names of the languages, the seal. */
const written = longestFirst(['简体中文', '繁體中文', '签', ...writtenByCompany()]);

let work: Workplace;
beforeAll(async () => { work = await openWorkplace(); });
afterAll(() => work.close());

test.for(['en', 'cs', 'zh-TW'] as const)('no page shows a word of another language, and none hangs out: %s', { timeout: 60_000 }, async (language) => {
  const faults = await inspect(work, await everyPage(work), { language, look: (page) => untranslated(page, FOREIGN[language]) });
  expect(faults).toEqual({});
});

async function untranslated(page: Page, foreign: RegExp): Promise<string[]> {
  const shown = await page.evaluate(({ labels, hints, mail }) => [...document.body.querySelectorAll('*')]
    .filter((element) => element.closest(mail) === null && element.checkVisibility())
    .flatMap((element) => [element.matches(labels) ? element.textContent : '', ...hints.map((name) => element.getAttribute(name) ?? '')]), { labels: LABELS, hints: HINTS, mail: MAIL });
  const own = shown.map((label) => written.reduce((rest, text) => rest.replaceAll(text, ''), label));
  return [...new Set(own.filter((label) => foreign.test(label)))];
}

function writtenByCompany(): string[] {
  const { company, records } = demoCompany(TODAY);
  const values = records.flatMap((record) => [record.values, ...Object.values(record.lines ?? {}).flat()]).flatMap((fields) => Object.values(fields));
  return [...Object.values(company), ...values.filter((value) => typeof value === 'string')].filter((text) => /\p{Script=Han}/u.test(text));
}

/** So that a longer text is not torn by a shorter one within it. */
function longestFirst(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted((left, right) => right.length - left.length);
}
