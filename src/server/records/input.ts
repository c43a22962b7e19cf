import { evaluateFormula, type FormulaInput } from '../../model/formula.ts';
import { fitsColumn, WHOLE_DIGITS, writeDecimal } from '../../model/fields/decimal.ts';
import { formulaOf, parseValue } from '../../model/fields/index.ts';
import type { Actor } from '../../model/keys.ts';
import type { CompiledColumn, CompiledFormula, CompiledType } from '../../model/compile.ts';
import type { FieldProblem, FieldValue, FieldValues } from '../../model/value.ts';
import { Refusal } from '../refusal.ts';

export type WriteInput = {
  values: Record<string, FieldValue>;
  lines?: Record<string, readonly { id?: string | undefined; values: Record<string, FieldValue> }[]> | undefined;
};
/** Who writes, and the account set's day: what initial values are taken from. */
export type InputContext = { actor: Actor; today: string };
export type LineValues = { id: string | null; values: FieldValues };
export type Content = { values: FieldValues; lines: Record<string, LineValues[]> };

/**
 * Applies an input to what a record holds (nothing, for a new one): parses each value, computes the formulas,
 * checks what is required.
 * @throws Refusal `InvalidInput` with everything that is wrong, by field
 */
export function applyInput(type: CompiledType, before: Content | null, input: WriteInput, { actor, today }: InputContext): Content {
  const problems: Record<string, FieldProblem> = {};
  const values = before ? { ...before.values } : initialValues(type.columns, actor, today);
  parseInto(type.columns, input.values, values, '', problems, new Set(type.lines.keys()));
  const lines: Record<string, LineValues[]> = {};
  for (const [key, description] of type.lines) {
    const given = input.lines?.[key];
    // Before any row is looked at: their number is for a stranger to choose.
    if (given !== undefined && given.length > description.field.maximumRows) {
      problems[key] = { code: 'TooManyRows', limit: description.field.maximumRows };
      continue;
    }
    const kept = before?.lines[key] ?? [];
    const taken = new Set<string>();
    lines[key] = given === undefined ? kept.map(({ id, values: stored }) => ({ id, values: { ...stored } })) : given.map((line, index) => {
      // A row sent twice (copied in a spreadsheet, say) is kept once and made anew.
      const known = kept.find(({ id }) => id !== null && id === line.id && !taken.has(id));
      if (known && known.id !== null) taken.add(known.id);
      const row = { ...(known?.values ?? initialValues(description.columns, actor, today)) };
      parseInto(description.columns, line.values, row, `${key}.${index}.`, problems);
      return { id: known?.id ?? null, values: row };
    });
    lines[key].forEach((line, index) => compute(description.formulas, line.values, { value: (name) => line.values[name], lines: () => [] }, `${key}.${index}.`, problems));
    lines[key].forEach((line, index) => requireAll(description.columns, line.values, `${key}.${index}.`, problems));
    if (description.field.required && lines[key].length === 0) problems[key] = { code: 'Required' };
  }
  for (const key of Object.keys(input.lines ?? {})) if (!type.lines.has(key)) problems[key] = { code: 'UnknownField' };
  compute(type.formulas, values, { value: (key) => values[key], lines: (key) => (lines[key] ?? []).map((line) => line.values) }, '', problems);
  requireAll(type.columns, values, '', problems);
  if (Object.keys(problems).length > 0) throw new Refusal('InvalidInput', {}, problems);
  return { values, lines };
}

/** What a new record, or a new row, begins with. */
export function initialValues(columns: ReadonlyMap<string, CompiledColumn>, actor: Actor, today: string): FieldValues {
  const values: FieldValues = {};
  for (const { key, field } of columns.values()) {
    if (field.kind === 'references') values[key] = [];
    else if (field.kind === 'boolean') values[key] = field.initial ?? false;
    else if (field.kind === 'choice') values[key] = field.initial ?? null;
    else if (field.kind === 'date' && field.initial === 'today') values[key] = today;
    else if (field.kind === 'reference' && actor.kind !== 'system' && field.initial === 'actor') values[key] = actor.userId;
    else if (field.kind === 'reference' && field.initial === 'actorDepartment') values[key] = actor.departmentId;
    else values[key] = null;
  }
  return values;
}

function parseInto(
  columns: ReadonlyMap<string, CompiledColumn>, input: Record<string, FieldValue>, into: FieldValues, prefix: string,
  problems: Record<string, FieldProblem>, others: ReadonlySet<string> = new Set(),
): void {
  for (const [key, written] of Object.entries(input)) {
    const column = columns.get(key);
    if (!column) {
      if (!others.has(key)) problems[prefix + key] = { code: 'UnknownField' };
      continue;
    }
    // A form sends computed fields back with the others; they are computed again anyway.
    if (formulaOf(column.field) !== undefined) continue;
    const parsed = parseValue(column.field, written);
    if (!parsed.ok) problems[prefix + key] = parsed.problem;
    else if (column.field.readOnly && parsed.value !== into[key]) problems[prefix + key] = { code: 'ReadOnly' };
    else into[key] = parsed.value;
  }
}

function compute(formulas: readonly CompiledFormula[], values: FieldValues, input: FormulaInput, prefix: string, problems: Record<string, FieldProblem>): void {
  for (const { key, formula, scale } of formulas) {
    const result = evaluateFormula(formula, input);
    const written = result === null ? null : writeDecimal(result, scale);
    if (written !== null && !fitsColumn(written)) problems[prefix + key] = { code: 'TooManyDigits', digits: WHOLE_DIGITS };
    values[key] = written;
  }
}

function requireAll(columns: ReadonlyMap<string, CompiledColumn>, values: FieldValues, prefix: string, problems: Record<string, FieldProblem>): void {
  for (const { key, field } of columns.values()) {
    const value = values[key] ?? null;
    if (field.required && (value === null || (Array.isArray(value) && value.length === 0))) problems[prefix + key] ??= { code: 'Required' };
  }
}
