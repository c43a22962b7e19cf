import { describe, expect, it } from 'vitest';
import { composeActRecord } from './act-record.ts';
import { composeBounceAlert } from './bounce-alert.ts';
import { composeRefusedReply } from './refused-reply.ts';
import { readPage } from './test-support/read-page.ts';
import { sampleBounce, sampleReceived, sampleRecord, sampleWords } from './test-support/sample-data.ts';
import { composeUnclearReply } from './unclear-reply.ts';

describe('answers to mails', () => {
  it('are marked as replies, the unclear one with an example', () => {
    const reply = composeUnclearReply({
      ...sampleReceived('zh-CN'), reason: 'KeywordInSentence', readLine: '价格降下来我就同意', acceptsMailWords: sampleWords('zh-CN'),
    });
    expect(reply.headers['Auto-Submitted']).toBe('auto-replied');
    expect(reply.text).toContain('读到的第一行    价格降下来我就同意');
    expect(reply.text).toContain('\n同意#\n情况属实，请尽快办理#\n');
  });

  it('name who decided and when', () => {
    const refusal = { kind: 'alreadyDecided', by: '张伟', at: '11-22 09:12', decision: 'rejected' } as const;
    const reply = composeRefusedReply({ ...sampleReceived('zh-CN'), refusal });
    expect(reply.text).toContain('该环节已由张伟于 11-22 09:12 处理，结果：不同意。');
  });

  it('can be written where no flow is known', () => {
    const refusal = { kind: 'oversize', sizeBytes: 41_943_040, limitBytes: 26_214_400 } as const;
    const reply = composeRefusedReply({ ...sampleReceived('zh-CN'), flow: null, documentUrl: null, refusal });
    expect(reply.subject).toBe('您的回复未生效');
    expect(reply.text).toContain('40\u00a0MB');
    expect(readPage(reply.html).links).toEqual([]);
  });

  it('tell submitter and administrator different things to do about a bounce', () => {
    const submitter = composeBounceAlert(sampleBounce('zh-CN'));
    const administrator = composeBounceAlert({ ...sampleBounce('zh-CN'), audience: 'administrator' });
    expect(submitter.text).toContain('改派他人审批');
    expect(administrator.text).toContain('用户设置');
    expect(submitter.headers['Auto-Submitted']).toBe('auto-generated');
  });
});

describe('acts', () => {
  it('name the one represented, and the system where nobody acted', () => {
    const record = sampleRecord('zh-CN');
    expect(composeActRecord({ ...record, actor: { name: '李四', onBehalfOf: '王芳' } }).text).toContain('李四（代王芳）同意了');
    expect(composeActRecord({ ...record, actor: null, act: { kind: 'skipped' } }).text).toContain('操作人    系统');
  });

  it('say that an answer to a copy decides nothing', () => {
    const { text } = composeActRecord({ ...sampleRecord('zh-CN'), act: { kind: 'copied', targets: ['赵敏'] } });
    expect(text).toContain('作为留言记入单据，不作为审批');
  });
});
