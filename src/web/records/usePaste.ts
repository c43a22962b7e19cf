import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { ClipboardEvent } from 'react';
import type { FieldValue } from '../../contract/common.ts';
import type { LinesDescription, TypeDescription } from '../../contract/model.ts';
import { useLanguage, useWords } from '../language.tsx';
import { useModel } from '../queries.ts';
import { newLine, type DraftLine, type Values } from './draft.ts';
import { parseTable, readCell } from './paste.ts';
import { listQuery } from './recordQueries.ts';
import type { DraftActs } from './useDraft.ts';

/** Pastes a block from Excel at the cell one stands in, adding rows as needed; names of records are looked up. */
export function usePaste(table: LinesDescription, rows: readonly DraftLine[], setLines: DraftActs['setLines']) {
  const words = useWords();
  const language = useLanguage();
  const { types } = useModel();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const paste = async (block: string[][], firstRow: number, firstColumn: number) => {
    let problems = 0;
    const titles: Record<string, string> = {};
    const written: Values[] = [];
    for (const cells of block.slice(0, table.maximumRows - firstRow)) {
      const values: Values = {};
      for (const [index, text] of cells.entries()) {
        const field = table.fields[firstColumn + index];
        if (!field || field.readOnly) continue;
        const read = readCell(field, text, language);
        const found = 'lookUp' in read ? await lookUp(queryClient, types.find((type) => type.name === field.target), read.lookUp) : null;
        if (found) titles[`${field.target}/${found.id}`] = found.title;
        const value: FieldValue | undefined = 'value' in read ? read.value : found?.id;
        if (value === undefined) problems += 1;
        else values[field.key] = value;
      }
      written.push(values);
    }
    setLines(table.key, (lines) => {
      const next = [...lines];
      written.forEach((values, index) => {
        const line = next[firstRow + index] ?? newLine();
        next[firstRow + index] = { ...line, values: { ...line.values, ...values } };
      });
      return next;
    }, titles);
    if (problems > 0) void message.warning(words.record.pasteProblems(problems), 6);
    else void message.success(words.record.pasted(written.length));
  };
  return (event: ClipboardEvent) => {
    const block = parseTable(event.clipboardData.getData('text/plain'));
    // A single value is typed into its cell by the browser.
    if (block.length === 1 && block[0]?.length === 1) return;
    const cell = event.target instanceof HTMLElement ? event.target.closest('[data-cell]')?.getAttribute('data-cell') : null;
    const [row = rows.length, column = 0] = cell?.split(':').map(Number) ?? [];
    event.preventDefault();
    void paste(block, row, column);
  };
}

/** The one record that is called exactly so, by title or number. */
async function lookUp(queryClient: QueryClient, type: TypeDescription | undefined, text: string): Promise<{ id: string; title: string } | null> {
  if (!type) return null;
  const page = await queryClient.ensureQueryData(listQuery(type.name, { search: text.slice(0, 200), limit: 50 })).catch(() => null);
  const hits = page?.rows.filter((row) => row.values[type.title] === text || row.number === text) ?? [];
  return hits.length === 1 && hits[0] ? { id: hits[0].id, title: text } : null;
}
