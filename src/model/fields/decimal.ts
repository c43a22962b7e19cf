import { Decimal } from 'decimal.js';
import type { FieldKind, FieldOptions } from '../field.ts';
import { ok, wrong, type Parsed } from '../value.ts';

type DecimalOptions = FieldOptions & {
  minimum?: string;
  maximum?: string;
  /** Computed from other fields, e.g. `quantity * price` or `sum(lines.amount)`; then read only. */
  formula?: string;
};
export type DecimalField = DecimalOptions & { kind: 'decimal'; scale: number };
export type MoneyField = DecimalOptions & { kind: 'money'; scale: number };

/** Digits before the decimal point that a column holds. */
export const WHOLE_DIGITS = 15;
const LIMIT = new Decimal(10).pow(WHOLE_DIGITS);

/** An exact decimal number with so many digits after the point (2 unless said otherwise). */
export function decimal(options: DecimalOptions & { scale?: number } = {}): DecimalField {
  return { ...options, kind: 'decimal', scale: options.scale ?? 2 };
}

/** An amount in the account set's currency, exact to the cent. */
export function money(options: DecimalOptions = {}): MoneyField {
  return { ...options, kind: 'money', scale: 2 };
}

/** The one way a decimal is written, as the database gives it back: all its decimals, and no `-0.00`. */
export function writeDecimal(value: Decimal, scale: number): string {
  const rounded = value.toDecimalPlaces(scale, Decimal.ROUND_HALF_UP);
  return rounded.isZero() ? new Decimal(0).toFixed(scale) : rounded.toFixed(scale);
}

/** Says whether a column of so many whole digits holds it. */
export const fitsColumn = (written: string): boolean => new Decimal(written).abs().lt(LIMIT);

const numberKind = {
  column: (field: DecimalField | MoneyField) => `numeric(${WHOLE_DIGITS + field.scale},${field.scale})`,
  parse(field: DecimalField | MoneyField, input: unknown): Parsed {
    if (input === null || input === undefined || input === '') return ok(null);
    const written = typeof input === 'number' ? String(input) : input;
    if (typeof written !== 'string') return wrong({ code: 'NotDecimal', scale: field.scale });
    const plain = written.normalize('NFKC').replaceAll(/[\s,¥￥]/g, '');
    if (!/^[+-]?[0-9]{1,40}(\.[0-9]{0,40})?$/.test(plain)) return wrong({ code: 'NotDecimal', scale: field.scale });
    const value = new Decimal(plain);
    if (value.decimalPlaces() > field.scale) return wrong({ code: 'NotDecimal', scale: field.scale });
    if (value.abs().gte(LIMIT)) return wrong({ code: 'TooManyDigits', digits: WHOLE_DIGITS });
    if ((field.minimum !== undefined && value.lt(field.minimum)) || (field.maximum !== undefined && value.gt(field.maximum))) {
      return wrong({ code: 'OutOfRange', minimum: field.minimum, maximum: field.maximum });
    }
    return ok(writeDecimal(value, field.scale));
  },
};
export const decimalKind: FieldKind<DecimalField> = numberKind;
export const moneyKind: FieldKind<MoneyField> = numberKind;
