import type { PrintDocument } from './print-document.ts';
import { createPrinter } from './printer.ts';
import type { Printer } from './printer.ts';

let printer: Printer | undefined;

/**
 * Lays a record out as PDF, fonts embedded; the same document gives the same bytes.
 * The process that does it is started by the first document. Throws PrintFailed.
 */
export async function renderPdf(document: PrintDocument): Promise<Uint8Array> {
  printer ??= createPrinter();
  return printer.render(document);
}

/** Stops the process behind `renderPdf`; the next document starts a new one. */
export async function closePrinter(): Promise<void> {
  const closing = printer;
  printer = undefined;
  await closing?.close();
}
