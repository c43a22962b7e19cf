import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, inspect } from './support/inspect.ts';
import { everyPage } from './support/pages.ts';
import { PHONE, openWorkplace, type Workplace } from './support/workplace.ts';

let work: Workplace;
beforeAll(async () => { work = await openWorkplace(); });
afterAll(() => work.close());

test('every page on a phone, light and dark: open to everybody, nothing hangs out, nothing goes wrong behind it', async () => {
  expect(await inspect(work, await everyPage(work), { size: PHONE, themes: ['light', 'dark'], look: barriers })).toEqual({});
}, 120_000);
