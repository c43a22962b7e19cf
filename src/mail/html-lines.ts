import { Parser } from 'htmlparser2';
import { quoteMarkOf } from './html-quote.ts';
import { isWhite, lookOf, readStyleSheet, StyleRules } from './html-style.ts';
import type { Look, StyleRule } from './html-style.ts';
import { limits } from './limits.ts';

/** `own`: outside every quote; `rest`: everything from here on is quoted. */
export type LineMark = 'own' | 'quoted' | 'rest' | 'signature';
export type Line = { text: string; mark: LineMark };

/**
 * HTML to the lines that a reader sees (rule 8): block elements and `<br>` end a line, what is not displayed is
 * ignored. Lines inside the quote of a known client are marked. Never throws; bounded by `limits`.
 */
export function htmlLines(html: string): Line[] {
  const builder = new LineBuilder(new StyleRules(readStyleSheets(html)));
  const parser = new Parser({
    onopentag: (name, attributes) => builder.open(name, attributes),
    onclosetag: (name) => builder.close(name),
    ontext: (text) => builder.text(text),
  });
  for (let position = 0; position < html.length && !builder.isFull(); position += limits.htmlChunkCharacters) {
    parser.write(html.slice(position, position + limits.htmlChunkCharacters));
  }
  if (!builder.isFull()) parser.end();
  builder.endBlock();
  return builder.lines;
}

const noClasses: ReadonlySet<string> = new Set();

type Element = {
  name: string;
  isBlock: boolean;
  isHidden: boolean;
  isInvisible: boolean;
  isTiny: boolean;
  isWhite: boolean;
  hasBackground: boolean;
  keepsLines: boolean;
  mark: LineMark;
  /** A client's container around attribution and quote: after the quote inside, its text is the writer's own. */
  isContainer: boolean;
};

const outside: Element = {
  name: '', isBlock: true, isHidden: false, isInvisible: false, isTiny: false, isWhite: false, hasBackground: false,
  keepsLines: false, mark: 'own', isContainer: false,
};

class LineBuilder {
  readonly lines: Line[] = [];
  private readonly elements: Element[] = [outside];
  private readonly rules: StyleRules;
  private elementCount = 0;
  private pieces: string[] = [];
  private lineLength = 0;
  private lineMark: LineMark = 'own';
  private isRest = false;

  constructor(rules: StyleRules) {
    this.rules = rules;
  }

  isFull(): boolean {
    return this.elements.length > limits.htmlDepth || this.elementCount > limits.htmlElements || this.lines.length > limits.lineCount;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.elementCount += 1;
    const parent = this.elements.at(-1) ?? outside;
    const classes = attributes['class'] === undefined ? noClasses : new Set(attributes['class'].slice(0, 1_000).split(/\s+/));
    const look = this.lookOf(name, attributes, classes);
    const quote = quoteMarkOf(name, attributes, classes);
    const element: Element = {
      name,
      isBlock: isBlock(name, look.display),
      isHidden: parent.isHidden || hiddenElements.has(name) || look.isHidden === true,
      isInvisible: look.isInvisible ?? parent.isInvisible,
      isTiny: look.isTiny ?? parent.isTiny,
      isWhite: look.isWhite ?? parent.isWhite,
      hasBackground: parent.hasBackground || look.hasBackground === true,
      keepsLines: look.keepsLines ?? (name === 'pre' || name === 'textarea' || parent.keepsLines),
      mark: parent.mark,
      isContainer: quote === 'container',
    };
    if (quote === 'quote' || quote === 'container') element.mark = 'quoted';
    if (quote === 'signature' && parent.mark === 'own') element.mark = 'signature';
    if (name === 'br') this.endLine();
    else if (element.isBlock || element.mark !== parent.mark) this.endBlock();
    if (quote === 'rest' && parent.mark === 'own') this.isRest = true;
    if (quote === 'signatureRule' && parent.mark === 'own') this.append('--', parent.mark);
    if ((name === 'td' || name === 'th') && this.pieces.length > 0) this.pieces.push('\t');
    this.elements.push(element);
  }

