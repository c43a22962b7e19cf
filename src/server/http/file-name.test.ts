import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNameParameters } from './file-name.ts';

const nameIn = (parameters: string) => decodeURIComponent(/filename\*=UTF-8''([^;]*)$/.exec(parameters)?.[1] ?? '');

test.each([
  ['报价单.pdf', '报价单.pdf'], ['a\r\nSet-Cookie: x=1.pdf', 'a__Set-Cookie: x=1.pdf'], ['say "yes".pdf', 'say "yes".pdf'], ["it's (1)*.pdf", "it's (1)*.pdf"],
  ['\u202egpj.exe', '_gpj.exe'], ['../../etc/passwd', '__.._etc_passwd'], ['..\\x.exe', '__x.exe'], ['', '_'], ['\ud800.pdf', '\ufffd.pdf'],
])('%j is offered as %j', (given, offered) => {
  expect(nameIn(fileNameParameters(given))).toBe(offered);
});

test('a name without end keeps its ending', () => {
  expect(nameIn(fileNameParameters(`${'长'.repeat(10_000)}.pdf`))).toMatch(/^长{146}\.pdf$/);
});

test('whatever it is called, it stays one header of two parameters', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => {
    expect(fileNameParameters(name)).toMatch(/^filename="[^"\r\n\\]{1,300}"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/);
  }), { numRuns: 1000 });
});
