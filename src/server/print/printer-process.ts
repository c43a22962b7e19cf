// The child process that lays out papers: one JSON text comes in, one answer goes out, until its parent hangs up.
import type { PrinterAnswer } from './printer-answer.ts';
import { createTypesetter } from './typesetter.ts';

const typeset = createTypesetter();

process.on('message', (paper) => {
  const answer = typeof paper === 'string' ? print(paper) : { failure: 'The printer takes JSON texts only' };
  // Whoever wanted it may have been killed meanwhile.
  process.send?.(answer, () => undefined);
});

function print(paper: string): PrinterAnswer {
  try {
    return { pdf: typeset(paper) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
