import { describe, expect, it } from 'vitest';
import { composeApprovalRequest } from './approval-request.ts';
import { readPage } from './test-support/read-page.ts';
import { sampleOpinion, sampleRequest, sampleWords } from './test-support/sample-data.ts';

const languages = ['zh-CN', 'zh-TW', 'en', 'cs'] as const;

describe('the approval request', () => {
  const request = sampleRequest('zh-CN');

  it('reads as the paper on the wall says', () => {
    const { subject, text } = composeApprovalRequest(request);
    expect(subject).toBe('【待审批】销售订单审批 XS20261122-0007 [F-8Q3K7]');
    const lines = text.split('\n');
    expect(lines[0]).toBe('王经理，您好：');
    expect(lines[2]).toBe('李明（销售一部）提交的销售订单 XS20261122-0007 等待您审批（环节：业务经理审批）。');
    expect(lines).toContain('金额    ¥128,400.00（壹拾贰万捌仟肆佰元整）');
    expect(lines).toContain('1. 张伟  业务经理审批  同意  11-22 09:12  邮件  价格合适');
    expect(text).toContain('第一行写「同意#」或「不同意#」，第二行写意见，以 # 结束。例如：\n同意#\n情况属实，请尽快办理#\n');
    expect(text).toContain('单据见附件 PDF：XS20261122-0007.pdf（校验码 3f9a…c2）。');
    expect(text).toContain('也可在浏览器中审批：https://hq.example.com/r/sales-order/42\n');
  });

  it('keeps the example well below the first lines, so that an empty reply over it decides nothing', () => {
    for (const language of languages) {
      const bare = { ...sampleRequest(language), opinions: [], facts: [] };
      const lines = composeApprovalRequest(bare).text.split('\n').filter((line) => line.trim() !== '');
      const example = lines.indexOf(`${sampleWords(language).approve}#`);
      expect(example).toBeGreaterThanOrEqual(3);
      expect(lines.slice(0, example).every((line) => !line.endsWith('#'))).toBe(true);
    }
  });

  it.each(['web', 'webSecondFactor', 'mailOff'] as const)('says that a reply does not decide: %s', (because) => {
    const { text } = composeApprovalRequest({ ...request, replyAllowed: false, because });
    expect(text).toContain('直接回复本邮件不会生效');
    expect(text).not.toContain('同意#');
    expect(text).toContain('在浏览器中审批：https://hq.example.com/r/sales-order/42');
  });

  it('gives a protected link with its hash when the PDF is over the limit', () => {
    const attachment = { kind: 'link', name: 'XS1.pdf', checksum: '3f9a…c2', url: 'https://hq.example.com/files/9' } as const;
    const mail = composeApprovalRequest({ ...request, attachment });
    expect(mail.text).toContain('校验码 3f9a…c2');
    expect(readPage(mail.html).links).toContain('https://hq.example.com/files/9');
  });

  it('puts how to answer first when long opinions would push it off a phone’s first screen', () => {
    const opinion = { ...sampleOpinion('zh-CN'), opinion: '请注意交期。'.repeat(60) };
    const { text } = composeApprovalRequest({ ...request, opinions: [opinion, opinion, opinion] });
    expect(text.indexOf('第一行写')).toBeLessThan(text.indexOf('此前意见'));
    const short = composeApprovalRequest(request).text;
    expect(short.indexOf('第一行写')).toBeGreaterThan(short.indexOf('此前意见'));
  });

  it('stays under the size at which mail programs cut, and says what is left out', () => {
    const opinion = { ...sampleOpinion('zh-CN'), opinion: '同'.repeat(100_000) };
    const { html, text } = composeApprovalRequest({ ...request, opinions: Array.from({ length: 300 }, () => opinion) });
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect(text).toContain('另有 280 条更早的意见');
    expect(text).toContain('300. 张伟');
  });

  it('keeps the lines of an opinion', () => {
    const opinion = { ...sampleOpinion('zh-CN'), opinion: '价格合适\r\n\r\n交期偏紧' };
    const mail = composeApprovalRequest({ ...request, opinions: [opinion] });
    expect(mail.text).toContain('邮件  价格合适\n   交期偏紧\n');
    expect(mail.html).toContain('价格合适<br>交期偏紧');
  });
});
