import type { PrintTable } from './print-document.ts';
import { widestWordInEm, widthInEm } from './printable-text.ts';

export const CELL_PADDING_EM = 1.5;
const WIDEST_WORD_EM = 9;
const WIDEST_HEADING_EM = 4;
const WIDEST_FIGURE_EM = 16;
const SMALLEST_SCALE = 0.7;

/** How much a column can't do without, and how much it would use. */
type Need = { least: number; wanted: number; stretches: boolean };

/**
 * How wide each column of a table is, in em, and by how much its letters shrink where the columns have no room otherwise.
 * Figures and centred columns stay on one line and words in one piece; what is left goes to the left-aligned columns.
 */
export function columnWidths(table: PrintTable, roomInEm: number): { widths: number[]; scale: number } {
  const needs = table.columns.map((_, index) => needOf(table, index, roomInEm));
  const least = sum(needs.map((need) => need.least));
  const scale = Math.max(SMALLEST_SCALE, Math.min(1, roomInEm / least));
  const room = roomInEm / scale;
  const widths = needs.map((need) => need.least * Math.min(1, room / least));
  const filled = add(widths, fill(room - sum(widths), needs.map((need) => need.wanted - need.least)));
  return { widths: add(filled, stretch(room - sum(filled), needs)), scale };
}

function needOf(table: PrintTable, index: number, roomInEm: number): Need {
  const { align = 'left', label = '', width } = table.columns[index] ?? {};
  if (width !== undefined) return { least: (roomInEm * width) / 100, wanted: (roomInEm * width) / 100, stretches: false };
  const cells = [...table.rows, table.totals ?? []].map((row) => row[index] ?? '');
  const heading = Math.max(widestWordInEm(label), Math.min(widthInEm(label), WIDEST_HEADING_EM));
  const word = Math.max(heading, widest(cells, widestWordInEm));
  const line = Math.max(word, widest(cells, widthInEm));
  if (align === 'left') {
    const least = Math.min(word, WIDEST_WORD_EM) + CELL_PADDING_EM;
    return { least, wanted: Math.max(line, widthInEm(label)) + CELL_PADDING_EM, stretches: true };
  }
  const needed = Math.min(line, WIDEST_FIGURE_EM) + CELL_PADDING_EM;
  return { least: needed, wanted: Math.max(needed, widthInEm(label) + CELL_PADDING_EM), stretches: false };
}

/** Gives each column what it still wants, the modest ones first; the greedy ones divide what is left evenly. */
function fill(room: number, wishes: number[]): number[] {
  const given = wishes.map(() => 0);
  let left = Math.max(0, room);
  let columns = wishes.length;
  for (const [index, wish] of [...wishes.entries()].sort(([, one], [, other]) => one - other)) {
    const share = Math.min(wish, left / columns);
    given[index] = share;
    left -= share;
    columns -= 1;
  }
  return given;
}

/** Spreads room nobody asked for, most of it to the columns with the longest texts. */
function stretch(room: number, needs: Need[]): number[] {
  const anyStretches = needs.some((need) => need.stretches);
  const weights = needs.map((need) => (need.stretches || !anyStretches ? need.wanted ** 2 : 0));
  return weights.map((weight) => (Math.max(0, room) * weight) / sum(weights));
}

function widest(texts: string[], measure: (text: string) => number): number {
  return texts.reduce((most, text) => Math.max(most, measure(text)), 0);
}

function add(some: number[], others: number[]): number[] {
  return some.map((number, index) => number + (others[index] ?? 0));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
