import { automaticReason } from './automatic.ts';
import { withoutBanners } from './banners.ts';
import { readDecision } from './decision.ts';
import type { DecisionReading } from './decision.ts';
import { shapeOfFrom } from './from.ts';
import type { FromProblem } from './from.ts';
import { htmlLines } from './html-lines.ts';
import type { Line } from './html-lines.ts';
import type { ParsedMessage } from './parse.ts';
import { visibleLine } from './plain-line.ts';
import { ownText, textLines } from './quote.ts';
import type { Reason } from './reasons.ts';
import { decisionWords } from './words.ts';
import type { DecisionWord, WordList } from './words.ts';

export type ReplySettings = {
  /** The recipient's language, whose words count first. */
  language?: string;
  words?: Record<string, WordList>;
  /** Patterns of lines to skip above the first one: literals with `*`. */
  banners?: string[];
};

export type ReplyReading = {
  decision: 'approve' | 'reject' | 'none' | 'unclear';
  reason: Reason;
  /** Without the `#` that ends it, cut at the limit. */
  opinion: string;
  /** What the person wrote above the quote. */
  visibleText: string;
  /** The lines from which the decision was read: evidence for the log (rule 17). */
  linesRead: readonly string[];
};

/**
 * Reads what a reply decides: rules 1–8, 10 (the shape of From) and 19. It judges the content, never the
 * authentication, and never throws. `none`: automatic, or nothing written; `unclear`: a person's mail that does not
 * decide or must be quarantined.
 */
export function readReply(message: ParsedMessage, settings: ReplySettings = {}): ReplyReading {
  const words = decisionWords(settings.language, settings.words ?? {});
  const { view, contradicts } = readBody(message, words, settings.banners ?? []);
  const refused = (decision: 'none' | 'unclear', reason: Reason): ReplyReading => ({
    decision, reason, opinion: '', visibleText: view.visibleText, linesRead: [],
  });
  const automatic = automaticReason(message);
  if (automatic !== null) return refused('none', automatic);
  const from = shapeOfFrom(message);
  if (!from.ok) return refused('unclear', quarantineReasons[from.problem]);
  if (contradicts) return refused('unclear', 'QuarantineContradiction');
  if (view.reason === 'NothingWritten' && isUnreadable(message)) return refused('unclear', 'UnreadableBody');
  return view;
}

/** Reads the text and the HTML and decides which of them the person saw and wrote. */
function readBody(message: ParsedMessage, words: ReadonlyMap<string, DecisionWord>, banners: readonly string[]): { view: DecisionReading; contradicts: boolean } {
  const isRepeated = message.problems.includes('RepeatedAlternative');
  const html = message.html === null ? null : htmlLines(message.html);
  const isHtmlEmpty = html === null || !html.some(hasText);
  const text = message.text === null || message.text.trim() === '' ? null : message.text;
  if (text === null) return { view: viewOf(html ?? [], words, banners), contradicts: isRepeated };
  if (isHtmlEmpty) return { view: viewOf(textLines(text), words, banners), contradicts: isRepeated };
  const written = viewOf(html, words, banners);
  const plain = viewOf(textLines(text.replaceAll('*', '')), words, banners);
  return { view: written, contradicts: isRepeated || contradict(plain, written) };
}

function viewOf(lines: readonly Line[], words: ReadonlyMap<string, DecisionWord>, banners: readonly string[]): DecisionReading {
  const own = ownText(lines);
  return readDecision({ ...own, above: withoutBanners(own.above, banners) }, words);
}

/**
 * Clients wrap, mark, number and link the text part in their own way, and QQ Mail leaves entities in it, so the two
 * are compared by letters and digits: the same decision with opinions of which one begins the other, or the same
 * writing laid out differently.
 */
function contradict(plain: DecisionReading, written: DecisionReading): boolean {
  const left = lettersOf(plain.visibleText);
  const right = lettersOf(written.visibleText);
  if (plain.decision !== written.decision) return left !== right;
  if (plain.decision === 'none' || plain.decision === 'unclear') return false;
  const leftOpinion = lettersOf(plain.opinion);
  const rightOpinion = lettersOf(written.opinion);
  return !leftOpinion.startsWith(rightOpinion) && !rightOpinion.startsWith(leftOpinion);
}

function lettersOf(text: string): string {
  const unmarked = text.replaceAll(/^\s*\d{1,2}[.)、]\s/gm, '').replaceAll(/&(?:nbsp|amp|lt|gt|quot|#39);/g, ' ');
  return unmarked.normalize('NFKC').toLowerCase().replaceAll(/<?(?:https?|mailto):[^\s>]+>?|\[(?:image|cid)[^\]]{0,200}\]/g, '').replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function hasText(line: Line): boolean {
  return visibleLine(line.text) !== '';
}

function isUnreadable(message: ParsedMessage): boolean {
  return message.attachments.some((attachment) => unreadableTypes.has(attachment.type));
}

const unreadableTypes = new Set([
  'application/pkcs7-mime', 'application/x-pkcs7-mime', 'application/pgp-encrypted', 'application/ms-tnef', 'application/vnd.ms-tnef', 'text/rtf', 'application/rtf',
]);

const quarantineReasons = {
  TwoFromHeaders: 'QuarantineTwoFrom',
  SeveralAddresses: 'QuarantineSeveralFrom',
  MalformedFrom: 'QuarantineMalformedFrom',
  NoFrom: 'QuarantineNoFrom',
} as const satisfies Record<FromProblem, Reason>;
