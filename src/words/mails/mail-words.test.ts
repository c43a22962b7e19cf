import { describe, expect, it } from 'vitest';
import { chineseGreeting } from './chinese-greeting.ts';
import type { Refusal } from './kinds.ts';
import { mailWords } from './mail-words.ts';

describe('the words of our mails', () => {
  it.each(Object.entries(mailWords))('give every act words of its own in %s', (_, { act }) => {
    const sentences = Object.values(act.sentences).map((sentence) => sentence({ actor: 'A', document: 'D', target: 'T' }));
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(new Set(Object.values(act.tags)).size).toBe(sentences.length);
  });

  it.each(Object.entries(mailWords))('name those an act is aimed at in %s', (_, { act }) => {
    const targeted = [
      'returned', 'jumped', 'transferred', 'delegated', 'assistRequested', 'signerAdded', 'signerRemoved', 'urged', 'copied', 'reassigned', 'escalated',
    ] as const;
    for (const kind of targeted) expect(act.sentences[kind]({ actor: 'A', document: 'D', target: 'Target' }), kind).toContain('Target');
  });

  it('greet a Chinese colleague by surname and title', () => {
    expect(chineseGreeting('王芳', '业务经理')).toBe('王经理，您好：');
    expect(chineseGreeting('欧阳娜', '总经理')).toBe('欧阳总，您好：');
    expect(chineseGreeting('陳志明', '副總經理')).toBe('陳總，您好：');
    expect(chineseGreeting('赵敏', '出纳')).toBe('赵敏，您好：');
    expect(chineseGreeting('John Smith', '经理')).toBe('John Smith，您好：');
  });

  it('count as Czech counts', () => {
    const earlier = mailWords.cs.approval.earlierOpinions;
    expect([1, 3, 5].map(earlier)).toEqual([
      'Ještě 1 starší stanovisko najdete v záznamu schvalování.',
      'Ještě 3 starší stanoviska najdete v záznamu schvalování.',
      'Ještě 5 starších stanovisek najdete v záznamu schvalování.',
    ]);
    const missing = (fields: string[]) => mailWords.cs.refused.reason({ kind: 'requiredFieldMissing', fields });
    expect(missing(['Cena'])).toContain('chybí povinné pole: Cena');
    expect(missing(['A', 'B'])).toContain('chybí 2 povinná pole: A a\u00a0B');
    expect(missing(['A', 'B', 'C', 'D', 'E'])).toContain('chybí 5 povinných polí');
  });

  it('write numbers in their own way', () => {
    const oversize: Refusal = { kind: 'oversize', sizeBytes: 41_943_040, limitBytes: 26_738_688 };
    expect(mailWords.cs.refused.reason(oversize)).toContain('25,5\u00a0MB');
    expect(mailWords['zh-CN'].refused.reason(oversize)).toContain('25.5\u00a0MB');
  });
});
