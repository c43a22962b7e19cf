import type { FieldKind, FieldOptions } from '../field.ts';
import { ok, wrong } from '../value.ts';

export type ChoiceField = FieldOptions & { kind: 'choice'; choices: readonly string[]; initial?: string };

/** One of a fixed list of values; their labels stand with the type's labels. */
export function choice(choices: readonly string[], options: FieldOptions & { initial?: string } = {}): ChoiceField {
  return { ...options, kind: 'choice', choices };
}

export const choiceKind: FieldKind<ChoiceField> = {
  column: () => 'text',
  parse(field, input) {
    if (input === null || input === undefined || input === '') return ok(null);
    return typeof input === 'string' && field.choices.includes(input) ? ok(input) : wrong({ code: 'NotAChoice' });
  },
};
