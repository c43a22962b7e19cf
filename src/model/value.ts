/**
 * A stored value: text, decimals, dates, instants and ids are strings (a number never passes through a float),
 * several ids are a list of strings.
 */
export type FieldValue = string | boolean | null | string[];
export type FieldValues = Record<string, FieldValue>;

/** What parsing an input came to; a problem is named, its words stand in `words/errors`. */
export type Parsed = { ok: true; value: FieldValue } | { ok: false; problem: FieldProblem };

export type FieldProblem =
  | { code: 'Required' }
  | { code: 'TooLong'; limit: number }
  | { code: 'NotText' }
  | { code: 'NotDecimal'; scale: number }
  | { code: 'TooManyDigits'; digits: number }
  | { code: 'NotInteger' }
  | { code: 'OutOfRange'; minimum?: string; maximum?: string }
  | { code: 'NotDate' }
  | { code: 'NotInstant' }
  | { code: 'NotBoolean' }
  | { code: 'NotAChoice' }
  | { code: 'NotAnEmail' }
  | { code: 'NotAReference' }
  | { code: 'UnknownReference' }
  | { code: 'NotUnique' }
  | { code: 'ReadOnly' }
  | { code: 'UnknownField' }
  | { code: 'TooManyRows'; limit: number };

export const ok = (value: FieldValue): Parsed => ({ ok: true, value });
export const wrong = (problem: FieldProblem): Parsed => ({ ok: false, problem });
