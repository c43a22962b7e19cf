import { decodeBytes } from './charset.ts';
import { unflow } from './flowed.ts';
import { limits } from './limits.ts';
import type { Part } from './mime-parts.ts';

export type MailAttachment = { name: string; type: string; size: number; contentId: string | null; bytes: Uint8Array };

export type Body = { text: string | null; html: string | null; attachments: MailAttachment[] };

/** A piece of the body: one text, or the same text in two forms. */
type Piece = { text?: string; html?: string };

/**
 * Sorts the parts into the body and the attachments. What comes by its own name, or is neither plain text nor HTML,
 * is an attachment; a forwarded message is one as a whole. Nothing inside an attachment is ever read as body.
 */
export function assembleBody(root: Part, problems: Set<string>): Body {
  const pieces: Piece[] = [];
  const attachments: MailAttachment[] = [];
  collect(root, { pieces, attachments, problems });
  const isHtml = pieces.some((piece) => piece.html !== undefined);
  const isText = pieces.length > 0 && pieces.every((piece) => piece.text !== undefined);
  return {
    text: isText ? pieces.map((piece) => piece.text ?? '').join('\n') : null,
    html: isHtml ? pieces.map((piece) => piece.html ?? textAsHtml(piece.text ?? '')).join('\n') : null,
    attachments,
  };
}

type Sink = { pieces: Piece[]; attachments: MailAttachment[]; problems: Set<string> };

function collect(part: Part, sink: Sink): void {
  if (part.type === 'multipart/alternative') return collectAlternative(part, sink);
  if (firstChildIsBody.has(part.type)) return collectFirst(part, sink);
  if (part.type.startsWith('multipart/')) {
    for (const child of part.children) collect(child, sink);
    return;
  }
  if (!isBodyText(part)) {
    sink.attachments.push(attachmentOf(part));
    return;
  }
  const text = decodeText(part, sink.problems);
  sink.pieces.push(part.type === 'text/html' ? { html: text } : { text });
}

/** The forms of one text: of each kind the last is what a mail reader shows. */
function collectAlternative(part: Part, sink: Sink): void {
  const inner: Piece[] = [];
  for (const child of part.children) {
    const pieces: Piece[] = [];
    collect(child, { ...sink, pieces });
    inner.push(assemble(pieces));
  }
  const texts = inner.flatMap((piece) => (piece.text === undefined ? [] : [piece.text]));
  const htmls = inner.flatMap((piece) => (piece.html === undefined ? [] : [piece.html]));
  if (differ(texts) || differ(htmls)) sink.problems.add('RepeatedAlternative');
  const text = texts.at(-1);
  const html = htmls.at(-1);
  if (text !== undefined || html !== undefined) sink.pieces.push({ text, html });
}

function differ(texts: readonly string[]): boolean {
  return new Set(texts.map((text) => text.trim())).size > 1;
}

function assemble(pieces: readonly Piece[]): Piece {
  const isText = pieces.length > 0 && pieces.every((piece) => piece.text !== undefined);
  const isHtml = pieces.some((piece) => piece.html !== undefined);
  return {
    text: isText ? pieces.map((piece) => piece.text ?? '').join('\n') : undefined,
    html: isHtml ? pieces.map((piece) => piece.html ?? textAsHtml(piece.text ?? '')).join('\n') : undefined,
  };
}

/** Related, signed, report: the first child is the text, the others serve it. */
const firstChildIsBody = new Set(['multipart/related', 'multipart/signed', 'multipart/report', 'multipart/encrypted', 'multipart/appledouble']);

function collectFirst(part: Part, sink: Sink): void {
  part.children.forEach((child, index) => {
    if (index === 0) collect(child, sink);
    else for (const leaf of leavesOf(child)) sink.attachments.push(attachmentOf(leaf));
  });
}

function leavesOf(part: Part): Part[] {
  return part.type.startsWith('multipart/') ? part.children.flatMap(leavesOf) : [part];
}

function isBodyText(part: Part): boolean {
  if (!bodyTypes.has(part.type) || part.hasDispositionName) return false;
  return part.disposition !== 'attachment' && (part.fileName === '' || part.disposition === 'inline');
}

const bodyTypes = new Set(['text/plain', 'text/html', 'text/markdown', 'text/enriched']);

function attachmentOf(part: Part): MailAttachment {
  return { name: part.fileName, type: part.type, size: part.bytes.length, contentId: part.contentId, bytes: part.bytes };
}

function decodeText(part: Part, problems: Set<string>): string {
  const decoded = decodeBytes(part.bytes, part.charset ?? (part.type === 'text/html' ? charsetOfMeta(part.bytes) : null));
  if (decoded.problem !== null) problems.add(decoded.problem);
  if (decoded.text.length > limits.bodyCharacters) problems.add('BodyTooLarge');
  const text = decoded.text.slice(0, limits.bodyCharacters);
  return part.isFlowed && part.type === 'text/plain' ? unflow(text, part.deletesSpace) : text;
}

/** HTML without a charset in its header may name one in a `<meta>` near its start. */
function charsetOfMeta(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2_000)).toString('latin1');
  return /<meta[^>]{0,200}charset\s{0,10}=\s{0,10}["']?([\w-]{2,40})/i.exec(head)?.[1] ?? null;
}

function textAsHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<div>${escaped.replaceAll(/\r?\n/g, '<br>')}</div>`;
}
