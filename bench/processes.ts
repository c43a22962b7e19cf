import { readdir, readFile } from 'node:fs/promises';

/** Linux counts CPU time in these. */
const TICK_MS = 10;

type Process = { pid: number; parent: number; cpuMs: number };

/** CPU time of a process and all below it, those that have ended included; null where there is no /proc. */
export async function cpuOfTree(root: number): Promise<number | null> {
  const all = await listProcesses();
  if (all.length === 0) return null;
  const tree = new Set([root]);
  for (const pid of tree) for (const process of all) if (process.parent === pid) tree.add(process.pid);
  return all.filter(({ pid }) => tree.has(pid)).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

/** The processes right below one. */
export async function childrenOf(parent: number): Promise<number[]> {
  return (await listProcesses()).filter((process) => process.parent === parent).map(({ pid }) => pid);
}

/** Resident memory in megabytes; null where there is no /proc. */
export async function residentMegabytes(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}

async function listProcesses(): Promise<Process[]> {
  const names = await readdir('/proc').catch(() => []);
  const stats = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')));
  return stats.filter((stat) => stat !== '').map((stat) => {
    // The program's name stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
    return { pid: Number.parseInt(stat, 10), parent: Number(fields[1]), cpuMs: ticks * TICK_MS };
  });
}
