const statuses: Record<string, string> = {
  held: '暂缓发送', waiting: '等待发送', sending: '正在发送', sent: '已发送', uncertain: '结果未知', failed: '发送失败', bounced: '被退回', cancelled: '已取消发送', decided: '已作为审批', comment: '留言', refused: '未生效', unclear: '未能识别', automatic: '自动回复', quarantined: '已隔离', bounce: '退信通知', ignored: '已忽略', sandbox: '邮件沙箱',
};

const evidenceLabels: Record<string, string> = {
  rawSha256: '', messageId: '邮件标识', authentication: '发件人验证', pass: '通过', method: '方式', temporary: '结果可能变化', detail: '', reason: '说明', fromDomain: '发件域名', trusted: '可信服务器的结果', dkim: 'DKIM', dmarc: 'DMARC', spf: 'SPF', result: '结果', policy: '域名策略', alignedBySpf: '由 SPF 对齐', linesRead: '识别到的内容', reading: '识别结果', pdfSha256: 'PDF 校验码', contentVersion: '单据版本', kind: '种类', status: '状态', recipients: '收件人',
};

const evidenceValues: Record<string, string> = {
  sandbox: '邮件沙箱', 'in-house': '内部域名，免验证', 'authentication-results': '收信服务器的验证结果', dmarc: 'DMARC', dkim: 'DKIM', none: '没有', KeywordWithHash: '关键词以 # 结束', KeywordAlone: '关键词独占一行',
};

/** Everything the mail sandbox and the view of one mail say, in Simplified Chinese; the other languages have its type. */
export const zhCN = {
  sandbox: {
    title: '邮件沙箱', banner: '这是内置邮箱：没有配置发信服务器，邮件都投递在这里，不会离开本机。', bannerHelp: '点开一封待审批邮件，像平时一样回复，就能看到审批往下走。',
    mailboxes: '邮箱', messages: '邮件列表', reading: '邮件内容', unread: (count: number) => `${count} 封未读`, unreadMail: '未读', answered: '已回复', written: '已发出',
    empty: '这个邮箱还没有邮件', emptyHelp: '提交一份单据，轮到此人审批时，审批邮件会出现在这里。', choose: '在左侧选择一封邮件', noMailboxes: '没有可以打开的邮箱', backToList: '返回邮件列表', chooseMailbox: '选择邮箱', retry: '重试', to: (person: string) => `收件人：${person}`, noSubject: '（无主题）',
  },
  reply: {
    reply: '回复', body: '回复正文', placeholder: '像平时回邮件一样写在这里', hints: '快捷填写', approve: '同意#', reject: '不同意#', opinionExample: '第一行写「同意#」或「不同意#」，第二行写意见并以 # 结束。',
    send: '发送', sent: '已发送，系统收到后会处理', quoted: '原邮件', failed: '没能发送',
    quote: (at: string, from: string) => `在 ${at}，${from} 写道：`,
  },
  mail: {
    title: '邮件', from: '发件人', to: '收件人', cc: '抄送', at: '时间', received: '收到', sent: '发出', status: '状态', messageId: '邮件标识', content: '邮件正文', html: '原样', text: '纯文本', view: '显示方式',
    attachments: (count: number) => `附件（${count}）`, openAttachment: '打开附件', downloadAttachment: '下载附件', openInNewTab: '在新窗口打开', source: '下载原始邮件', previewFailed: '没能打开附件，请下载后查看', noContent: '这封邮件没有正文', loadFailed: '没能载入邮件', retry: '重试', close: '关闭', sendAgain: '重新发送', sentAgain: '已安排重新发送', download: '下载', record: '所属单据',
    statuses,
  },
  evidence: {
    title: '审批依据', intro: '系统据此判断这封邮件是否算数。', sha256: '原始邮件校验码（SHA-256）', none: '没有', yes: '是', no: '否',
    labels: evidenceLabels,
    values: evidenceValues,
  },
};

export type MailboxWords = typeof zhCN;
