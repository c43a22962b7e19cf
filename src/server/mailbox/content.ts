import sanitizeHtml from 'sanitize-html';
import { parseMessage } from '../../mail/parse.ts';
import type { AccountSet } from '../account-set.ts';
import { withoutLiveTokens } from './live-tokens.ts';

/** A mail as it may be shown: without live tokens, its HTML without anything that runs or calls home, its attachments by name. */
export async function readMailContent(set: AccountSet, sha256: string) {
  const raw = await withoutLiveTokens(set, await set.installation.files.get(set.name, sha256));
  const parsed = await parseMessage(raw);
  return {
    raw, parsed,
    content: {
      text: parsed.text ?? '',
      html: parsed.html === null ? null : cleanHtml(parsed.html),
      attachments: parsed.attachments.map(({ name, type, size }, index) => ({ index, name, type, size })),
    },
  };
}

/** The one place where mail HTML becomes fit to show: no scripts, no forms, no remote content. */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'center', 'font'],
    allowedAttributes: {
      '*': ['style', 'align', 'valign', 'dir', 'lang', 'width', 'height', 'bgcolor', 'color', 'role'],
      a: ['href', 'title'], img: ['src', 'alt'], font: ['face', 'size', 'color'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], table: ['cellpadding', 'cellspacing', 'border'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['data'] },
    allowedStyles: { '*': Object.fromEntries(SHOWN_STYLES.map((name) => [name, [/^(?!.*(?:url|expression|import)\s*\().{1,200}$/is]])) },
    // A mail's `<title>` repeats its subject; it is no part of what one reads.
    nonTextTags: ['script', 'style', 'textarea', 'option', 'title'],
    transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer', target: '_blank' }) },
  });
}

const SHOWN_STYLES = [
  'color', 'background-color', 'background', 'font', 'font-family', 'font-size', 'font-style', 'font-weight', 'line-height', 'text-align', 'text-decoration', 'vertical-align', 'white-space', 'word-break',
  'margin', 'margin-top', 'margin-right', 'margin-bottom', 'margin-left', 'padding', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left', 'width', 'max-width', 'height', 'display',
  'border', 'border-top', 'border-right', 'border-bottom', 'border-left', 'border-collapse', 'border-radius', 'border-color', 'border-style', 'border-width',
];
