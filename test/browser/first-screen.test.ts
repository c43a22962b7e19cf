import { get } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { submitDraft } from './support/acts.ts';
import { openWorkplace, type Workplace } from './support/workplace.ts';

const LIMIT_BYTES = 350 * 1024;

let work: Workplace;
beforeAll(async () => { work = await openWorkplace(); });
afterAll(() => work.close());

test('the desk with a paper on it weighs less than 350 KB', async () => {
  await submitDraft(await work.office.as('liming'), 'sales-order');
  const { page, client } = await work.openAs('wangfang');
  const addresses = new Set<string>();
  page.on('request', (request) => { if (request.url().startsWith(work.office.url)) addresses.add(request.url()); });
  await page.goto('/desk');
  await page.getByRole('button', { name: '同意', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');

  const sizes = await Promise.all([...addresses].map(async (address) => ({ address: new URL(address).pathname, bytes: await servedBytes(address, client.cookie) })));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const largest = sizes.toSorted((left, right) => right.bytes - left.bytes).slice(0, 5).map(({ address, bytes }) => `${address} ${kilobytes(bytes)}`);
  process.stdout.write(`First screen: ${kilobytes(total)} in ${sizes.length} answers; the largest: ${largest.join(', ')}\n`);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThan(LIMIT_BYTES);
});

/** The length of an answer's body as it goes over the wire to a browser that takes brotli. */
function servedBytes(address: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { cookie, 'accept-encoding': 'br' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => { bytes += chunk.length; });
      response.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
