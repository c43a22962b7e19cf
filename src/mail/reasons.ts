/**
 * Why a reply was read as it was. The names are stable: they stand in logs, in the texts of error mails and in the
 * output of `bin/explain-mail`.
 */
export const reasons = {
  /** approve or reject: the keyword, ended by `#`, begins the first line. */
  KeywordWithHash: 'The first line is a decision word ended by #.',
  /** approve or reject: the keyword is the whole first line. */
  KeywordAlone: 'The first line is a decision word and nothing else.',

  /** unclear: a person wrote something, and its first line holds no decision word. */
  NoKeyword: 'The first line holds no decision word.',
  /** unclear: "I agree if …", "同意不了". */
  KeywordInSentence: 'A decision word stands inside a sentence; it must be ended by # or be the whole line.',
  /** unclear: both words, in the line or in two lines. */
  BothWords: 'Approval and rejection both stand in the reply.',
  /** unclear: the answer stands below or inside the quote. */
  AnswerBelowQuote: 'The answer stands below or inside the quoted mail; it must be the first line.',
  /** unclear: encrypted, or in a format that only the sender's program reads. */
  UnreadableBody: 'The body is encrypted or in a format that cannot be read.',

  /** none: nothing above the quote. */
  NothingWritten: 'Nothing was written above the quoted mail.',

  /** unclear, quarantined: the sender cannot be told for sure (rule 10). */
  QuarantineTwoFrom: 'The message has more than one From header.',
  QuarantineSeveralFrom: 'The From header holds more than one address.',
  QuarantineMalformedFrom: 'The From header is malformed.',
  QuarantineNoFrom: 'The message has no From header.',
  /** unclear, quarantined: two readers of the message would see two answers (rule 8). */
  QuarantineContradiction: 'The text part and the HTML part say different things.',

  /** none: a program sent it (rule 19). */
  AutomaticAutoSubmitted: 'Auto-Submitted says that a program sent the message.',
  AutomaticNullReturnPath: 'The return path is empty.',
  AutomaticReport: 'The message is a delivery report.',
  AutomaticReadReceipt: 'The message is a read receipt.',
  AutomaticPrecedence: 'Precedence says bulk, list or junk.',
  AutomaticMailingList: 'The message came through a mailing list (List-Id).',
  AutomaticAutoreply: 'A header says that the message is an automatic reply.',
  AutomaticResponseSuppress: 'X-Auto-Response-Suppress asks that nothing answers.',
  AutomaticDaemon: 'A mail daemon sent the message.',
  AutomaticSubject: 'The subject is that of an automatic reply.',
  /** none: our own mail came back (rule 20). */
  AutomaticLoop: 'The message carries our own loop header.',
} as const satisfies Record<string, string>;

export type Reason = keyof typeof reasons;
export type AutomaticReason = Extract<Reason, `Automatic${string}`>;
