import type { MailLanguage } from '../../../words/mails/mail-words.ts';
import type { ActRecord } from '../act-record.ts';
import type { ApprovalRequest } from '../approval-request.ts';
import type { BounceAlert } from '../bounce-alert.ts';
import type { MailContext } from '../message.ts';
import type { Opinion } from '../opinions.ts';
import type { ReceivedMail } from '../received-mail.ts';
import type { TestMail } from '../test-mail.ts';

/** Believable data for the tests of this folder. */

const local = {
  'zh-CN': {
    company: '上海华辰机电有限公司', approver: '王芳', title: '业务经理', submitter: '李明', department: '销售一部', boss: '张伟',
    type: '销售订单', flow: '销售订单审批', node: '业务经理审批', next: '总经理审批',
    facts: [['客户', '上海某某机电有限公司'], ['金额', '¥128,400.00'], ['交期', '2026-12-05']],
    capitals: '壹拾贰万捌仟肆佰元整', at: '11-22 09:12', opinion: '价格合适', approve: '同意', reject: '不同意',
  },
  'zh-TW': {
    company: '台北華辰機電股份有限公司', approver: '王芳', title: '業務經理', submitter: '李明', department: '業務一部', boss: '張偉',
    type: '銷售訂單', flow: '銷售訂單簽核', node: '業務經理簽核', next: '總經理簽核',
    facts: [['客戶', '台北某某機電有限公司'], ['金額', 'NT$128,400'], ['交期', '2026/12/05']],
    capitals: '壹拾貳萬捌仟肆佰元整', at: '11/22 09:12', opinion: '價格合適', approve: '同意', reject: '不同意',
  },
  en: {
    company: 'Huachen Electromechanical Ltd', approver: 'Mary Wang', title: 'Sales manager', submitter: 'Ming Li', department: 'Sales 1', boss: 'Wei Zhang',
    type: 'Sales order', flow: 'Sales order approval', node: 'Sales manager', next: 'General manager',
    facts: [['Customer', 'Northfield Machinery Ltd'], ['Amount', 'CN¥128,400.00'], ['Delivery', '5 Dec 2026']],
    capitals: '', at: '22 Nov, 09:12', opinion: 'The price is fine', approve: 'Approve', reject: 'Reject',
  },
  cs: {
    company: 'Huačen elektro s.r.o.', approver: 'Jana Dvořáková', title: 'vedoucí prodeje', submitter: 'Petr Novák', department: 'Prodej 1', boss: 'Jiří Řezníček',
    type: 'Prodejní objednávka', flow: 'Schválení prodejní objednávky', node: 'Vedoucí prodeje', next: 'Ředitel',
    facts: [['Zákazník', 'Strojírny Ždírec a.s.'], ['Částka', '128 400,00 CNY'], ['Termín dodání', '5. 12. 2026']],
    capitals: '', at: '22. 11. 9:12', opinion: 'Cena je v pořádku', approve: 'Souhlasím', reject: 'Nesouhlasím',
  },
} as const;

const documentUrl = 'https://hq.example.com/r/sales-order/42';

export function sampleContext(language: MailLanguage): MailContext {
  const { company, approver, title } = local[language];
  return { language, installationId: 'b1946ac9', company, recipient: { name: approver, title } };
}

export function sampleFlow(language: MailLanguage) {
  const { type, flow } = local[language];
  return { documentType: type, flowName: flow, number: 'XS20261122-0007', flowId: 'F-8Q3K7' };
}

export function sampleFacts(language: MailLanguage) {
  const { facts, capitals } = local[language];
  return facts.map(([label, value], index) => ({ label, value, ...(index === 1 && capitals ? { detail: capitals } : {}) }));
}

export function sampleWords(language: MailLanguage) {
  const { approve, reject } = local[language];
  return { approve, reject };
}

export function sampleOpinion(language: MailLanguage): Opinion {
  const { boss, node, at, opinion } = local[language];
  return { person: boss, node, decision: 'approved', at, way: 'email', opinion };
}

export function sampleRequest(language: MailLanguage): ApprovalRequest {
  const { submitter, department, node } = local[language];
  return {
    ...sampleContext(language),
    ...sampleFlow(language),
    replyAllowed: true,
    acceptsMailWords: sampleWords(language),
    submitter: { name: submitter, department },
    nodeName: node,
    facts: sampleFacts(language),
    opinions: [sampleOpinion(language)],
    documentUrl,
    attachment: { kind: 'file', name: 'XS20261122-0007.pdf', checksum: '3f9a…c2' },
  };
}

export function sampleRecord(language: MailLanguage): ActRecord {
  const { approver, node, next, boss, at, opinion } = local[language];
  return {
    ...sampleContext(language),
    ...sampleFlow(language),
    act: { kind: 'approved' },
    actor: { name: approver },
    nodeName: node,
    way: 'email',
    at,
    opinion,
    facts: sampleFacts(language),
    next: { nodeName: next, people: [boss] },
    documentUrl,
    attachment: null,
  };
}

export function sampleReceived(language: MailLanguage): ReceivedMail {
  const { at, flow } = local[language];
  return {
    ...sampleContext(language),
    flow: sampleFlow(language),
    received: { subject: `Re: ${flow} XS20261122-0007`, at },
    documentUrl,
  };
}

export function sampleBounce(language: MailLanguage): BounceAlert {
  const { boss, node, at } = local[language];
  return {
    ...sampleContext(language),
    ...sampleFlow(language),
    audience: 'submitter',
    undelivered: { name: boss, address: 'zhang@example.com' },
    nodeName: node,
    returnedAt: at,
    status: '5.1.1',
    diagnostic: '550 5.1.1 User unknown',
    documentUrl,
  };
}

export function sampleTest(language: MailLanguage): TestMail {
  const { company, at, submitter } = local[language];
  return { ...sampleContext(language), accountSet: company, sender: 'approval@example.com', sentBy: submitter, sentAt: at };
}

/** The request with the value wherever somebody other than us chooses the words. */
export function poisonedRequest(request: ApprovalRequest, value: string): ApprovalRequest {
  return {
    ...request,
    ...sampleContext(request.language),
    recipient: { name: value, title: value },
    company: value,
    installationId: value,
    documentType: value,
    flowName: value,
    number: value,
    nodeName: value,
    submitter: { name: value, department: value },
    facts: [{ label: value, value, detail: value }],
    opinions: [{ ...sampleOpinion(request.language), person: value, node: value, at: value, opinion: 'x' }],
    attachment: { kind: 'file', name: value, checksum: value },
  };
}
