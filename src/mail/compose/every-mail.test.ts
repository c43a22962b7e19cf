import { describe, expect, it } from 'vitest';
import type { MailLanguage } from '../../words/mails/mail-words.ts';
import { loopHeaderName } from './loop-header.ts';
import { everyMail } from './test-support/every-mail.ts';
import { readPage, spoken } from './test-support/read-page.ts';
import { sampleFlow } from './test-support/sample-data.ts';

const languages: MailLanguage[] = ['zh-CN', 'zh-TW', 'en', 'cs'];

describe.each(languages)('every mail in %s', (language) => {
  const mails = everyMail(language);

  it('says the same words in the same order as text and as HTML', () => {
    for (const [name, mail] of mails) expect(spoken(readPage(mail.html).words), name).toEqual(spoken(mail.text));
  });

  it('is complete', () => {
    for (const [name, mail] of mails) {
      expect(`${mail.subject}\n${mail.text}`, name).not.toMatch(/undefined|null|NaN|\[object|\$\{/);
      expect(mail.text, name).not.toMatch(/「」|„“|""|: \.|\(\)/);
    }
  });

  it('is unlike every other', () => {
    const texts = new Map(mails.map(([name, { text }]) => [text, name]));
    expect([...texts.values()]).toEqual(mails.map(([name]) => name));
  });

  it('carries the headers that stop automatic answers and loops', () => {
    for (const [name, { headers }] of mails) {
      expect(headers['Auto-Submitted'], name).toMatch(/^auto-(generated|replied)$/);
      expect(headers['X-Auto-Response-Suppress'], name).toBe('All');
      expect(headers[loopHeaderName], name).toBe('b1946ac9');
      expect(headers, name).not.toHaveProperty('Precedence');
    }
  });

  it('loads nothing from elsewhere', () => {
    for (const [name, mail] of mails) {
      expect(mail.html, name).not.toMatch(/<(img|link|script|iframe|object|form|base)\b|url\(|@import|src=/i);
    }
  });

  it('names flow, number and flow id when it is about a flow', () => {
    const { flowName, number, flowId } = sampleFlow(language);
    for (const [name, mail] of mails.filter(([name]) => name !== 'test')) {
      expect(mail.subject.endsWith(`${flowName} ${number} [${flowId}]`), name).toBe(true);
      expect(mail.text, name).toContain(flowId);
    }
  });
});

describe('the languages', () => {
  it('are not mixed', () => {
    for (const [name, { text, subject }] of [...everyMail('en'), ...everyMail('cs')]) {
      expect(`${subject}${text}`, name).not.toMatch(/\p{sc=Han}/u);
    }
    for (const [name, { text, subject }] of everyMail('zh-TW')) {
      expect(`${subject}${text}`, name).not.toMatch(/[审单发销经环节页说设员请读写为录办签处统结转还认网链价问题实]/u);
    }
    for (const [name, { text, subject }] of everyMail('zh-CN')) {
      expect(`${subject}${text}`, name).not.toMatch(/[審單據發郵銷經環節頁說設員請讀寫為錄辦簽處統結轉還認網鏈價問題實]/u);
    }
  });

  it('use full-width punctuation between Chinese characters', () => {
    for (const language of ['zh-CN', 'zh-TW'] as const) {
      for (const [name, { text }] of everyMail(language)) expect(text, name).not.toMatch(/\p{sc=Han}[,:;()?!]/u);
    }
  });
});
