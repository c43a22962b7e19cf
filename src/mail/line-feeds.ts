/** CRLF, LF and CR, as messages mix them, to LF; a relay's CRCRLF is one line end. Linear in the length of the text. */
export function withLineFeeds(text: string): string {
  if (!text.includes('\r')) return text;
  return text.replaceAll(/\r+\n?/g, (ending) => (ending.endsWith('\n') ? '\n' : '\n'.repeat(ending.length)));
}
