import { createPrinter } from '../src/server/print/printer.ts';
import { sampleOrder } from '../src/server/print/sample-order.ts';
import { childrenOf, cpuOfTree, residentMegabytes } from './processes.ts';
import { text } from './report.ts';

const LINES = 3;

/** Orders of one page, laid out by one printer process, which the first paper starts. */
export async function benchPapers(count: number): Promise<void> {
  const others = await childrenOf(process.pid);
  const printer = createPrinter();
  const startedAt = performance.now();
  await printer.render(sampleOrder(LINES));
  const firstMs = performance.now() - startedAt;
  const pid = (await childrenOf(process.pid)).find((candidate) => !others.includes(candidate));
  const before = pid === undefined ? null : await cpuOfTree(pid);
  const beganAt = performance.now();
  for (let made = 0; made < count; made += 1) await printer.render({ ...sampleOrder(LINES), number: `SO-${made}` });
  const seconds = (performance.now() - beganAt) / 1000;
  const after = pid === undefined ? null : await cpuOfTree(pid);
  text('PDFs by one printer process', `${(count / seconds).toFixed(1).padStart(6)}/s  ${before === null || after === null ? '?' : ((after - before) / count).toFixed(1)} ms CPU each; the first after ${Math.round(firstMs)} ms`);
  text('  memory of the printer', `${(pid === undefined ? null : await residentMegabytes(pid)) ?? '?'} MB`);
  await printer.close();
}
