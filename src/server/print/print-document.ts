import type { printWords } from '../../words/print/print-words.ts';

/**
 * What a paper shows, of whatever type the record is. All texts are plain, already in the language of the paper and
 * formatted for its reader; the printer lays them out and never interprets them.
 */
export type PrintDocument = {
  language: keyof typeof printWords;
  company: { name: string; address?: string; telephone?: string };
  /** The label of the record's type, such as 销售订单. */
  title: string;
  number: string;
  state: string;
  version: number;
  /** The record's address on the web, for the QR code; http or https. */
  url: string;
  sections: { title: string; fields: PrintField[] }[];
  tables: PrintTable[];
  amounts?: PrintAmount[];
  /** The approval record; it stands on the final paper only. */
  approvals?: PrintApproval[];
  printedAt?: string;
  printedBy?: string;
};

/** A wide field takes the whole line; line breaks in a value are kept. */
export type PrintField = { label: string; value: string; wide?: boolean };

/** Each row, and the totals, has one cell for each column. */
export type PrintTable = { title: string; columns: PrintColumn[]; rows: string[][]; totals?: string[] };

/** `width` is a percentage of the table; without it the column takes what its texts need. */
export type PrintColumn = { label: string; align: 'left' | 'right' | 'center'; width?: number };

/** `capitals` belong to an amount in the money of the paper's language: see `words/capitals.ts`. */
export type PrintAmount = { label: string; value: string; capitals?: string };

export type PrintApproval = {
  node: string; person: string; decision: string; way: string; at: string; opinion: string;
};
