import type { MailLanguage, MailWords } from '../../words/mails/mail-words.ts';
import { webAddress, type Block, type Fact, type OpinionEntry } from './blocks.ts';
import { colour, styleSheet } from './html-style.ts';
import { harmless } from './plain-text.ts';

/**
 * The blocks as an HTML page for mail programs: one column of at most 600 px in a simple table
 * (Outlook knows no maximum width but keeps a table's), inline styles, no image, nothing remote.
 */
export function htmlBody(blocks: readonly Block[], words: MailWords, page: { title: string; language: MailLanguage }): string {
  const body = blocks.map((block) => blockHtml(block, words)).join('\n');
  return `<!DOCTYPE html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="x-apple-disable-message-reformatting">
<title>${safe(page.title)}</title>
<style>${styleSheet}</style>
</head>
<body class="paper ink" style="margin:0;padding:0;background:${colour.paper};color:${colour.ink};-webkit-text-size-adjust:100%;text-size-adjust:100%">
<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<table role="presentation" class="paper ink" align="center" width="100%" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;margin:0 auto;background:${colour.paper};color:${colour.ink};border-top:3px solid ${colour.seal};table-layout:fixed"><tr>
<td style="padding:14px 16px 20px;font-family:${words.fontFamily};font-size:15px;line-height:1.6;overflow-wrap:anywhere;word-wrap:break-word">
${body}
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</body>
</html>
`;
}

function blockHtml(block: Block, words: MailWords): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 10px">${safe(block.text)}</p>`;
    case 'heading':
      return `<p class="grey" style="margin:0 0 2px;font-size:13px;color:${colour.grey}">${safe(block.text)}</p>`;
    case 'facts':
      return factsHtml(block.facts, words);
    case 'opinions':
      return `<div style="margin:0 0 10px">\n${block.opinions.map(opinionHtml).join('\n')}\n</div>`;
    case 'quotation':
      return `<div class="inset" style="margin:-4px 0 12px;padding:8px 12px;background:${colour.inset}">${htmlLines(block.lines)}</div>`;
    case 'link':
      return linkHtml(block);
    case 'note':
      return noteHtml(block.text);
    case 'footer':
      return footerHtml(block.lines);
  }
}

function factsHtml(facts: readonly Fact[], words: MailWords): string {
  const border = `border-bottom:1px solid ${colour.rule}`;
  const rows = facts.map(({ label, value, detail }) => {
    const more = detail ? `<span style="font-weight:normal">${smallPrint(words.parentheses(detail))}</span>` : '';
    return `<tr><th scope="row" class="grey rule" width="100" align="left" valign="top" style="width:90px;padding:5px 10px 5px 0;font-size:14px;${border};font-weight:normal;text-align:left;color:${colour.grey}">${safe(label)}</th>
<td class="rule" valign="top" style="padding:5px 0;${border};font-weight:600;font-variant-numeric:tabular-nums">${safe(value)}${more}</td></tr>`;
  });
  return `<table class="ink rule" width="100%" cellpadding="0" cellspacing="0" style="width:100%;margin:0 0 12px;border-collapse:collapse;border-top:1px solid ${colour.rule};color:${colour.ink};font-size:15px;line-height:1.5;table-layout:fixed">
${rows.join('\n')}
</table>`;
}

function opinionHtml({ number, person, node, decision, at, way, lines }: OpinionEntry): string {
  const said = lines.length > 0 ? `<br>${htmlLines(lines)}` : '';
  return `<p style="margin:0 0 6px">${number}. <strong>${safe(person)}</strong> ${smallPrint(node)} <strong>${safe(decision)}</strong> ${smallPrint(`${at} ${way}`)}${said}</p>`;
}

function smallPrint(text: string): string {
  return `<span class="grey" style="font-size:13px;color:${colour.grey}">${safe(text)}</span>`;
}

function linkHtml({ text, url, prominent }: Extract<Block, { kind: 'link' }>): string {
  const href = escapeHtml(webAddress(url));
  if (!prominent) {
    return `<p style="margin:0 0 10px"><a class="link" href="${href}" style="color:${colour.seal};text-decoration:underline">${safe(text)}</a></p>`;
  }
  // Outlook ignores padding on links, so the table's cell is the button.
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:4px 0 14px"><tr><td bgcolor="${colour.seal}" style="padding:9px 20px;background:${colour.seal};border-radius:4px"><a href="${href}" style="color:#ffffff;font-weight:600;text-decoration:none">${safe(text)}</a></td></tr></table>`;
}

function noteHtml(text: string): string {
  return `<p class="grey" style="margin:0 0 6px;font-size:13px;color:${colour.grey}">${safe(text)}</p>`;
}

/** The seal stands at the foot of the paper; it is decoration, the words are beside it. */
function footerHtml(lines: readonly string[]): string {
  return `<table role="presentation" class="rule" width="100%" cellpadding="0" cellspacing="0" style="width:100%;margin:14px 0 0;border-top:1px solid ${colour.rule}"><tr>
<td width="38" valign="middle" style="width:38px;padding:12px 0 0"><div aria-hidden="true" style="width:26px;height:26px;background:${colour.seal};border-radius:3px;color:#ffffff;font-size:16px;line-height:26px;text-align:center">签</div></td>
<td class="grey" valign="middle" style="padding:12px 0 0;font-size:12px;line-height:1.5;color:${colour.grey}">${htmlLines(lines)}</td>
</tr></table>`;
}

function htmlLines(lines: readonly string[]): string {
  return lines.map(safe).join('<br>');
}

function safe(value: string): string {
  return escapeHtml(harmless(value));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
