import type { MailWords } from '../../words/mails/mail-words.ts';
import type { Block } from './blocks.ts';

/** The words by which the recipient may decide, in his language, without the `#`. */
export type DecisionWords = { approve: string; reject: string };

/**
 * How to answer, with an example. The example names both words only inside its sentence and stands
 * well below the greeting, so that a reply sent empty over the quoted mail decides nothing.
 */
export function replyExample(instruction: string, decisionWords: DecisionWords, words: MailWords): Block[] {
  return [
    { kind: 'paragraph', text: instruction },
    { kind: 'quotation', lines: [`${decisionWords.approve}#`, words.approval.exampleOpinion] },
  ];
}
