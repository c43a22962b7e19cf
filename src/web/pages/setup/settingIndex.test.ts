import { expect, test } from 'vitest';
import { zhCN } from '../../../words/setup/zh-CN.ts';
import { findSettings, settingIndex } from './settingIndex.ts';

const index = settingIndex(zhCN);
const found = (query: string) => findSettings(index, query).map((entry) => `${entry.section.key}.${entry.anchor ?? ''}`);

test('finds a setting by its name, the name before the effect', () => {
  expect(found('授权码').slice(0, 2)).toEqual(['smtp.password', 'imap.password']);
  expect(found('编号前缀')).toEqual(['documentTypes.prefix']);
});

test('finds by what a setting does, by the API’s name, in any case and width', () => {
  expect(found('dmarc')).toContain('mailApproval.unauthenticatedDomains');
  expect(found('ＤＭＡＲＣ')).toEqual(found('dmarc'));
  expect(found('pollSeconds')).toEqual(['imap.pollSeconds']);
});

test('every page can be found by its own title', () => {
  for (const [key, { title }] of Object.entries(zhCN.pages)) expect(found(title)).toContain(`${key}.`);
});

test('an empty query finds nothing, several words must all be there', () => {
  expect(found('  ')).toEqual([]);
  expect(found('邮件 沙箱')).toEqual(['smtp.']);
});
