import { chineseGreeting } from './chinese-greeting.ts';
import type { ActKind, ActParties, ApprovalParties, Decision, Refusal, UnclearReason, Way, WebOnlyReason } from './kinds.ts';
import type { MailWords } from './mail-words.ts';
import { megabytes } from './megabytes.ts';

const decisions: Record<Decision, string> = {
  approved: '同意', rejected: '不同意', returned: '退回', assisted: '協辦意見', commented: '留言', skipped: '自動略過',
};

const ways: Record<Way, string> = {
  web: '網頁', email: '郵件', link: '連結', api: '介接', sandbox: '郵件沙箱', system: '系統',
};

const actTags: Record<ActKind, string> = {
  submitted: '已送簽', resubmitted: '重新送簽', approved: '已同意', rejected: '不同意', withdrawn: '已抽單',
  takenBack: '已取回', assisted: '協辦意見', commented: '留言', changed: '單據已變更', skipped: '自動略過',
  finished: '簽核通過', endedRejected: '簽核未通過', terminated: '流程已終止', voided: '單據已作廢',
  attachmentLinked: '附件改為連結', returned: '已退回', jumped: '已跳關', transferred: '已轉辦', delegated: '已委辦',
  assistRequested: '請協辦', signerAdded: '已加簽', signerRemoved: '已減簽', urged: '已催辦', copied: '副本',
  reassigned: '已改派', escalated: '逾時呈報',
};

const actSentences: Record<ActKind, (parties: ActParties) => string> = {
  submitted: ({ actor, document }) => `${actor}送出了${document}，簽核流程已開始。`,
  resubmitted: ({ actor, document }) => `${actor}重新送出了${document}。`,
  approved: ({ actor, document }) => `${actor}同意了${document}。`,
  rejected: ({ actor, document }) => `${actor}不同意${document}。`,
  withdrawn: ({ actor, document }) => `${actor}抽回了${document}，無須再簽核。`,
  takenBack: ({ actor, document }) => `${actor}取回了對${document} 剛作出的簽核。`,
  assisted: ({ actor, document }) => `${actor}對${document} 提出了協辦意見。`,
  commented: ({ actor, document }) => `${actor}在${document} 上留言。`,
  changed: ({ actor, document }) => `${actor}修改了${document} 的內容，以最新內容為準。`,
  skipped: ({ document }) => `${document} 的一個關卡依流程設定自動略過。`,
  finished: ({ document }) => `${document} 已全部簽核通過。`,
  endedRejected: ({ document }) => `${document} 簽核未通過，流程已結束。`,
  terminated: ({ actor, document }) => `${actor}終止了${document} 的簽核流程。`,
  voided: ({ actor, document }) => `${actor}作廢了${document}。`,
  attachmentLinked: ({ document }) => `${document} 的附件超過郵件大小上限，簽核郵件中已改為受保護的下載連結。`,
  returned: ({ actor, document, target }) => `${actor}將${document} 退回到「${target}」。`,
  jumped: ({ actor, document, target }) => `${actor}將${document} 跳關到「${target}」。`,
  transferred: ({ actor, document, target }) => `${actor}將${document} 的簽核轉辦給${target}。`,
  delegated: ({ actor, document, target }) => `${actor}將${document} 委辦給${target}，辦完後仍由${actor}確認。`,
  assistRequested: ({ actor, document, target }) => `${actor}請${target}協辦${document}。`,
  signerAdded: ({ actor, document, target }) => `${actor}為${document} 加簽：${target}。`,
  signerRemoved: ({ actor, document, target }) => `${actor}為${document} 減簽：${target}。`,
  urged: ({ actor, document, target }) => `${actor}催辦了${document}，待辦人：${target}。`,
  copied: ({ actor, document, target }) => `${actor}將${document} 副本抄送${target}，供知悉，無須簽核。`,
  reassigned: ({ actor, document, target }) => `${actor}將${document} 的待辦改派給${target}。`,
  escalated: ({ document, target }) => `${document} 超過辦理時限，已呈報${target}處理。`,
};

const webOnly: Record<WebOnlyReason, string> = {
  web: '依公司規定，本單據須在網頁上簽核，直接回覆本郵件不會生效。',
  webSecondFactor: '依公司規定，本單據須登入網頁並通過兩步驟驗證後簽核，直接回覆本郵件不會生效。',
  mailOff: '郵件簽核目前已停用，請在網頁上簽核，直接回覆本郵件不會生效。',
};

const unclearReasons: Record<UnclearReason, string> = {
  NothingWritten: '郵件裡沒有讀到您寫的內容。',
  NoKeyword: '第一行不是約定的簽核用語。',
  KeywordInSentence: '簽核用語夾在句子裡，無法確定您的意思。',
  BothWords: '「同意」和「不同意」同時出現，無法確定您的意思。',
  AnswerBelowQuote: '您的答覆寫在原郵件的下方或中間，請寫在最上面。',
  UnreadableBody: '郵件已加密或格式無法讀取，請用純文字重新回覆。',
  QuarantineContradiction: '郵件的文字部分和網頁部分內容不一致，無法確定您的意思。',
};

