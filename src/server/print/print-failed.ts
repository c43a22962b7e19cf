/** A document could not be printed; the message says why. Other documents are not concerned. */
export class PrintFailed extends Error {
  override name = 'PrintFailed';
}
