import type { FieldValue, Language } from '../../contract/common.ts';
import type { FieldDescription } from '../../contract/model.ts';
import { parseDate, parseDecimal } from '../format.ts';

/** Reads what Excel, WPS and browsers put on the clipboard: tabs between cells, quotes around cells with breaks in them. */
export function parseTable(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (quoted && character === '"' && source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (quoted && character === '"') quoted = false;
    else if (quoted) cell += character;
    else if (character === '"' && cell === '' && closes(source, at)) quoted = true;
    else if (character === '\t') end();
    else if (character === '\n') {
      end();
      rows.push([]);
    } else cell += character;
  }
  end();
  return rows;
}

/** What a pasted cell means; `lookUp` is a title to be searched for, `problem` says that it was not understood. */
export type PastedCell = { value: FieldValue } | { lookUp: string } | { problem: true };

export function readCell(field: FieldDescription, text: string, language: Language): PastedCell {
  const trimmed = text.trim();
  if (trimmed === '') return { value: null };
  switch (field.kind) {
    case 'text': return { value: trimmed.replace(/\s*\n\s*/g, ' ').slice(0, field.maximumLength) };
    case 'longText': return { value: text.slice(0, field.maximumLength) };
    case 'integer': case 'decimal': case 'money': return found(parseDecimal(trimmed, language));
    case 'date': return found(parseDate(trimmed));
    case 'instant': return { problem: true };
    case 'boolean': return found(/^(是|√|✓|y|yes|true|1|ano)$/i.test(trimmed) ? true : /^(否|×|n|no|false|0|ne)$/i.test(trimmed) ? false : null);
    case 'choice': return found(field.choices?.find((choice) => choice.label === trimmed || choice.value === trimmed)?.value ?? null);
    case 'reference': return { lookUp: trimmed };
    case 'references': return { problem: true };
  }
}

function found(value: FieldValue): PastedCell {
  return value === null ? { problem: true } : { value };
}

/** A quote opens a cell only when another one closes it before a tab, a break or the end: 5" pipe is no quotation. */
function closes(source: string, at: number): boolean {
  return /^"(?:[^"]|"")*"(?=\t|\n|$)/.test(source.slice(at));
}
