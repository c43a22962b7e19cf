import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { amountInCapitals } from './capitals.ts';

describe('an amount in capitals', () => {
  test.each([
    ['0', '零元整'],
    ['-0.00', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['0.55', '伍角伍分'],
    ['-1.2', '负壹元贰角整'],
    ['1', '壹元整'],
    ['10.05', '壹拾元零伍分'],
    ['10.50', '壹拾元伍角整'],
    ['12', '壹拾贰元整'],
    ['100.10', '壹佰元壹角整'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['1001.50', '壹仟零壹元伍角整'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['100000', '壹拾万元整'],
    ['100100', '壹拾万零壹佰元整'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['10010000.01', '壹仟零壹万元零壹分'],
    ['100000001', '壹亿零壹元整'],
    ['100010000', '壹亿零壹万元整'],
    ['1000000000000', '壹万亿元整'],
    ['1000000000001', '壹万亿零壹元整'],
    ['1000100000000', '壹万零壹亿元整'],
    ['9999999999999.99', '玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    ['0012.3400', '壹拾贰元叁角肆分'],
  ])('%s reads %s', (amount, capitals) => {
    expect(amountInCapitals(amount)).toBe(capitals);
  });

  it('is written in Traditional characters too', () => {
    expect(amountInCapitals('-236543210.06', 'traditional')).toBe('負貳億參仟陸佰伍拾肆萬參仟貳佰壹拾元零陸分');
  });

  test.each(['', '1,000', '1e3', '１２', '1.005', '10000000000000', '.5', '1.', 'NaN', ' 1', '--1'])('refuses "%s"', (amount) => {
    expect(() => amountInCapitals(amount)).toThrow(RangeError);
  });

  it('reads back to the same amount, whatever the amount', () => {
    fc.assert(fc.property(fc.bigInt(0n, 999999999999999n), (cents) => {
      const capitals = amountInCapitals(`${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`);
      expect(readCapitals(capitals)).toBe(cents);
      if (cents > 0n) expect(capitals).not.toMatch(/^零|零零|零[元万亿角分]/u);
    }), { numRuns: 2000 });
  });
});

/** Reads capitals the way a cashier does: digit by digit, each with its unit. */
function readCapitals(capitals: string): bigint {
  const [integer, cents] = capitals.includes('元') ? capitals.split('元') : ['', capitals];
  return readInteger(integer ?? '') * 100n + readSmall(cents ?? '', { 角: 10n, 分: 1n });
}

function readInteger(text: string): bigint {
  const [high, low] = text.includes('亿') ? text.split('亿') : ['', text];
  return readBelowHundredMillion(high ?? '') * 100_000_000n + readBelowHundredMillion(low ?? '');
}

function readBelowHundredMillion(text: string): bigint {
  const units = { 仟: 1000n, 佰: 100n, 拾: 10n };
  const [high, low] = text.includes('万') ? text.split('万') : ['', text];
  return readSmall(high ?? '', units) * 10_000n + readSmall(low ?? '', units);
}

function readSmall(text: string, units: Record<string, bigint>): bigint {
  return [...text.matchAll(/([壹贰叁肆伍陆柒捌玖])([仟佰拾角分]?)/gu)].reduce((sum, [, digit = '', unit = '']) => {
    return sum + BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(digit)) * (units[unit] ?? 1n);
  }, 0n);
}