  close(name: string): void {
    const element = this.elements.at(-1);
    if (element === undefined || this.elements.length === 1 || element.name !== name) return;
    this.elements.pop();
    const parent = this.elements.at(-1) ?? outside;
    if (element.isBlock || element.mark !== parent.mark) this.endBlock();
    if (name === 'blockquote' && element.mark === 'quoted') this.reopenContainer();
  }

  text(text: string): void {
    const element = this.elements.at(-1) ?? outside;
    if (this.lineLength > 2 * limits.lineCharacters && !element.keepsLines) return;
    const isUnseen = element.isHidden || element.isInvisible || element.isTiny || (element.isWhite && !element.hasBackground);
    if (isUnseen) return;
    if (!element.keepsLines) {
      const collapsed = text.replaceAll(/[ \t\r\n\f]+/g, ' ');
      if (collapsed !== ' ' || this.pieces.length > 0) this.append(collapsed, element.mark);
      return;
    }
    const [first = '', ...others] = text.split('\n');
    this.append(first, element.mark);
    for (const line of others) {
      this.endLine();
      this.append(line, element.mark);
    }
  }

  /** A block ends the line that stands before it; two blocks that meet leave no blank line. */
  endBlock(): void {
    if (this.pieces.length > 0) this.endLine();
  }

  endLine(): void {
    const text = this.pieces.join('').trim();
    if (this.lines.length <= limits.lineCount) this.lines.push({ text, mark: this.isRest ? 'rest' : this.lineMark });
    this.pieces = [];
    this.lineLength = 0;
  }

  private append(text: string, mark: LineMark): void {
    if (text === '' || this.lineLength > 2 * limits.lineCharacters) return;
    if (this.pieces.length === 0) this.lineMark = mark;
    this.lineLength += text.length;
    this.pieces.push(text);
  }

  private lookOf(name: string, attributes: Record<string, string>, classes: ReadonlySet<string>): Look {
    const look = this.rules.lookOf(name, attributes['id'] ?? '', classes);
    if (attributes['color'] !== undefined && name === 'font') look.isWhite = isWhite(attributes['color']);
    if (attributes['bgcolor'] !== undefined && !isWhite(attributes['bgcolor'])) look.hasBackground = true;
    const own = attributes['style'] === undefined ? {} : lookOf(attributes['style']);
    if (own.display !== undefined && own.display !== 'none') delete look.isHidden;
    Object.assign(look, own);
    if (attributes['hidden'] !== undefined) look.isHidden = true;
    return look;
  }

  private reopenContainer(): void {
    const index = this.elements.findLastIndex((element) => element.isContainer);
    const container = this.elements[index];
    if (container !== undefined) container.mark = this.elements[index - 1]?.mark ?? 'own';
  }
}

/** Rules count wherever the sheet stands. Each search goes on where the last one ended. */
function readStyleSheets(html: string): StyleRule[] {
  const rules: StyleRule[] = [];
  const lower = html.toLowerCase();
  let position = 0;
  while (rules.length < limits.styleRules) {
    const open = lower.indexOf('<style', position);
    const start = open === -1 ? -1 : lower.indexOf('>', open);
    const end = start === -1 ? -1 : lower.indexOf('</style', start);
    if (end === -1) break;
    rules.push(...readStyleSheet(html.slice(start + 1, end)));
    position = end + 7;
  }
  return rules;
}

function isBlock(name: string, display: string | undefined): boolean {
  if (display === undefined) return blockElements.has(name);
  if (display.startsWith('inline') || display === 'contents') return false;
  return display !== 'none' && !display.startsWith('table-cell');
}

const blockElements = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'details', 'dir', 'div', 'dl', 'dt', 'fieldset',
  'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'html', 'legend',
  'li', 'listing', 'main', 'menu', 'nav', 'ol', 'option', 'p', 'pre', 'search', 'section', 'summary', 'table', 'tbody',
  'tfoot', 'thead', 'tr', 'ul', 'caption', 'xmp',
]);

const hiddenElements = new Set([
  'script', 'style', 'title', 'template', 'object', 'embed', 'iframe', 'select', 'datalist', 'svg', 'math', 'audio', 'video',
  'canvas', 'noembed', 'noframes', 'xml', 'meta', 'link', 'base', 'dialog',
]);