function refusal(reason: Refusal): string {
  switch (reason.kind) {
    case 'alreadyDecided': return `該關卡已由${reason.by}於 ${reason.at} 處理，結果：${decisions[reason.decision]}。`;
    case 'documentChanged': return '簽核郵件發出後，單據內容有變更。新的簽核郵件（附最新單據）隨後寄給您，請回覆新的一封。';
    case 'withdrawn': return '送簽人已抽回該單據，無須再簽核。';
    case 'returned': return '該單據已退回修改，重新送簽後會再寄簽核郵件給您。';
    case 'ended': return '該簽核流程已經結束。';
    case 'escalated': return `該關卡超過辦理時限，已呈報${reason.to}處理。`;
    case 'expired': return `這封簽核郵件已於 ${reason.at} 逾期，請在網頁上簽核。`;
    case 'notApprover': return '您目前不是該關卡的簽核人，可能已轉辦、改派，或代理已到期。';
    case 'selfApproval': return '依流程規定，不能簽核自己送出的單據。';
    case 'accountDisabled': return '您的帳號已停用，如有疑問請聯絡系統管理員。';
    case 'webRequired': return '依公司規定，該單據須在網頁上簽核。';
    case 'secondFactorRequired': return '依公司規定，該單據須登入網頁並通過兩步驟驗證後簽核。';
    case 'mailDecisionsOff': return '郵件簽核目前已停用，您的郵件已保存。請在網頁上簽核。';
    case 'oversize': return `郵件大小為 ${megabytes(reason.sizeBytes, 'zh-TW')}，超過上限 ${megabytes(reason.limitBytes, 'zh-TW')}，未能讀取，原郵件仍在收件信箱中。請去掉附件後重新回覆。`;
    case 'requiredFieldMissing': return `該關卡還有必填欄位未填寫：${list(reason.fields)}。請在網頁上填寫後簽核。`;
    case 'noToken': return '無法確認這封郵件是對簽核郵件的回覆。請開啟原簽核郵件，直接按「回覆」作答，不要另寫新郵件。';
    case 'otherAddress': return '這封郵件不是從接收簽核郵件的信箱寄出的。請用接收簽核郵件的信箱回覆。';
    case 'sharedMailbox': return '公用信箱不能用於簽核，請用您本人的信箱回覆。';
  }
}

function list(items: readonly string[]): string {
  return items.join('、');
}

export const zhTW: MailWords = {
  fontFamily: "'PingFang TC','Microsoft JhengHei','Noto Sans TC',system-ui,sans-serif",
  colon: '：',
  parentheses: (text) => `（${text}）`,
  tag: (text) => `【${text}】`,
  list,
  greeting: (name, title) => chineseGreeting(name, title),
  documentName: (type, number) => `${type} ${number}`,
  onBehalfOf: (person, principal) => `${person}（代${principal}）`,
  systemActor: '系統',
  decisions,
  ways,
  footer: (company) => `${company} · 會簽 · 本郵件由系統自動寄出`,
  flowId: '流程編號',
  openDocument: '檢視單據和簽核紀錄',
  attachedFile: (name, checksum) => `單據見附件 PDF：${name}（校驗碼 ${checksum}）。`,
  linkedFile: (checksum) => `單據 PDF 超過郵件大小上限，請登入後下載（校驗碼 ${checksum}）。`,
  downloadFile: (name) => `下載 ${name}`,
  approval: {
    tag: '待簽核',
    reminderTag: '待簽核·催辦',
    sentence: ({ submitter, document, node, reminder }: ApprovalParties) =>
      `${submitter}送出的${document} ${reminder ? '仍在等待您簽核，請儘快處理' : '等待您簽核'}（關卡：${node}）。`,
    opinions: '先前意見',
    earlierOpinions: (count) => `另有 ${count} 則更早的意見，請檢視單據的簽核紀錄。`,
    howToAnswer: (approve, reject) =>
      `直接回覆本郵件即可簽核：第一行寫「${approve}#」或「${reject}#」，第二行寫意見，以 # 結束。例如：`,
    exampleOpinion: '情況屬實，請儘快辦理#',
    webOnly,
    alsoInBrowser: '也可在瀏覽器中簽核',
    inBrowser: '在瀏覽器中簽核',
    forwarding: '轉寄本郵件不會轉移簽核權限。',
  },
  act: {
    tags: actTags,
    sentences: actSentences,
    person: '操作人', node: '關卡', at: '時間', way: '方式', opinion: '意見',
    next: (node, people) => `下一關卡：${node}（${list(people)}）。`,
    note: '本郵件是操作紀錄，無須回覆。',
    copyNote: '本郵件供知悉；如回覆，內容會作為留言記入單據，不作為簽核。',
  },
  unclear: {
    tag: '未能辨識',
    subject: '您的回覆未能辨識',
    intro: '收到您的回覆，但未能辨識您的簽核意見，單據狀態沒有變化。',
    reasons: unclearReasons,
    readLine: '讀到的第一行',
    howToAnswer: (approve, reject) =>
      `請再次回覆原簽核郵件：第一行寫「${approve}#」或「${reject}#」，第二行寫意見，以 # 結束，寫在最上面。例如：`,
  },
  refused: {
    tag: '未生效',
    subject: '您的回覆未生效',
    intro: '收到您的回覆，但沒有生效，單據狀態沒有變化。',
    reason: refusal,
  },
  yourMail: '您的郵件',
  receivedAt: '收到時間',
  bounce: {
    tag: '郵件未送達',
    sentence: (person, document) => `寄給${person}的簽核郵件未能送達，${document} 仍停在該關卡。`,
    address: '收件地址', node: '關卡', at: '退信時間', status: '退信代碼', diagnostic: '對方伺服器說明',
    submitterAdvice: '請開啟單據改派他人簽核，或請系統管理員核對收件地址後重新寄送。',
    administratorAdvice: '請在使用者設定中核對該收件地址，然後開啟單據重新寄送或改派他人簽核。',
  },
  test: {
    subject: '測試郵件',
    sentence: '收到本郵件，表示寄信設定可用。',
    accountSet: '帳套', sender: '寄信信箱', sentBy: '操作人', at: '寄送時間',
  },
};
