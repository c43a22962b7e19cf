import { chineseGreeting } from './chinese-greeting.ts';
import type { ActKind, ActParties, ApprovalParties, Decision, Refusal, UnclearReason, Way, WebOnlyReason } from './kinds.ts';
import { megabytes } from './megabytes.ts';

const decisions: Record<Decision, string> = {
  approved: '同意', rejected: '不同意', returned: '退回', assisted: '协办意见', commented: '留言', skipped: '自动跳过',
};

const ways: Record<Way, string> = {
  web: '网页', email: '邮件', link: '链接', api: '接口', sandbox: '邮件沙箱', system: '系统',
};

const actTags: Record<ActKind, string> = {
  submitted: '已提交', resubmitted: '重新提交', approved: '已同意', rejected: '不同意', withdrawn: '已撤回',
  takenBack: '已拿回', assisted: '协办意见', commented: '留言', changed: '单据已变更', skipped: '自动跳过',
  finished: '审批通过', endedRejected: '审批未通过', terminated: '流程已终止', voided: '单据已作废',
  attachmentLinked: '附件改为链接', returned: '已退回', jumped: '已跳转', transferred: '已转办', delegated: '已委办',
  assistRequested: '请协办', signerAdded: '已加签', signerRemoved: '已减签', urged: '已催办', copied: '抄送',
  reassigned: '已改派', escalated: '超时上报',
};

const actSentences: Record<ActKind, (parties: ActParties) => string> = {
  submitted: ({ actor, document }) => `${actor}提交了${document}，审批流程已开始。`,
  resubmitted: ({ actor, document }) => `${actor}重新提交了${document}。`,
  approved: ({ actor, document }) => `${actor}同意了${document}。`,
  rejected: ({ actor, document }) => `${actor}不同意${document}。`,
  withdrawn: ({ actor, document }) => `${actor}撤回了${document}，无需再审批。`,
  takenBack: ({ actor, document }) => `${actor}拿回了对${document} 刚作出的审批。`,
  assisted: ({ actor, document }) => `${actor}对${document} 提出了协办意见。`,
  commented: ({ actor, document }) => `${actor}在${document} 上留言。`,
  changed: ({ actor, document }) => `${actor}修改了${document} 的内容，以最新内容为准。`,
  skipped: ({ document }) => `${document} 的一个环节按流程设置自动跳过。`,
  finished: ({ document }) => `${document} 已全部审批通过。`,
  endedRejected: ({ document }) => `${document} 审批未通过，流程已结束。`,
  terminated: ({ actor, document }) => `${actor}终止了${document} 的审批流程。`,
  voided: ({ actor, document }) => `${actor}作废了${document}。`,
  attachmentLinked: ({ document }) => `${document} 的附件超过邮件大小限制，审批邮件中已改为受保护的下载链接。`,
  returned: ({ actor, document, target }) => `${actor}将${document} 退回到「${target}」。`,
  jumped: ({ actor, document, target }) => `${actor}将${document} 跳转到「${target}」。`,
  transferred: ({ actor, document, target }) => `${actor}将${document} 的审批转办给${target}。`,
  delegated: ({ actor, document, target }) => `${actor}将${document} 委办给${target}，办完后仍由${actor}确认。`,
  assistRequested: ({ actor, document, target }) => `${actor}请${target}协办${document}。`,
  signerAdded: ({ actor, document, target }) => `${actor}为${document} 加签：${target}。`,
  signerRemoved: ({ actor, document, target }) => `${actor}为${document} 减签：${target}。`,
  urged: ({ actor, document, target }) => `${actor}催办了${document}，待办人：${target}。`,
  copied: ({ actor, document, target }) => `${actor}将${document} 抄送给${target}，供知悉，无需审批。`,
  reassigned: ({ actor, document, target }) => `${actor}将${document} 的待办改派给${target}。`,
  escalated: ({ document, target }) => `${document} 超过办理时限，已上报${target}处理。`,
};

const webOnly: Record<WebOnlyReason, string> = {
  web: '按公司规定，本单据须在网页上审批，直接回复本邮件不会生效。',
  webSecondFactor: '按公司规定，本单据须登录网页并通过两步验证后审批，直接回复本邮件不会生效。',
  mailOff: '邮件审批目前已停用，请在网页上审批，直接回复本邮件不会生效。',
};

const unclearReasons: Record<UnclearReason, string> = {
  NothingWritten: '邮件里没有读到您写的内容。',
  NoKeyword: '第一行不是约定的审批用语。',
  KeywordInSentence: '审批用语夹在句子里，无法确定您的意思。',
  BothWords: '「同意」和「不同意」同时出现，无法确定您的意思。',
  AnswerBelowQuote: '您的答复写在原邮件的下方或中间，请写在最上面。',
  UnreadableBody: '邮件已加密或格式无法读取，请用纯文本重新回复。',
  QuarantineContradiction: '邮件的文本部分和网页部分内容不一致，无法确定您的意思。',
};

