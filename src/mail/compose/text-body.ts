import type { MailWords } from '../../words/mails/mail-words.ts';
import { webAddress, type Block, type Fact, type OpinionEntry } from './blocks.ts';
import { displayWidth } from './display-width.ts';
import { harmless } from './plain-text.ts';

/** The blocks as plain text, paragraphs divided by an empty line. */
export function textBody(blocks: readonly Block[], words: MailWords): string {
  return `${blocks.map((block) => blockText(block, words)).join('\n')}\n`.replace(/^\n/, '');
}

function blockText(block: Block, words: MailWords): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return `\n${harmless(block.text)}`;
    case 'facts':
      return `\n${factLines(block.facts, words)}`;
    case 'opinions':
      return block.opinions.map(opinionText).join('\n');
    case 'quotation':
      return block.lines.map(harmless).join('\n');
    case 'link':
      return `\n${harmless(block.text)}${words.colon}${webAddress(block.url)}`;
    case 'note':
      return `\n${harmless(block.text)}`;
    case 'footer':
      return `\n${block.lines.map(harmless).join('\n')}`;
  }
}

function factLines(facts: readonly Fact[], words: MailWords): string {
  const labels = facts.map((fact) => harmless(fact.label));
  const columns = Math.min(24, Math.max(0, ...labels.map(displayWidth)));
  return facts
    .map((fact, index) => {
      const label = labels[index] ?? '';
      const space = ' '.repeat(Math.max(0, columns - displayWidth(label)) + 4);
      return `${label}${space}${harmless(fact.value)}${fact.detail ? words.parentheses(harmless(fact.detail)) : ''}`;
    })
    .join('\n');
}

function opinionText({ number, person, node, decision, at, way, lines }: OpinionEntry): string {
  const head = `${number}. ${[person, node, decision, at, way].map(harmless).join('  ')}`;
  const [first, ...more] = lines.map(harmless);
  if (first === undefined) return head;
  return [`${head}  ${first}`, ...more.map((line) => `   ${line}`)].join('\n');
}
