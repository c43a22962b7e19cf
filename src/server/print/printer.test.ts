import { execFileSync } from 'node:child_process';
import { extractText } from 'unpdf';
import { afterEach, describe, expect, it } from 'vitest';
import { PrintFailed } from './print-failed.ts';
import { createPrinter } from './printer.ts';
import type { Printer } from './printer.ts';
import { sampleOrder } from './sample-order.ts';

let printer: Printer;
afterEach(() => printer.close());

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1', 0, 5) === '%PDF-';

function printerProcesses(): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...command]) => parent === String(process.pid) && command.join(' ').includes('printer-process'))
    .map(([pid]) => Number(pid));
}

describe('a printer', () => {
  it('prints many documents at once, each its own, in one process', async () => {
    printer = createPrinter();
    const numbers = Array.from({ length: 20 }, (_, index) => `SO-${index}`);
    const papers = await Promise.all(numbers.map((number) => printer.render({ ...sampleOrder(1), number })));
    for (const [index, paper] of papers.entries()) {
      const { text } = await extractText(new Uint8Array(paper), { mergePages: true });
      expect(text).toContain(`SO-${index} · 版本 3`);
    }
    expect(printerProcesses()).toHaveLength(1);
  });

  it('has as many processes as it was given, and none when closed', async () => {
    printer = createPrinter({ size: 2 });
    await Promise.all([1, 2, 3, 4].map((lines) => printer.render(sampleOrder(lines))));
    expect(printerProcesses()).toHaveLength(2);
    await printer.close();
    expect(printerProcesses()).toHaveLength(0);
    await expect(printer.render(sampleOrder(1))).rejects.toThrow('The printer is closed');
  });

  it('gives up a document that takes too long, and prints the next', async () => {
    printer = createPrinter({ timeLimitMs: 3_000 });
    const endless = printer.render(sampleOrder(60_000));
    const next = printer.render(sampleOrder(1));
    await expect(endless).rejects.toThrow('The paper took longer than 3000 ms');
    expect(isPdf(await next)).toBe(true);
  });

  it('loses only the document in work when its process dies', async () => {
    printer = createPrinter();
    await printer.render(sampleOrder(1));
    const [pid] = printerProcesses();
    const inWork = printer.render(sampleOrder(2_000));
    const next = printer.render(sampleOrder(1));
    if (pid) process.kill(pid, 'SIGKILL');
    await expect(inWork).rejects.toThrow(PrintFailed);
    expect(isPdf(await next)).toBe(true);
    expect(printerProcesses()).not.toContain(pid);
  });

  it('fails what is waiting or in work when it is closed', async () => {
    printer = createPrinter();
    const results = Promise.allSettled([printer.render(sampleOrder(500)), printer.render(sampleOrder(1))]);
    await printer.close();
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('does not keep its parent alive', () => {
    printer = createPrinter();
    const script = `
      const { renderPdf } = await import(${JSON.stringify(new URL('render.ts', import.meta.url).href)});
      const { sampleOrder } = await import(${JSON.stringify(new URL('sample-order.ts', import.meta.url).href)});
      console.log((await renderPdf(sampleOrder(1))).length);`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', timeout: 20_000 });
    expect(Number(printed)).toBeGreaterThan(10_000);
  });
});
