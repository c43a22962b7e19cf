const SCRIPTS = {
  simplified: { digits: '零壹贰叁肆伍陆柒捌玖', minus: '负', tenThousand: '万', hundredMillion: '亿' },
  traditional: { digits: '零壹貳參肆伍陸柒捌玖', minus: '負', tenThousand: '萬', hundredMillion: '億' },
};

type CapitalScript = keyof typeof SCRIPTS;

/**
 * An amount in Chinese capitals 「大写金额」, without the name of the currency: `1001.50` → 壹仟零壹元伍角整.
 * The rules are those of the People's Bank for bills 《支付结算办法》附一: 整 closes an amount without 分,
 * one 零 stands for any zeros within the number and before a lonely 分, none for a mere 角 after a round number.
 * Takes a plain decimal string up to ±9999999999999.99 and throws a RangeError for anything else.
 */
export function amountInCapitals(amount: string, script: CapitalScript = 'simplified'): string {
  const [, sign, whole = '', fraction = ''] = /^(-?)0*(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(amount) ?? [];
  if (sign === undefined) throw new RangeError(`Not an amount that can be written in capitals: "${amount}"`);
  const words = SCRIPTS[script];
  const integer = integerInCapitals(whole, words);
  const cents = fractionInCapitals(fraction.padEnd(2, '0'), words.digits, integer !== '');
  if (integer === '' && cents === '整') return `${words.digits[0]}元整`;
  return (sign && words.minus) + (integer && `${integer}元`) + cents;
}

function integerInCapitals(whole: string, words: (typeof SCRIPTS)[CapitalScript]): string {
  const groups = whole.padStart(16, '0').match(/\d{4}/g) ?? [];
  const units = [words.tenThousand, words.hundredMillion, words.tenThousand, ''];
  let text = '';
  groups.forEach((group, index) => {
    if (group !== '0000') text += fourDigits(group, words.digits) + units[index];
    else if (index === 1 && text !== '') text += words.hundredMillion;
  });
  return text.replace(/^零+/, '');
}

function fourDigits(group: string, digits: string): string {
  const units = ['仟', '佰', '拾', ''];
  const text = [...group].map((digit, index) => (digit === '0' ? '零' : `${digits[Number(digit)]}${units[index]}`)).join('');
  return text.replace(/零+/g, '零').replace(/零$/, '');
}

function fractionInCapitals(fraction: string, digits: string, afterInteger: boolean): string {
  const [tenths = '0', hundredths = '0'] = fraction;
  if (fraction === '00') return '整';
  if (hundredths === '0') return `${digits[Number(tenths)]}角整`;
  const start = tenths !== '0' ? `${digits[Number(tenths)]}角` : afterInteger ? '零' : '';
  return `${start}${digits[Number(hundredths)]}分`;
}
