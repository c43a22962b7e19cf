/** What an element means for the quote: a quote of its own, the start of one that has no end, or a signature, or the rule above one. */
export type QuoteMark = 'quote' | 'container' | 'rest' | 'signature' | 'signatureRule' | null;

/** Recognises the quote and signature containers of the clients of rule 6 by their markup. */
export function quoteMarkOf(tag: string, attributes: Readonly<Record<string, string>>, classes: ReadonlySet<string>): QuoteMark {
  const id = attributes['id'] ?? '';
  if (restIds.has(id) || (tag === 'hr' && id === 'stopSpelling')) return 'rest';
  if ([...classes].some((name) => restClasses.has(name))) return 'rest';
  if (isOutlookHeader(attributes['style'] ?? '')) return 'rest';
  if (tag === 'blockquote') return isIndent(attributes) ? null : 'quote';
  if (classes.has('gmail_quote')) return 'container';
  if (quoteIds.has(id) || [...classes].some((name) => quoteClasses.has(name))) return 'quote';
  if (tag === 'hr' && isFoxmailRule(attributes['style'] ?? '')) return 'signatureRule';
  if (isSignature(tag, attributes, classes)) return 'signature';
  return null;
}

/** Outlook draws a line above the quoted header block, in Word's style or as a web mail rewrites it. */
function isOutlookHeader(style: string): boolean {
  const compact = style.slice(0, 500).toLowerCase().replaceAll(/\s/g, '');
  const isLine = /border-top:(?:solid(?:#[0-9a-f]{6}|windowtext)1(?:\.0)?pt|1(?:\.0)?ptsolid)/.test(compact)
    || (compact.includes('border-style:solidnonenone') && /border-width:1(?:\.0)?pt(?:medium|0|none)/.test(compact));
  return isLine && compact.includes('padding:3');
}

/** The indent button makes a blockquote too: margins, no border, no other mark. */
function isIndent(attributes: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(attributes);
  const style = (attributes['style'] ?? '').toLowerCase().replaceAll(/\s/g, '');
  return names.length === 1 && names[0] === 'style' && (style.includes('border:none') || style.includes('border:0')) && style.includes('padding:0');
}

const restIds = new Set([
  'divRplyFwdMsg', 'x_divRplyFwdMsg', 'appendonsend', 'mail-editor-reference-message-container', 'OLK_SRC_BODY_SECTION',
  'zwchr', 'original-content', 'QQMailBodyDivider',
]);
const restClasses = new Set(['xm_mail_oringinal_describe', 'ntes-mailmaster-quote', 'moz-forward-container', 'zmail_extra', 'ms-outlook-mobile-reference-message']);
const quoteIds = new Set(['isReplyContent', 'isForwardContent', 'ntes-pcmail-quote', 'oriMsgHtmlSeperator', 'yahoo_quoted', 'reply-intro']);
const quoteClasses = new Set([
  'gmail_attr', 'moz-cite-prefix', 'yahoo_quoted', 'protonmail_quote', 'tutanota_quote',
  'J-reply', 'alimail-quote', 'cite', 'zmail_extra_hr', 'history-quote-wrapper',
]);
/** Foxmail draws a short line above the signature. */
function isFoxmailRule(style: string): boolean {
  return /width:\s{0,5}210px/i.test(style.slice(0, 500));
}

/** Most clients have the word in their class, id or name; Avast's footer has an id of its own. */
function isSignature(tag: string, attributes: Readonly<Record<string, string>>, classes: ReadonlySet<string>): boolean {
  if (attributes['id'] === 'DAB4FAD8-2DD7-40BB-A1B8-4E2AA1F9FDF2') return true;
  const marks = [attributes['id'] ?? '', attributes['name'] ?? '', ...classes];
  return tag !== 'body' && tag !== 'html' && marks.some((mark) => mark.length <= 100 && /signature/i.test(mark));
}
