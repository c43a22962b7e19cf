/** CRLF, LF and CR, as messages mix them, to LF; a relay's CRCRLF is one line end. Linear in the length of the text. */
export function withLineFeeds(text: string): string {
  return text.replaceAll('\r\r\n', '\n').replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}
