import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { DraftLine } from './draft.ts';

type Acts = { addRow: () => void; deleteRow: (key: string) => void; full: boolean };

/** The keys of a spreadsheet: Enter and arrows move between rows, Enter in the last row adds one, Ctrl+Delete deletes one. */
export function useGridKeys(grid: RefObject<HTMLTableElement | null>, rows: readonly DraftLine[], { addRow, deleteRow, full }: Acts) {
  const wanted = useRef<{ row: number; column: number } | null>(null);
  useEffect(() => {
    if (!wanted.current) return;
    focusCell(grid.current, wanted.current.row, wanted.current.column);
    wanted.current = null;
  }, [grid, rows.length]);
  const addAndFocus = (column = 0) => {
    wanted.current = { row: rows.length, column };
    addRow();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !(event.target instanceof HTMLElement)) return;
    const cell = event.target.closest('[data-cell]')?.getAttribute('data-cell')?.split(':').map(Number);
    const [row, column] = cell ?? [];
    if (row === undefined || column === undefined) return;
    if (event.key === 'Delete' && event.ctrlKey) {
      const line = rows[row];
      if (line) deleteRow(line.key);
      wanted.current = { row: Math.max(0, Math.min(row, rows.length - 2)), column };
      return;
    }
    // A list of choices needs these keys for itself.
    if (event.target.getAttribute('role') === 'combobox' || event.target.closest('.ant-picker') || event.shiftKey) return;
    const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    if (row + step < rows.length) focusCell(grid.current, row + step, column);
    else if (event.key === 'Enter' && !full) addAndFocus(column);
  };
  return { onKeyDown, addAndFocus: () => addAndFocus() };
}

/** The cell's input, or the next one to its right that can be typed into. */
function focusCell(grid: HTMLTableElement | null, row: number, column: number): void {
  const cells = [...(grid?.querySelectorAll(`[data-cell^="${row}:"]`) ?? [])];
  for (const cell of cells.slice(column)) {
    const input = cell.querySelector<HTMLElement>('input, textarea');
    if (input) return input.focus();
  }
}
