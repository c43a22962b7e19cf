import type { FieldKind, FieldOptions } from '../field.ts';
import { ok, wrong } from '../value.ts';

export type TextField = FieldOptions & { kind: 'text'; maximumLength: number; format?: 'email' };
export type LongTextField = FieldOptions & { kind: 'longText'; maximumLength: number };

/** One line of text, 200 characters unless said otherwise. */
export function text(options: FieldOptions & { maximumLength?: number; format?: 'email' } = {}): TextField {
  return { ...options, kind: 'text', maximumLength: options.maximumLength ?? 200 };
}

/** Text of several lines, 10,000 characters unless said otherwise. */
export function longText(options: FieldOptions & { maximumLength?: number } = {}): LongTextField {
  return { ...options, kind: 'longText', maximumLength: options.maximumLength ?? 10_000 };
}

const EMAIL = /^[^\s@<>"',;:()[\]\\]{1,64}@[^\s@<>"',;:()[\]\\]{1,190}$/;

export const textKind: FieldKind<TextField> = {
  column: () => 'text',
  parse(field, input) {
    const parsed = parseText(input, field.maximumLength, /[\p{Cc}]/gu, ' ');
    if (!parsed.ok || parsed.value === null || field.format !== 'email') return parsed;
    const address = String(parsed.value).toLowerCase();
    return EMAIL.test(address) ? ok(address) : wrong({ code: 'NotAnEmail' });
  },
};

export const longTextKind: FieldKind<LongTextField> = {
  column: () => 'text',
  // PostgreSQL's text can't hold NUL; line feeds and tabs stay.
  parse: (field, input) => parseText(input, field.maximumLength, /[^\P{Cc}\n\t]/gu, ''),
};

function parseText(input: unknown, maximumLength: number, unwanted: RegExp, replacement: string) {
  if (input === null || input === undefined) return ok(null);
  if (typeof input !== 'string') return wrong({ code: 'NotText' });
  const value = input.toWellFormed().replaceAll('\r\n', '\n').replace(unwanted, replacement).trim();
  if (value === '') return ok(null);
  return [...value].length > maximumLength ? wrong({ code: 'TooLong', limit: maximumLength }) : ok(value);
}
