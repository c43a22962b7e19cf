import { limits } from './limits.ts';
import { normalLine } from './plain-line.ts';

/** How a client announces the quote, recognised in plain lines. All linear: no line beyond a limit is looked at. */

/** "-----Original Message-----" and its like in four languages; everything after it is quoted. */
export function isSeparator(line: string): boolean {
  if (line.length > limits.headingCharacters) return false;
  const plain = normalLine(line).toLowerCase();
  const phrase = withoutRules(plain).replace(/[:：]$/, '').trim();
  const ruleCharacters = plain.length - withoutRules(plain).length;
  return (ruleCharacters >= 2 && ruledPhrases.has(phrase)) || (ruleCharacters >= 8 && wroteBetweenRules.test(phrase)) || plainPhrases.has(phrase);
}

/** A line of dashes, underscores or blanks only, as clients draw above the quote. */
export function isRule(line: string): boolean {
  return line.length <= limits.headingCharacters && withoutRules(normalLine(line)) === '';
}

/** The lines From, Sent, To, Subject of Outlook and others: three different labels, one of them the sender. */
export function isHeaderBlock(labels: readonly (HeaderLabel | null)[], start: number): boolean {
  if (labels[start] === null) return false;
  const found = new Set(labels.slice(start, start + limits.headerBlockLines));
  found.delete(null);
  return found.has('from') && found.size >= 3;
}

export type HeaderLabel = 'from' | 'sent' | 'to' | 'cc' | 'subject';

/** Which line of a quoted header block a line may be. */
export function headerLabel(line: string): HeaderLabel | null {
  const head = normalLine(line.slice(0, 80)).replace(/^[\s*_|>]+/, '');
  const end = head.search(/[:|*_]/);
  if (end === -1 && !line.slice(0, 80).includes('\t')) return null;
  const label = (end === -1 ? head.split(' ')[0] ?? '' : head.slice(0, end)).replaceAll(/\s/g, '').toLowerCase();
  return headerLabels.get(label) ?? null;
}

/**
 * How many lines from `start` are the words "On … wrote:" in one of four languages, or 0. Clients wrap them, so
 * up to four lines are joined; a date with a time or an address must stand in them.
 */
export function attributionLength(lines: readonly string[], start: number): number {
  if ((lines[start] ?? '').trim() === '' || (lines[start] ?? '').length > limits.headingCharacters) return 0;
  let joined = '';
  for (let count = 1; count <= limits.attributionLines; count += 1) {
    const line = lines[start + count - 1];
    if (line === undefined || line.trim() === '' || line.length > limits.headingCharacters) return 0;
    joined = `${joined} ${normalLine(line)}`.trim();
    if (isAttribution(joined)) return count;
    if (!mayGoOn(joined)) return 0;
  }
  return 0;
}

/** A line with a date, a time and a colon at its end: "… wrote:" in any language, if a marked quote follows it. */
export function mayAnnounceQuote(line: string): boolean {
  if (line.length > limits.headingCharacters) return false;
  const plain = normalLine(line);
  return plain.endsWith(':') && isDatedText.test(plain) && isTimedText.test(plain);
}

function isAttribution(text: string): boolean {
  const isDated = isDatedText.test(text);
  const isTimed = isTimedText.test(text);
  const hasAddress = /[^\s@<]@[^\s@>]/.test(text);
  if (wroteAtEnd.test(text)) return (isDated && (isTimed || startsAttribution.test(text))) || hasAddress;
  return isDated && isTimed && hasAddress && startsWithDate.test(text) && /[>)] ?:$/.test(text);
}

/** The first line of a wrapped attribution begins like one, or holds its date or address; an answer just above is not eaten. */
function mayGoOn(text: string): boolean {
  return startsAttribution.test(text) || startsWithDate.test(text) || /(?:19|20)\d\d/.test(text) || /<[^<>@\s]*(?:@[^<>\s]*)?>?$/.test(text);
}

const isDatedText = /(?:19|20)\d\d|\d{1,2}[./] ?\d{1,2}[./] ?\d{2}/;
const isTimedText = /\d{1,2}[:.：]\d{2}/;
/** Lotus Notes: "-----name wrote: -----". */
const wroteBetweenRules = /[ >"](?:wrote|写道|寫道|napsala?|napsal\(a\))$/;
const wroteAtEnd = /(?:写道|寫道)$|(?:wrote|writes|写道|寫道|提到|写到|寫到|写了|napsala?|napsal\(a\)|napsal\/a|píše|schrieb|a écrit) ?:$/i;
const startsAttribution = /^(?:on|at|dne|le|am|el) |^(?:在|于|於|dňa) ?|^(?:po|út|st|čt|pá|so|ne) \d/i;
const startsWithDate = /^(?:[a-zá-ž]{2,10},? )?\d{1,4}[./年-] ?\d{1,2}/i;

function withoutRules(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && ruleMarks.has(text[start] ?? '')) start += 1;
  while (end > start && ruleMarks.has(text[end - 1] ?? '')) end -= 1;
  return text.slice(start, end);
}

const ruleMarks = new Set('-–—―─━_=*~·. ');

const ruledPhrases = new Set([
  'original message', 'original appointment', 'original', 'original mail', 'original email', 'original e-mail', 'reply message', 'replied message',
  'replied mail', 'forwarded message', 'forwarded mail', 'forward message', '原始邮件', '原始郵件', '原始訊息', '邮件原件',
  '郵件原件', '原邮件', '原郵件', '原始信件', '邮件原文', '郵件原文', '回复的原邮件', '回覆的原郵件', '回复邮件', '回覆郵件', '转发邮件', '转发的邮件',
  '轉寄郵件', '轉寄的郵件', '轉寄訊息', '轉發郵件', '转发信息', 'původní zpráva', 'původní e-mail', 'původní email',
  'původní mail', 'puvodni zprava', 'přeposlaná zpráva', 'přeposlaný e-mail', 'předaná zpráva', 'forwardovaná zpráva',
  'přeposlaná zpráva od', 'ursprüngliche nachricht', "message d'origine",
]);

const plainPhrases = new Set([
  'begin forwarded message', '开始转发的邮件', '以下是转发的邮件', '開始轉寄郵件', '以下是被轉寄的郵件', 'začátek přeposílané zprávy',
  '下面是被转发的邮件',
]);

const headerLabels = new Map<string, HeaderLabel>([
  ...['from', '发件人', '寄件者', '寄件人', '發件人', '发信人', '寄信人', 'od', 'odesílatel'].map((label) => [label, 'from'] as const),
  ...['sent', 'date', '发送时间', '发送日期', '日期', '时间', '時間', '寄件日期', '傳送時間', '傳送日期', '發送時間', '发件时间', 'odesláno', 'datum', 'datumpřijetí'].map((label) => [label, 'sent'] as const),
  ...['to', '收件人', '收件者', '收信人', 'komu', 'pro', 'příjemce'].map((label) => [label, 'to'] as const),
  ...['cc', '抄送', '抄送人', '副本', '副本抄送', 'kopie', 'kopiekomu'].map((label) => [label, 'cc'] as const),
  ...['subject', '主题', '主題', '主旨', '标题', '標題', 'předmět', 'věc'].map((label) => [label, 'subject'] as const),
]);
