import { cpuOf, rateOf, type Measurement } from './measure.ts';

const LABEL_WIDTH = 58;

/** One line: rate, and CPU milliseconds an operation of this process and of PostgreSQL. */
export function line(label: string, measured: Measurement, note = ''): void {
  const { operations, ownCpuMs, postgresCpuMs } = measured;
  const cpu = `${(ownCpuMs / operations).toFixed(2)} + ${postgresCpuMs === null ? '?' : (postgresCpuMs / operations).toFixed(2)} ms`;
  text(label, `${Math.round(rateOf(measured)).toString().padStart(6)}/s  ${cpu.padStart(16)}${note === '' ? '' : `   ${note}`}`);
}

/** The measured beside its limit. */
export function compared(label: string, measured: Measurement, limit: { label: string; measured: Measurement }, aim: string): void {
  line(label, measured, `${(cpuOf(measured) / cpuOf(limit.measured)).toFixed(2)} × the limit's CPU; aim ${aim}`);
  line(`  limit: ${limit.label}`, limit.measured);
}

export function text(label: string, value: string): void {
  process.stdout.write(`${label.padEnd(LABEL_WIDTH)}${value}\n`);
}

export function heading(words: string): void {
  process.stdout.write(`\n${words}\n`);
}
