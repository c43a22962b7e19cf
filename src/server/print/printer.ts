import { composePaper } from './paper.ts';
import type { PrintDocument } from './print-document.ts';
import { PrintFailed } from './print-failed.ts';
import { PrintWorker } from './print-worker.ts';

/** No honest paper takes as long: 100 pages are a second's work. */
const PRINT_TIME_LIMIT_MS = 20_000;

export type Printer = {
  /** Lays a document out as PDF, after those that came before it. Throws PrintFailed, which concerns no other document. */
  render(document: PrintDocument): Promise<Uint8Array>;
  /** Stops the processes; documents still waiting or in work fail. */
  close(): Promise<void>;
};

/** A printer of `size` child processes; a document that takes longer than the limit loses its process, others go on. */
export function createPrinter({ size = 1, timeLimitMs = PRINT_TIME_LIMIT_MS } = {}): Printer {
  const workers = Array.from({ length: size }, () => new PrintWorker(timeLimitMs));
  const idle = [...workers];
  const waiting: PromiseWithResolvers<PrintWorker>[] = [];
  let closed = false;

  return {
    async render(document) {
      if (closed) throw new PrintFailed('The printer is closed');
      const paper = composePaper(document);
      const worker = idle.pop() ?? await turn();
      try {
        return await worker.print(paper);
      } finally {
        const next = waiting.shift();
        if (next) next.resolve(worker);
        else idle.push(worker);
      }
    },
    async close() {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(new PrintFailed('The printer is closed'));
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };

  function turn(): Promise<PrintWorker> {
    const next = Promise.withResolvers<PrintWorker>();
    waiting.push(next);
    return next.promise;
  }
}
