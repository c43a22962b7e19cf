import QRCode from 'qrcode';
import { printWords } from '../../words/print/print-words.ts';
import { CELL_PADDING_EM, columnWidths } from './column-widths.ts';
import type { PrintApproval, PrintDocument, PrintField, PrintTable } from './print-document.ts';
import { PrintFailed } from './print-failed.ts';
import { breakLongWords, printableText, shortenText } from './printable-text.ts';

// The rooms below follow from the sizes in paper.typ: 9 pt text, 174 mm (portrait) or 261 mm (landscape) between margins.
const PORTRAIT_EM = 54;
const LANDSCAPE_EM = 82;
const MOST_COLUMNS_UPRIGHT = 9;
const TITLE_BLOCK_EM = 22;
const EDGE_EM = 18;

/**
 * Everything `paper.typ` needs, as the JSON it reads: texts made printable, columns measured, the QR code drawn.
 * Throws PrintFailed when the document can't be laid out: a row that doesn't fit its columns, an address that isn't one.
 */
export function composePaper(document: PrintDocument): string {
  const landscape = document.tables.some((table) => table.columns.length > MOST_COLUMNS_UPRIGHT);
  const roomInEm = landscape ? LANDSCAPE_EM : PORTRAIT_EM;
  const labelEm = document.language.startsWith('zh') ? 8.5 : 12;
  return JSON.stringify({
    language: document.language,
    words: printWords[document.language],
    landscape,
    labelEm,
    header: [edge(document.company.name, 2 * EDGE_EM), edge(`${document.title}  ${document.number}`, 1.5 * EDGE_EM)],
    footer: [edge(document.number, EDGE_EM), edge(document.printedAt ?? '', EDGE_EM), edge(document.printedBy ?? '', EDGE_EM / 2)],
    company: breakWithin(document.company, TITLE_BLOCK_EM),
    title: breakLongWords(printableText(document.title), TITLE_BLOCK_EM / 2),
    number: breakLongWords(printableText(document.number), TITLE_BLOCK_EM * 0.8),
    state: breakLongWords(printableText(document.state), TITLE_BLOCK_EM * 0.8),
    version: String(document.version),
    qr: drawQrCode(document.url),
    url: document.url,
    sections: document.sections.map(({ title, fields }) => ({
      title: breakLongWords(printableText(title), 2 * TITLE_BLOCK_EM),
      fields: fields.map((field) => composeField(field, labelEm, roomInEm)),
    })),
    tables: document.tables.map((table) => composeTable(table, roomInEm)),
    amounts: (document.amounts ?? []).map((amount) => breakWithin(amount, roomInEm / 4)),
    approvals: document.approvals?.length ? composeTable(approvalTable(document), roomInEm) : undefined,
  });
}

/** What repeats at the edges of each page. */
function edge(text: string, roomInEm: number): string {
  return shortenText(printableText(text), roomInEm);
}

function breakWithin(texts: Record<string, string | undefined>, roomInEm: number): Record<string, string> {
  const given = Object.entries(texts).flatMap(([key, text]): [string, string][] => (text ? [[key, text]] : []));
  return Object.fromEntries(given.map(([key, text]) => [key, breakLongWords(printableText(text), roomInEm)]));
}

/** The address becomes a link in the paper, so nothing but the web is let through. */
function drawQrCode(url: string): string {
  const protocol = URL.parse(url)?.protocol;
  if (protocol !== 'https:' && protocol !== 'http:') throw new PrintFailed(`"${url}" is no web address for the QR code`);
  let modules;
  try {
    ({ modules } = QRCode.create(url, { errorCorrectionLevel: 'M' }));
  } catch (error) {
    throw new PrintFailed('The address is too long for a QR code', { cause: error });
  }
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules.size} ${modules.size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}

function composeField(field: PrintField, labelEm: number, roomInEm: number) {
  const wide = field.wide ?? false;
  return {
    label: breakLongWords(printableText(field.label), labelEm - 1.2),
    value: breakLongWords(printableText(field.value), (wide ? roomInEm : roomInEm / 2) - labelEm - 1.2),
    wide,
  };
}

function composeTable(source: PrintTable, roomInEm: number) {
  const table = printableTable(source);
  const { widths, scale } = columnWidths(table, roomInEm);
  const compose = (cells: string[]) => cells.map((cell, index) => breakLongWords(cell, (widths[index] ?? 0) - CELL_PADDING_EM));
  return {
    title: breakLongWords(table.title, 2 * TITLE_BLOCK_EM),
    widths,
    scale,
    aligns: table.columns.map((column) => column.align),
    head: compose(table.columns.map((column) => column.label)),
    rows: table.rows.map(compose),
    totals: table.totals && compose(table.totals),
  };
}

function printableTable(table: PrintTable): PrintTable {
  const print = (cells: string[], what: string) => {
    if (cells.length === table.columns.length) return cells.map(printableText);
    throw new PrintFailed(`${what} of table "${table.title}" has ${cells.length} cells for ${table.columns.length} columns`);
  };
  if (table.columns.length === 0) throw new PrintFailed(`Table "${table.title}" has no columns`);
  return {
    title: printableText(table.title),
    columns: table.columns.map((column) => ({ ...column, label: printableText(column.label) })),
    rows: table.rows.map((row, index) => print(row, `Row ${index + 1}`)),
    totals: table.totals && print(table.totals, 'The last row'),
  };
}

function approvalTable({ language, approvals = [] }: PrintDocument): PrintTable {
  const words = printWords[language];
  const columns: { cell: (approval: PrintApproval) => string; label: string; width?: number }[] = [
    { cell: (approval) => approval.node, label: words.node },
    { cell: (approval) => approval.person, label: words.person },
    { cell: (approval) => approval.decision, label: words.decision },
    { cell: (approval) => approval.way, label: words.way },
    { cell: (approval) => approval.at, label: words.decidedAt },
    { cell: (approval) => approval.opinion, label: words.opinion },
  ];
  return {
    title: words.approvals,
    columns: columns.map(({ label }) => ({ label, align: 'left' })),
    rows: approvals.map((approval) => columns.map(({ cell }) => cell(approval))),
  };
}
