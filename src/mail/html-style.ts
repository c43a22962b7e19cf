import { limits } from './limits.ts';

/** What a style says about being seen; what it does not mention is absent. */
export type Look = {
  display?: string;
  /** Not shown, whatever the elements inside say. */
  isHidden?: boolean;
  /** These three are inherited, and an element inside may take them back. */
  isInvisible?: boolean;
  isTiny?: boolean;
  isWhite?: boolean;
  hasBackground?: boolean;
  keepsLines?: boolean;
};

export type StyleRule = { tag: string; id: string; classes: readonly string[]; look: Look };

/** Reads a style attribute. */
export function lookOf(style: string): Look {
  const values = new Map<string, string>();
  const source = style.slice(0, 10_000);
  for (const declaration of (source.includes('/*') ? withoutComments(source) : source).split(';')) {
    const colon = declaration.indexOf(':');
    if (colon === -1) continue;
    values.set(declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).toLowerCase().replace('!important', '').trim());
  }
  const look: Look = {};
  const display = values.get('display');
  if (display !== undefined) look.display = display;
  if (display === 'none' || values.get('mso-hide') === 'all' || isFaded(values) || isClipped(values) || isMovedAway(values)) look.isHidden = true;
  const visibility = values.get('visibility');
  if (visibility !== undefined) look.isInvisible = visibility === 'hidden' || visibility === 'collapse';
  const fontSize = values.get('font-size') ?? sizeOfFont(values.get('font'));
  if (fontSize !== undefined) look.isTiny = isTinySize(fontSize);
  const color = values.get('color');
  if (color !== undefined) look.isWhite = isWhite(color);
  const background = values.get('background-color') ?? values.get('background');
  if (color !== undefined && color === background) look.isInvisible = true;
  if (background !== undefined && background !== 'none' && background !== 'transparent' && !isWhite(background)) look.hasBackground = true;
  const space = values.get('white-space');
  if (space !== undefined) look.keepsLines = space.startsWith('pre') || space === 'break-spaces';
  return look;
}

