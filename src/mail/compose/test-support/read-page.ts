import { Parser } from 'htmlparser2';

export type Page = { tags: string[]; links: string[]; words: string };

/** Reads an HTML mail as a mail program does: its elements, its links, and the words one sees. */
export function readPage(html: string): Page {
  const page: Page = { tags: [], links: [], words: '' };
  const open: string[] = [];
  let hidden = 0;
  let href = '';
  const isHidden = (name: string, attributes: Record<string, string>) => name === 'head' || attributes['aria-hidden'] === 'true';
  const parser = new Parser({
    onopentag(name, attributes) {
      page.tags.push(`${name} ${Object.keys(attributes).sort().join(' ')}`);
      if (hidden > 0 || isHidden(name, attributes)) hidden += 1;
      if (name === 'a') page.links.push((href = attributes['href'] ?? ''));
      if (['br', 'p', 'td', 'th', 'div'].includes(name)) page.words += ' ';
      open.push(name);
    },
    ontext(text) {
      if (hidden === 0) page.words += text;
    },
    onclosetag(name) {
      open.pop();
      if (name === 'a') page.words += ` ${href}`;
      if (hidden > 0) hidden -= 1;
    },
  });
  parser.end(html);
  return page;
}

/** What both parts must have in common: words and figures in their order, whatever the layout. */
export function spoken(text: string): string[] {
  return text.match(/[\p{L}\p{N}#¥$%]+/gu) ?? [];
}
