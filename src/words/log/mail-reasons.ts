/** Why a mail changed nothing, or what became of one of ours; the keys are the stable names that the archive keeps. */
const zhCN = {
  NoKeyword: '首行不是「同意#」或「不同意#」', KeywordInSentence: '关键词夹在句子中', BothWords: '同时出现同意与不同意', AnswerBelowQuote: '答复写在引用内容之中或之后', UnreadableBody: '正文无法读取',
  NothingWritten: '没有填写答复', Quarantine: '发件人或正文可疑，已隔离', Automatic: '系统自动发出的邮件', OwnMail: '本系统发出的邮件被退回',
  NotAuthenticated: '发件人未通过域名验证（DMARC/DKIM）', NoToken: '不是对审批邮件的回复', OtherAddress: '发件地址不是审批邮件的收件地址', NotAUser: '发件人不是本账套的用户', AccountDisabled: '用户已停用',
  AlreadyDecided: '该任务已处理', DocumentChanged: '单据已更新', Expired: '审批邮件已过期', TaskNotOpen: '任务已不在待审批状态', FlowEnded: '流程已结束', NotTheApprover: '不是当前审批人',
  WebRequired: '该单据须在浏览器中审批', SecondFactorRequired: '该单据须在浏览器中审批并输入动态验证码', MailOff: '邮件审批已停用', Oversize: '邮件过大', Copy: '抄送人的回复只作意见', RequiredFieldMissing: '有必填字段未填写',
  Bounce: '退信', UnknownBounce: '无法对应的退信', Comment: '邮件意见', Failed: '处理失败', Refused: '流程当前状态不允许',
};
export type MailReason = keyof typeof zhCN;

const words: Record<'zh-CN' | 'zh-TW' | 'en' | 'cs', Record<MailReason, string>> = {
  'zh-CN': zhCN,
  'zh-TW': {
    NoKeyword: '首行不是「同意#」或「不同意#」', KeywordInSentence: '關鍵字夾在句子中', BothWords: '同時出現同意與不同意', AnswerBelowQuote: '答覆寫在引用內容之中或之後', UnreadableBody: '內文無法讀取',
    NothingWritten: '沒有填寫答覆', Quarantine: '寄件人或內文可疑，已隔離', Automatic: '系統自動寄出的郵件', OwnMail: '本系統寄出的郵件被退回',
    NotAuthenticated: '寄件人未通過網域驗證（DMARC/DKIM）', NoToken: '不是對簽核郵件的回覆', OtherAddress: '寄件地址不是簽核郵件的收件地址', NotAUser: '寄件人不是本帳套的使用者', AccountDisabled: '使用者已停用',
    AlreadyDecided: '該任務已處理', DocumentChanged: '單據已更新', Expired: '簽核郵件已過期', TaskNotOpen: '任務已不在待簽核狀態', FlowEnded: '流程已結束', NotTheApprover: '不是目前的簽核人',
    WebRequired: '該單據須在瀏覽器中簽核', SecondFactorRequired: '該單據須在瀏覽器中簽核並輸入動態驗證碼', MailOff: '郵件簽核已停用', Oversize: '郵件過大', Copy: '副本收件人的回覆只作意見', RequiredFieldMissing: '有必填欄位未填寫',
    Bounce: '退信', UnknownBounce: '無法對應的退信', Comment: '郵件意見', Failed: '處理失敗', Refused: '流程目前的狀態不允許',
  },
  en: {
    NoKeyword: 'the first line is no decision', KeywordInSentence: 'the decision word stands inside a sentence', BothWords: 'approval and rejection both stand in it', AnswerBelowQuote: 'the answer stands in or below the quoted mail', UnreadableBody: 'the body can’t be read',
    NothingWritten: 'nothing was written', Quarantine: 'sender or body are suspicious; quarantined', Automatic: 'sent by a program', OwnMail: 'our own mail came back',
    NotAuthenticated: 'the sender’s domain was not proved (DMARC/DKIM)', NoToken: 'no answer to an approval mail', OtherAddress: 'sent from another address than the one we wrote to', NotAUser: 'the sender is no user', AccountDisabled: 'the user is disabled',
    AlreadyDecided: 'the task was decided already', DocumentChanged: 'the document had changed', Expired: 'the approval mail had expired', TaskNotOpen: 'the task is no longer open', FlowEnded: 'the flow has ended', NotTheApprover: 'not the approver any more',
    WebRequired: 'has to be decided in the browser', SecondFactorRequired: 'has to be decided in the browser with a code', MailOff: 'decisions by mail are switched off', Oversize: 'the mail is too large', Copy: 'an answer to a copy is a comment', RequiredFieldMissing: 'a required field is missing',
    Bounce: 'bounce', UnknownBounce: 'a bounce of no mail of ours', Comment: 'comment by mail', Failed: 'could not be processed', Refused: 'the flow does not allow it now',
  },
  cs: {
    NoKeyword: 'první řádek není rozhodnutí', KeywordInSentence: 'slovo rozhodnutí je uvnitř věty', BothWords: 'obsahuje souhlas i nesouhlas', AnswerBelowQuote: 'odpověď je v citaci nebo pod ní', UnreadableBody: 'text nelze přečíst',
    NothingWritten: 'nic nebylo napsáno', Quarantine: 'podezřelý odesílatel nebo text, v karanténě', Automatic: 'odeslal program', OwnMail: 'vrátil se náš vlastní e-mail',
    NotAuthenticated: 'doména odesílatele nebyla ověřena (DMARC/DKIM)', NoToken: 'není odpovědí na žádost o schválení', OtherAddress: 'odesláno z jiné adresy, než na kterou jsme psali', NotAUser: 'odesílatel není uživatelem', AccountDisabled: 'uživatel je zakázán',
    AlreadyDecided: 'o úkolu už bylo rozhodnuto', DocumentChanged: 'doklad se mezitím změnil', Expired: 'žádost o schválení vypršela', TaskNotOpen: 'úkol už není otevřený', FlowEnded: 'postup skončil', NotTheApprover: 'už není schvalovatelem',
    WebRequired: 'je třeba rozhodnout v prohlížeči', SecondFactorRequired: 'je třeba rozhodnout v prohlížeči s kódem', MailOff: 'rozhodování e-mailem je vypnuto', Oversize: 'e-mail je příliš velký', Copy: 'odpověď na kopii je jen komentář', RequiredFieldMissing: 'chybí povinné pole',
    Bounce: 'nedoručenka', UnknownBounce: 'nedoručenka k neznámému e-mailu', Comment: 'komentář e-mailem', Failed: 'nepodařilo se zpracovat', Refused: 'průběh to teď nedovoluje',
  },
};

/** The words for a reason; a family's word (`Automatic…`, `Quarantine…`) where the name itself has none; nothing for none. */
export function mailReason(language: keyof typeof words, reason: string): string {
  const own: Record<string, string> = words[language];
  return own[reason] ?? (reason.startsWith('Automatic') ? own['Automatic'] : reason.startsWith('Quarantine') ? own['Quarantine'] : reason) ?? '';
}