/** Reads the rules of a style sheet whose selectors name one element; of @media only what holds for every screen. */
export function readStyleSheet(css: string, isInMedia = false): StyleRule[] {
  const rules: StyleRule[] = [];
  let position = 0;
  const source = withoutComments(css);
  while (rules.length < limits.styleRules) {
    const open = source.indexOf('{', position);
    if (open === -1) break;
    const selectors = source.slice(position, open).trim();
    const close = selectors.startsWith('@') ? endOfBlock(source, open) : source.indexOf('}', open);
    if (close === -1) break;
    position = close + 1;
    if (selectors.startsWith('@')) {
      if (!isInMedia && /^@media\s+(?:only\s+)?(?:all|screen)\s*$/i.test(selectors)) rules.push(...readStyleSheet(source.slice(open + 1, close), true));
      continue;
    }
    const look = lookOf(source.slice(open + 1, close));
    if (Object.keys(look).length === 0) continue;
    for (const selector of selectors.slice(0, 2_000).split(',')) {
      const match = /^(\*|[a-z][a-z0-9]*)?((?:[.#][\w-]+)*)$/i.exec(selector.trim());
      if (match === null || match[0] === '') continue;
      const marks = (match[2] ?? '').match(/[.#][\w-]+/g) ?? [];
      rules.push({
        tag: (match[1] ?? '').replace('*', '').toLowerCase(),
        id: marks.find((mark) => mark.startsWith('#'))?.slice(1) ?? '',
        classes: marks.filter((mark) => mark.startsWith('.')).map((mark) => mark.slice(1)),
        look,
      });
    }
  }
  return rules;
}

/** Rules found by their most telling mark, so that many rules and many elements cost no product of both. */
export class StyleRules {
  private readonly byMark = new Map<string, { rule: StyleRule; order: number }[]>();
  private readonly known = new Map<string, Look>();

  constructor(rules: readonly StyleRule[]) {
    rules.forEach((rule, order) => {
      const mark = rule.id === '' ? (rule.classes[0] === undefined ? rule.tag : `.${rule.classes[0]}`) : `#${rule.id}`;
      const list = this.byMark.get(mark) ?? [];
      if (list.length < 50) list.push({ rule, order });
      this.byMark.set(mark, list);
    });
  }

  lookOf(tag: string, id: string, classes: ReadonlySet<string>): Look {
    if (this.byMark.size === 0) return {};
    const key = `${tag}#${id}.${[...classes].join('.')}`;
    const known = this.known.get(key);
    if (known !== undefined) return { ...known };
    const marks = ['', tag, `#${id}`, ...[...classes].map((name) => `.${name}`)];
    const found = marks.flatMap((mark) => this.byMark.get(mark) ?? []).filter(({ rule }) => matches(rule, tag, id, classes));
    const look: Look = {};
    for (const { rule } of found.toSorted((left, right) => left.order - right.order)) Object.assign(look, rule.look);
    if (this.known.size < limits.styleRules) this.known.set(key, look);
    return { ...look };
  }
}

function matches(rule: StyleRule, tag: string, id: string, classes: ReadonlySet<string>): boolean {
  if (rule.tag !== '' && rule.tag !== tag) return false;
  if (rule.id !== '' && rule.id !== id) return false;
  return rule.classes.every((name) => classes.has(name));
}

/** White, so nearly white that nobody reads it, or transparent; a colour in an unknown notation counts as seen. */
export function isWhite(color: string): boolean {
  const name = color.slice(0, 100).trim().toLowerCase();
  if (name === 'white' || name === 'transparent' || /^hsla?\([^)]*\b100%\s*\)$/.test(name)) return true;
  const [red = 0, green = 0, blue = 0, alpha = 255] = channelsOf(name);
  return alpha === 0 || Math.min(red, green, blue) >= nearlyWhite;
}

const nearlyWhite = 250;

/** Red, green, blue and, where it is given, alpha, each up to 255. */
function channelsOf(color: string): number[] {
  const hex = /^#?([0-9a-f]{3,8})$/.exec(color)?.[1];
  if (hex !== undefined) {
    const digits = hex.length <= 4 ? hex.replaceAll(/./g, '$&$&') : hex;
    return (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  }
  const list = /^rgba?\(([^)]*)\)$/.exec(color)?.[1]?.match(/[\d.]+%?/g) ?? [];
  return list.map((value) => Number.parseFloat(value) * (value.endsWith('%') ? 2.55 : 1));
}

function isFaded(values: ReadonlyMap<string, string>): boolean {
  const opacity = values.get('opacity');
  if (opacity !== undefined && Number.parseFloat(opacity) < 0.05) return true;
  return isZero(values.get('zoom')) || values.get('content-visibility') === 'hidden' || /opacity\(0(?:\.0\d*)?%?\)/.test(values.get('filter') ?? '');
}

function isClipped(values: ReadonlyMap<string, string>): boolean {
  if (/^rect\((?:[01](?:px)?[\s,]*){4}\)$/.test(values.get('clip') ?? '')) return true;
  if (/^(?:inset\((?:50|100)%|circle\(0)/.test(values.get('clip-path') ?? '')) return true;
  if (/scale[xy]?\(0(?:\.0+)?[\s,)]/.test(values.get('transform') ?? '')) return true;
  const cutsOff = ['overflow', 'overflow-x', 'overflow-y'].some((name) => values.get(name) === 'hidden' || values.get(name) === 'clip');
  return cutsOff && ['max-height', 'height', 'max-width', 'width'].some((name) => isTinySize(values.get(name) ?? 'auto'));
}

function isMovedAway(values: ReadonlyMap<string, string>): boolean {
  const isFar = (name: string): boolean => Number.parseFloat(values.get(name) ?? '0') <= -500;
  if (isFar('text-indent') || isFar('margin-left') || isFar('margin-top')) return true;
  const position = values.get('position');
  return (position === 'absolute' || position === 'fixed') && ['left', 'top', 'right'].some(isFar);
}

function isZero(value: string | undefined): boolean {
  return value !== undefined && Number.parseFloat(value) === 0;
}

function isTinySize(size: string): boolean {
  const number = Number.parseFloat(size);
  return number === 0 || (number <= 1 && (size.endsWith('px') || size.endsWith('pt')));
}

function sizeOfFont(font: string | undefined): string | undefined {
  return font?.slice(0, 300).split(/[\s/]+/).find((word) => /^\.?\d[\d.]*(?:px|pt|em|rem|%)?$/.test(word) && !/^[1-9]00$/.test(word));
}

function endOfBlock(source: string, open: number): number {
  let depth = 0;
  for (let index = open; index < source.length; index += 1) {
    if (source[index] === '{') depth += 1;
    else if (source[index] === '}') {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}

function withoutComments(css: string): string {
  let result = '';
  let position = 0;
  const source = css.replaceAll('<!--', '').replaceAll('-->', '');
  for (;;) {
    const start = source.indexOf('/*', position);
    if (start === -1) return result + source.slice(position);
    result += source.slice(position, start);
    const end = source.indexOf('*/', start + 2);
    if (end === -1) return result;
    position = end + 2;
  }
}
