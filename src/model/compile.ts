import type { ColumnField, Field } from './field.ts';
import { formulaOf, targetOf } from './fields/index.ts';
import type { LinesField } from './fields/lines.ts';
import { formulaInputs, parseFormula, FormulaError, type Formula } from './formula.ts';
import type { RecordType } from './record.ts';

export type CompiledFormula = { key: string; formula: Formula; scale: number };
export type CompiledLines = { key: string; table: string; field: LinesField; columns: ReadonlyMap<string, CompiledColumn>; formulas: readonly CompiledFormula[] };
export type CompiledColumn = { key: string; column: string; field: ColumnField };
export type CompiledType = {
  name: string;
  table: string;
  type: RecordType;
  columns: ReadonlyMap<string, CompiledColumn>;
  lines: ReadonlyMap<string, CompiledLines>;
  /** In an order in which each formula's inputs are computed before it. */
  formulas: readonly CompiledFormula[];
  /** Types and fields that point to this type. */
  related: readonly { type: string; field: string }[];
  ownerField: string | null;
  departmentField: string | null;
};
export type Model = { types: ReadonlyMap<string, CompiledType> };

/** Identifiers never come from what a user typed: a key has this form, and columns are derived from it. */
const KEY = /^[a-z][a-zA-Z0-9]{0,39}$/;
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** PostgreSQL cuts longer names off in silence, and the next upgrade would not find them again. */
const IDENTIFIER_LIMIT = 63;
/** Columns that PostgreSQL itself gives every table. */
const DATABASE_KEYS = new Set(['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid']);
const SYSTEM_KEYS = new Set([...DATABASE_KEYS, 'id', 'number', 'state', 'heldBy', 'contentVersion', 'contentHash', 'rowVersion', 'accessLabels', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'deletedAt', 'deletedBy', 'searchText']);
const LINE_KEYS = new Set([...DATABASE_KEYS, 'id', 'parent', 'position']);

/**
 * Compiles types into one immutable model.
 * @throws ModelError with everything that is wrong, not only the first.
 */
export function compile(types: readonly RecordType[]): Model {
  const problems: string[] = [];
  const byName = new Map(types.map((type) => [type.name, type]));
  if (byName.size !== types.length) problems.push('two types have the same name');
  const compiled = types.map((type) => compileType(type, byName, problems));
  if (problems.length > 0) throw new ModelError(problems);
  return { types: new Map(compiled.map((type) => [type.name, Object.freeze(type)])) };
}

export class ModelError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The model does not hold together: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** `salesOrder` or `sales-order` → `sales_order`. */
export function identifier(key: string): string {
  return key.replaceAll('-', '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function compileType(type: RecordType, byName: ReadonlyMap<string, RecordType>, problems: string[]): CompiledType {
  const complain = (problem: string) => problems.push(`${type.name}: ${problem}`);
  if (!NAME.test(type.name) || type.name.length > 40) complain('its name is not kebab-case of at most 40 characters');
  const table = identifier(type.name);
  const columns = new Map<string, CompiledColumn>();
  const lines = new Map<string, CompiledLines>();
  for (const [key, field] of Object.entries(type.fields)) {
    if (!KEY.test(key) || SYSTEM_KEYS.has(key)) complain(`the field key “${key}” can't be used`);
    if (field.kind === 'lines') lines.set(key, compileLines(table, key, field, complain));
    else columns.set(key, { key, column: identifier(key), field });
    const longest = field.kind === 'lines' ? `${table}__${identifier(key)}_parent` : field.unique ? `${table}_${identifier(key)}_unique` : field.kind === 'reference' ? `${table}_${identifier(key)}` : identifier(key);
    if (longest.length > IDENTIFIER_LIMIT) complain(`its name and “${key}” are together too long for the database`);
  }
  const compiled: CompiledType = {
    name: type.name, table, type, columns, lines,
    formulas: orderFormulas(columns, complain),
    related: relatedTypes(type.name, byName),
    ownerField: nameOf(columns, type.owner ?? 'owner'),
    departmentField: nameOf(columns, type.department ?? 'department'),
  };
  checkReferences(type.fields, byName, complain);
  checkMentions(compiled, complain);
  return compiled;
}

function compileLines(table: string, key: string, field: LinesField, complain: (problem: string) => void): CompiledLines {
  const columns = new Map<string, CompiledColumn>();
  for (const [lineKey, column] of Object.entries(field.fields)) {
    if (!KEY.test(lineKey) || LINE_KEYS.has(lineKey)) complain(`the field key “${key}.${lineKey}” can't be used`);
    columns.set(lineKey, { key: lineKey, column: identifier(lineKey), field: column });
  }
  return { key, table: `${table}__${identifier(key)}`, field, columns, formulas: orderFormulas(columns, complain) };
}

function orderFormulas(columns: ReadonlyMap<string, CompiledColumn>, complain: (problem: string) => void): CompiledFormula[] {
  const waiting = new Map<string, CompiledFormula>();
  for (const { key, field } of columns.values()) {
    const source = formulaOf(field);
    if (source === undefined || !('scale' in field)) continue;
    try {
      waiting.set(key, { key, formula: parseFormula(source), scale: field.scale });
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      complain(`the formula of “${key}”: ${error.message}`);
    }
  }
  const ordered: CompiledFormula[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].find((candidate) => !formulaInputs(candidate.formula).some((input) => waiting.has(input)));
    if (!ready) {
      complain(`the formulas ${[...waiting.keys()].join(', ')} need one another`);
      break;
    }
    waiting.delete(ready.key);
    ordered.push(ready);
  }
  return ordered;
}

