import { Decimal } from 'decimal.js';
import type { FieldValue } from './value.ts';

/**
 * A formula over decimals: numbers, field keys, `+ - * /`, parentheses, `round(x, digits)`,
 * and `sum(lines.amount)` over a detail table. It has no loops and no functions of the user's, so it always ends.
 */
export type Formula =
  | { kind: 'number'; value: string }
  | { kind: 'field'; key: string }
  | { kind: 'sum'; lines: string; key: string }
  | { kind: 'round'; of: Formula; digits: number }
  | { kind: 'operation'; operator: '+' | '-' | '*' | '/'; left: Formula; right: Formula };

export type FormulaInput = {
  value(key: string): FieldValue | undefined;
  lines(key: string): readonly Record<string, FieldValue>[];
};

const LENGTH_LIMIT = 500;
const DEPTH_LIMIT = 30;
/** 15 whole digits times 15 whole digits, with their decimals, stay exact. */
const Exact = Decimal.clone({ precision: 60 });

/** Parses a formula; throws `FormulaError` that says where it is wrong. */
export function parseFormula(source: string): Formula {
  if (source.length > LENGTH_LIMIT) throw new FormulaError(`longer than ${LENGTH_LIMIT} characters`);
  const tokens = source.match(/[0-9]+(?:\.[0-9]+)?|[a-zA-Z][a-zA-Z0-9_]*|[-+*/(),.]|\S/g) ?? [];
  const reader = new Reader(tokens);
  const formula = reader.sum(0);
  reader.end();
  return formula;
}

/** Computes a formula exactly; an empty field or a division by zero makes the result empty. */
export function evaluateFormula(formula: Formula, input: FormulaInput): Decimal | null {
  switch (formula.kind) {
    case 'number': return new Exact(formula.value);
    case 'field': return decimalOf(input.value(formula.key));
    case 'sum': return input.lines(formula.lines).reduce<Decimal>((total, line) => total.plus(decimalOf(line[formula.key]) ?? 0), new Exact(0));
    case 'round': return evaluateFormula(formula.of, input)?.toDecimalPlaces(formula.digits, Decimal.ROUND_HALF_UP) ?? null;
    case 'operation': {
      const left = evaluateFormula(formula.left, input);
      const right = evaluateFormula(formula.right, input);
      if (left === null || right === null) return null;
      return operate(formula.operator, left, right);
    }
  }
}

/** The field keys and sums that a formula reads, for checks and for the order of computing. */
export function formulaInputs(formula: Formula): string[] {
  switch (formula.kind) {
    case 'number': return [];
    case 'field': return [formula.key];
    case 'sum': return [`${formula.lines}.${formula.key}`];
    case 'round': return formulaInputs(formula.of);
    case 'operation': return [...formulaInputs(formula.left), ...formulaInputs(formula.right)];
  }
}

export class FormulaError extends Error {}

function operate(operator: '+' | '-' | '*' | '/', left: Decimal, right: Decimal): Decimal | null {
  switch (operator) {
    case '+': return left.plus(right);
    case '-': return left.minus(right);
    case '*': return left.times(right);
    case '/': return right.isZero() ? null : left.dividedBy(right);
  }
}

function decimalOf(value: FieldValue | undefined): Decimal | null {
  return typeof value === 'string' && /^-?[0-9]+(\.[0-9]+)?$/.test(value) ? new Exact(value) : null;
}

class Reader {
  #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  sum(depth: number): Formula {
    let left = this.#product(depth);
    for (let operator = this.#operator('+', '-'); operator; operator = this.#operator('+', '-')) {
      left = { kind: 'operation', operator, left, right: this.#product(depth) };
    }
    return left;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw new FormulaError(`“${this.#tokens[this.#at]}” is not expected here`);
  }

  #product(depth: number): Formula {
    let left = this.#atom(depth);
    for (let operator = this.#operator('*', '/'); operator; operator = this.#operator('*', '/')) {
      left = { kind: 'operation', operator, left, right: this.#atom(depth) };
    }
    return left;
  }

  #atom(depth: number): Formula {
    if (depth > DEPTH_LIMIT) throw new FormulaError(`nested deeper than ${DEPTH_LIMIT}`);
    const token = this.#next();
    if (token === '(') {
      const inner = this.sum(depth + 1);
      this.#expect(')');
      return inner;
    }
    if (token === '-') return { kind: 'operation', operator: '-', left: { kind: 'number', value: '0' }, right: this.#atom(depth + 1) };
    if (/^[0-9]/.test(token)) return { kind: 'number', value: token };
    if (!/^[a-zA-Z]/.test(token)) throw new FormulaError(`“${token}” is not expected here`);
    if (this.#tokens[this.#at] !== '(') return { kind: 'field', key: token };
    this.#at += 1;
    return this.#call(token, depth);
  }

  #call(name: string, depth: number): Formula {
    if (name === 'sum') {
      const table = this.#next();
      this.#expect('.');
      const key = this.#next();
      this.#expect(')');
      return { kind: 'sum', lines: table, key };
    }
    if (name === 'round') {
      const of = this.sum(depth + 1);
      this.#expect(',');
      const digits = Number(this.#next());
      this.#expect(')');
      if (!Number.isInteger(digits) || digits < 0 || digits > 10) throw new FormulaError('round() takes 0 to 10 digits');
      return { kind: 'round', of, digits };
    }
    throw new FormulaError(`there is no function “${name}”; sum() and round() exist`);
  }

  #operator<O extends '+' | '-' | '*' | '/'>(...operators: O[]): O | undefined {
    const found = operators.find((operator) => operator === this.#tokens[this.#at]);
    if (found) this.#at += 1;
    return found;
  }

  #next(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new FormulaError('it ends too early');
    this.#at += 1;
    return token;
  }

  #expect(wanted: string): void {
    const token = this.#next();
    if (token !== wanted) throw new FormulaError(`“${wanted}” is expected where “${token}” stands`);
  }
}
