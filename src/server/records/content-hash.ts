import { createHash } from 'node:crypto';
import type { CompiledType } from '../../model/compile.ts';
import type { Content } from './input.ts';

/** The canonical hash of what a record says: field by field in the model's order, lines in theirs. */
export function contentHash(type: CompiledType, content: Content): string {
  const lines = [...type.lines].map(([key, { columns }]) => [key, (content.lines[key] ?? []).map((line) => [...columns.keys()].map((column) => line.values[column] ?? null))]);
  const values = [...type.columns.keys()].map((key) => [key, content.values[key] ?? null]);
  return createHash('sha256').update(JSON.stringify([type.name, values, lines])).digest('hex');
}
