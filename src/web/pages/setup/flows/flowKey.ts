/** Where the flow of a document type is kept in the cache. */
export function flowKey(type: string): string[] {
  return ['setup', 'flows', type];
}