function refusal(reason: Refusal): string {
  switch (reason.kind) {
    case 'alreadyDecided': return `该环节已由${reason.by}于 ${reason.at} 处理，结果：${decisions[reason.decision]}。`;
    case 'documentChanged': return '审批邮件发出后，单据内容有变更。新的审批邮件（附最新单据）随后发给您，请回复新的一封。';
    case 'withdrawn': return '提交人已撤回该单据，无需再审批。';
    case 'returned': return '该单据已退回修改，重新提交后会再发审批邮件给您。';
    case 'ended': return '该审批流程已经结束。';
    case 'escalated': return `该环节超过办理时限，已上报${reason.to}处理。`;
    case 'expired': return `这封审批邮件已于 ${reason.at} 过期，请在网页上审批。`;
    case 'notApprover': return '您目前不是该环节的审批人，可能已转办、改派，或代理已到期。';
    case 'selfApproval': return '按流程规定，不能审批自己提交的单据。';
    case 'accountDisabled': return '您的账号已停用，如有疑问请联系管理员。';
    case 'webRequired': return '按公司规定，该单据须在网页上审批。';
    case 'secondFactorRequired': return '按公司规定，该单据须登录网页并通过两步验证后审批。';
    case 'mailDecisionsOff': return '邮件审批目前已停用，您的邮件已保存。请在网页上审批。';
    case 'oversize': return `邮件大小为 ${megabytes(reason.sizeBytes, 'zh-CN')}，超过上限 ${megabytes(reason.limitBytes, 'zh-CN')}，未能读取，原邮件仍在收件邮箱中。请去掉附件后重新回复。`;
    case 'requiredFieldMissing': return `该环节还有必填项未填写：${list(reason.fields)}。请在网页上填写后审批。`;
    case 'noToken': return '无法确认这封邮件是对审批邮件的回复。请打开原审批邮件，直接点「回复」作答，不要新建邮件。';
    case 'otherAddress': return '这封邮件不是从接收审批邮件的邮箱发出的。请用接收审批邮件的邮箱回复。';
    case 'sharedMailbox': return '公共邮箱不能用于审批，请用您本人的邮箱回复。';
  }
}

function list(items: readonly string[]): string {
  return items.join('、');
}

export const zhCN = {
  fontFamily: "'PingFang SC','Microsoft YaHei','Noto Sans SC',system-ui,sans-serif",
  colon: '：',
  parentheses: (text: string) => `（${text}）`,
  tag: (text: string) => `【${text}】`,
  list,
  greeting: (name: string, title: string) => chineseGreeting(name, title),
  documentName: (type: string, number: string) => `${type} ${number}`,
  onBehalfOf: (person: string, principal: string) => `${person}（代${principal}）`,
  systemActor: '系统',
  decisions,
  ways,
  footer: (company: string) => `${company} · 会签 · 本邮件由系统自动发出`,
  flowId: '流程编号',
  openDocument: '查看单据和审批记录',
  attachedFile: (name: string, checksum: string) => `单据见附件 PDF：${name}（校验码 ${checksum}）。`,
  linkedFile: (checksum: string) => `单据 PDF 超过邮件大小限制，请登录后下载（校验码 ${checksum}）。`,
  downloadFile: (name: string) => `下载 ${name}`,
  approval: {
    tag: '待审批',
    reminderTag: '待审批·催办',
    sentence: ({ submitter, document, node, reminder }: ApprovalParties) =>
      `${submitter}提交的${document} ${reminder ? '仍在等待您审批，请尽快处理' : '等待您审批'}（环节：${node}）。`,
    opinions: '此前意见',
    earlierOpinions: (count: number) => `另有 ${count} 条更早的意见，请查看单据的审批记录。`,
    howToAnswer: (approve: string, reject: string) =>
      `直接回复本邮件即可审批：第一行写「${approve}#」或「${reject}#」，第二行写意见，以 # 结束。例如：`,
    exampleOpinion: '情况属实，请尽快办理#',
    webOnly,
    alsoInBrowser: '也可在浏览器中审批',
    inBrowser: '在浏览器中审批',
    forwarding: '转发本邮件不会转移审批权限。',
  },
  act: {
    tags: actTags,
    sentences: actSentences,
    person: '操作人', node: '环节', at: '时间', way: '方式', opinion: '意见',
    next: (node: string, people: readonly string[]) => `下一环节：${node}（${list(people)}）。`,
    note: '本邮件是操作记录，无需回复。',
    copyNote: '本邮件供知悉；如回复，内容会作为留言记入单据，不作为审批。',
  },
  unclear: {
    tag: '未能识别',
    subject: '您的回复未能识别',
    intro: '收到您的回复，但未能识别您的审批意见，单据状态没有变化。',
    reasons: unclearReasons,
    readLine: '读到的第一行',
    howToAnswer: (approve: string, reject: string) =>
      `请再次回复原审批邮件：第一行写「${approve}#」或「${reject}#」，第二行写意见，以 # 结束，写在最上面。例如：`,
  },
  refused: {
    tag: '未生效',
    subject: '您的回复未生效',
    intro: '收到您的回复，但没有生效，单据状态没有变化。',
    reason: refusal,
  },
  yourMail: '您的邮件',
  receivedAt: '收到时间',
  bounce: {
    tag: '邮件未送达',
    sentence: (person: string, document: string) => `发给${person}的审批邮件未能送达，${document} 仍停在该环节。`,
    address: '收件地址', node: '环节', at: '退信时间', status: '退信代码', diagnostic: '对方服务器说明',
    submitterAdvice: '请打开单据改派他人审批，或请管理员核对收件地址后重新发送。',
    administratorAdvice: '请在用户设置中核对该收件地址，然后打开单据重新发送或改派他人审批。',
  },
  test: {
    subject: '测试邮件',
    sentence: '收到本邮件，说明发信设置可用。',
    accountSet: '账套', sender: '发信邮箱', sentBy: '操作人', at: '发送时间',
  },
};
