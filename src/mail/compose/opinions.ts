import type { Decision, Way } from '../../words/mails/kinds.ts';
import type { MailWords } from '../../words/mails/mail-words.ts';
import type { Block, Fact, OpinionEntry } from './blocks.ts';
import { displayWidth } from './display-width.ts';
import { printableLines, shorten } from './plain-text.ts';

/** What somebody decided at an earlier node; `at` is already formatted, `opinion` may have several lines. */
export type Opinion = { person: string; node: string; decision: Decision; at: string; way: Way; opinion: string };

/** Mail programs cut a mail off at about 100 KB: the newest opinions are shown, the record has all. */
const opinionsShown = 20;
const opinionLimit = 500;

/** What a phone of 375 × 667 shows above the fold beside the greeting and how to answer. */
const firstScreenLines = 13;
const columnsOfPhone = 45;
const columnsOfPhoneFact = 32;

/** The opinions so far, oldest first, numbered as in the record; nothing when there is none. */
export function opinionBlocks(opinions: readonly Opinion[], words: MailWords): Block[] {
  if (opinions.length === 0) return [];
  const left = Math.max(0, opinions.length - opinionsShown);
  const shown = opinions.slice(left).map((opinion, index) => opinionEntry(opinion, left + index + 1, words));
  const blocks: Block[] = [{ kind: 'heading', text: words.approval.opinions }, { kind: 'opinions', opinions: shown }];
  return left > 0 ? [...blocks, { kind: 'note', text: words.approval.earlierOpinions(left) }] : blocks;
}

/** The lines of one opinion, capped for the mail. */
export function opinionLines(opinion: string): string[] {
  return printableLines(shorten(opinion, opinionLimit));
}

/** Whether how to answer is still on a phone's first screen when it stands below these opinions. */
export function fitFirstScreen(facts: readonly Fact[], opinions: readonly Opinion[]): boolean {
  const factLines = facts.map(({ value, detail }) => linesOf(`${value}${detail ?? ''}`, columnsOfPhoneFact));
  const opinionHeights = opinions.map(({ opinion }) =>
    opinionLines(opinion).reduce((lines, line) => lines + linesOf(line, columnsOfPhone), 1),
  );
  return [...factLines, ...opinionHeights].reduce((sum, lines) => sum + lines, 0) <= firstScreenLines;
}

function opinionEntry({ person, node, decision, at, way, opinion }: Opinion, number: number, words: MailWords): OpinionEntry {
  return {
    number,
    person: shorten(person, 60),
    node: shorten(node, 60),
    decision: words.decisions[decision],
    at,
    way: words.ways[way],
    lines: opinionLines(opinion),
  };
}

function linesOf(text: string, columns: number): number {
  return Math.max(1, Math.ceil(displayWidth(text) / columns));
}
