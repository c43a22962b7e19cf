import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { cpuOfTree } from './processes.ts';

/** What a number of operations cost. CPU holds on a noisy machine, the rate does not. */
export type Measurement = { operations: number; seconds: number; ownCpuMs: number; postgresCpuMs: number | null };

export type Meter = {
  /** Measures `work`, which does this many operations. */
  measure(operations: number, work: () => Promise<void>): Promise<Measurement>;
};

/** Measures this process, and the PostgreSQL of a data folder. */
export function meterOf(dataFolder: string): Meter {
  const postgresCpu = async () => {
    const written = await readFile(path.join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
    return cpuOfTree(Number(written.split('\n')[0]));
  };
  return {
    async measure(operations, work) {
      const before = await postgresCpu();
      const cpu = process.cpuUsage();
      const startedAt = performance.now();
      await work();
      const seconds = (performance.now() - startedAt) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      const after = await postgresCpu();
      return { operations, seconds, ownCpuMs: (user + system) / 1000, postgresCpuMs: before === null || after === null ? null : after - before };
    },
  };
}

/** Several runs of the same thing as one. */
export function together(parts: readonly Measurement[]): Measurement {
  return parts.reduce((sum, part) => ({
    operations: sum.operations + part.operations, seconds: sum.seconds + part.seconds, ownCpuMs: sum.ownCpuMs + part.ownCpuMs,
    postgresCpuMs: sum.postgresCpuMs === null || part.postgresCpuMs === null ? null : sum.postgresCpuMs + part.postgresCpuMs,
  }));
}

export const rateOf = ({ operations, seconds }: Measurement) => operations / seconds;
export const cpuOf = ({ operations, ownCpuMs, postgresCpuMs }: Measurement) => (ownCpuMs + (postgresCpuMs ?? 0)) / operations;

/** Does work for every item, so many at a time. */
export async function atOnce<Item>(workers: number, items: readonly Item[], work: (item: Item, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
