import { z } from 'zod';

/** What the child process answers to a paper: the PDF, or why there is none. */
export type PrinterAnswer = { pdf: Uint8Array } | { failure: string };

export const printerAnswer = z.union([z.object({ pdf: z.instanceof(Uint8Array) }), z.object({ failure: z.string() })]);
