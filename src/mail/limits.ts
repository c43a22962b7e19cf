/** Every limit of reading a message. What lies beyond a limit is kept in the raw message and named as a problem. */
export const limits = {
  /** Header bytes of one part; a longer block is cut and the From counts as malformed. */
  headerBytes: 1_000_000,
  headerCount: 5_000,
  /** Multiparts inside multiparts. */
  partDepth: 30,
  partCount: 1_000,
  /** Decoded characters of text or HTML that are looked at. */
  bodyCharacters: 5_000_000,
  /** Open HTML elements inside one another; the parser's cost grows with their square. */
  htmlDepth: 500,
  /** Elements looked at: a decision stands at the top. */
  htmlElements: 10_000,
  /** What is handed to the HTML parser at once, so that its depth can be checked in between. */
  htmlChunkCharacters: 8_192,
  styleRules: 1_000,
  /** Lines that are decoded one by one where a body mixes charsets. */
  mixedCharsetLines: 2_000,
  headerParameters: 500,
  /** Lines looked at, and the characters of each: a decision stands at the top, in a short line. */
  lineCount: 5_000,
  lineCharacters: 4_000,
  /** Lines of format=flowed that are joined; more are left as they are. */
  flowedLines: 20_000,
  /** No heading or attribution of a quote is longer. */
  headingCharacters: 400,
  /** Lines over which a client wraps "On … wrote:". */
  attributionLines: 4,
  /** Lines in which a quoted header block shows its labels. */
  headerBlockLines: 10,
  opinionCharacters: 2_000,
  addressCharacters: 50_000,
  messageIds: 1_000,
} as const;
