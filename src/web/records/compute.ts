import type { FieldDescription, TypeDescription } from '../../contract/model.ts';
import { evaluateFormula, FormulaError, parseFormula, type Formula, type FormulaInput } from '../../model/formula.ts';
import type { Draft, Values } from './draft.ts';

/** The draft with its formulas computed, as the server will compute them; first the rows, then the record. */
export function withComputed(type: TypeDescription, draft: Draft): Draft {
  const lines = Object.fromEntries(type.lines.map((table) => [
    table.key,
    (draft.lines[table.key] ?? []).map((line) => {
      const values = compute(table.fields, line.values, () => []);
      return values === line.values ? line : { ...line, values };
    }),
  ]));
  return { ...draft, lines, values: compute(type.fields, draft.values, (key) => (lines[key] ?? []).map((line) => line.values)) };
}

/** Gives back the same object when nothing changed, so that unchanged rows are not drawn again. */
function compute(fields: readonly FieldDescription[], values: Values, lines: FormulaInput['lines']): Values {
  let computed = values;
  // A formula may read another one; as many rounds as there are formulas settle every order.
  const formulas = fields.filter((field) => field.formula !== undefined);
  for (let round = 0; round < formulas.length; round += 1) {
    for (const field of formulas) {
      const formula = parsed(field.formula ?? '');
      const result = formula && evaluateFormula(formula, { value: (key) => computed[key], lines });
      const value = result?.toFixed(field.scale ?? 2) ?? null;
      if (value !== (computed[field.key] ?? null)) computed = { ...computed, [field.key]: value };
    }
  }
  return computed;
}

const parsedFormulas = new Map<string, Formula | null>();

/** Null for a formula that this version of the page does not understand: the server's value shows after saving. */
function parsed(source: string): Formula | null {
  let formula = parsedFormulas.get(source);
  if (formula === undefined) {
    formula = tryParse(source);
    parsedFormulas.set(source, formula);
  }
  return formula;
}

function tryParse(source: string): Formula | null {
  try {
    return parseFormula(source);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}