function relatedTypes(name: string, byName: ReadonlyMap<string, RecordType>): { type: string; field: string }[] {
  return [...byName.values()].flatMap((type) =>
    Object.entries(type.fields)
      .filter(([, field]) => field.kind === 'reference' && field.target === name)
      .map(([field]) => ({ type: type.name, field })));
}

function checkReferences(fields: Record<string, Field>, byName: ReadonlyMap<string, RecordType>, complain: (problem: string) => void): void {
  for (const [key, field] of Object.entries(fields)) {
    if (field.kind === 'lines') {
      checkReferences(field.fields, byName, complain);
      continue;
    }
    const target = targetOf(field);
    if (target !== undefined && !byName.has(target)) complain(`“${key}” points to “${target}”, which does not exist`);
  }
}

/** Every field that the list, the form, the title or a formula names must exist. */
function checkMentions(compiled: CompiledType, complain: (problem: string) => void): void {
  const { type, columns, lines } = compiled;
  const has = (key: string) => columns.has(key) || lines.has(key);
  const system = ['number', 'state', 'createdAt', 'createdBy', 'updatedAt'];
  const mentioned = [
    ...type.list.filter((key) => !system.includes(key)),
    ...type.form.flatMap((section) => section.fields),
    ...(type.title === 'number' ? [] : [type.title]),
    ...(type.flow ? type.flow.facts : []),
    ...(type.flow?.amount ? [type.flow.amount] : []),
  ];
  for (const key of new Set([...mentioned, ...missingInputs(compiled.formulas, columns, lines)])) if (!has(key)) complain(`the field “${key}” is mentioned but does not exist`);
  for (const table of lines.values()) {
    for (const key of missingInputs(table.formulas, table.columns, new Map())) complain(`the field “${table.key}.${key}” is mentioned but does not exist`);
  }
  if (type.flow && !type.numbering) complain('a type with a flow needs a numbering');
}

/** What formulas read and nobody has: a misspelt key would make the result empty for ever. */
function missingInputs(formulas: readonly CompiledFormula[], columns: ReadonlyMap<string, CompiledColumn>, lines: ReadonlyMap<string, CompiledLines>): string[] {
  return formulas.flatMap(({ formula }) => formulaInputs(formula)).filter((input) => {
    const [table = '', column] = input.split('.');
    return column === undefined ? !columns.has(input) : !lines.get(table)?.columns.has(column);
  });
}

function nameOf(columns: ReadonlyMap<string, CompiledColumn>, key: string): string | null {
  return columns.has(key) ? key : null;
}
