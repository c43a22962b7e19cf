/** One sentence for each kind of entry in 「审批或变更记录」; `{node}`, `{people}`, `{to}`, `{sha256}` stand for data. */
const zhCN = {
  created: '新建单据', updated: '修改单据', deleted: '删除', voided: '作废', printed: '生成单据 PDF（第 {version} 版，校验码 {sha256}）',
  submitted: '提交审批', resubmitted: '修改后重新提交', opened: '待 {people} 审批（{node}）', approved: '同意（{node}）', rejected: '不同意（{node}）',
  taskReturned: '退回至「{to}」', returned: '单据退回至「{to}」', finished: '审批通过，流程结束', endedRejected: '审批未通过，流程结束', withdrawn: '撤回，流程结束',
  transferred: '转办给 {people}', reassigned: '原审批人已停用，改由 {people} 审批', escalated: '超时，上报 {people}', delegated: '委办给 {people}', assistanceAsked: '请 {people} 协办', answered: '协办意见',
  signersAdded: '加签 {people}', takenBack: '拿回审批', copied: '抄送 {people}', urged: '催办', reminded: '系统提醒待办人', jumped: '跳转至「{to}」',
  contentChanged: '审批中修改单据（第 {version} 版），需重新审批', skipped: '{people} 已审批过，自动跳过（{node}）', initiatorSkipped: '{people} 为提交人本人，自动跳过（{node}）',
  approverMissing: '「{node}」没有审批人，按流程设置处理', removed: '取消 {people} 的审批（{node}）',
  branchByDefault: '条件字段为空，走默认分支', mailSent: '邮件已发给 {people}', mailUncertain: '发给 {people} 的邮件结果不明，请核实', mailFailed: '发给 {people} 的邮件未发出',
  mailBounced: '发给 {people} 的邮件被退回', replyRefused: '{people} 的回复邮件未生效：{reason}', comment: '{people} 的邮件意见（不计入审批）', settingsChanged: '更改设置',
};
export type LogKind = keyof typeof zhCN;

export const logWords: Record<'zh-CN' | 'zh-TW' | 'en' | 'cs', Record<LogKind, string>> = {
  'zh-CN': zhCN,
  'zh-TW': {
    created: '新增單據', updated: '修改單據', deleted: '刪除', voided: '作廢', printed: '產生單據 PDF（第 {version} 版，校驗碼 {sha256}）',
    submitted: '提交簽核', resubmitted: '修改後重新提交', opened: '待 {people} 簽核（{node}）', approved: '同意（{node}）', rejected: '不同意（{node}）',
    taskReturned: '退回至「{to}」', returned: '單據退回至「{to}」', finished: '簽核通過，流程結束', endedRejected: '簽核未通過，流程結束', withdrawn: '撤回，流程結束',
    transferred: '轉辦給 {people}', reassigned: '原簽核人已停用，改由 {people} 簽核', escalated: '逾時，上報 {people}', delegated: '委辦給 {people}', assistanceAsked: '請 {people} 協辦', answered: '協辦意見',
    signersAdded: '加簽 {people}', takenBack: '取回簽核', copied: '副本送 {people}', urged: '催辦', reminded: '系統提醒待辦人', jumped: '跳轉至「{to}」',
    contentChanged: '簽核中修改單據（第 {version} 版），須重新簽核', skipped: '{people} 已簽核過，自動跳過（{node}）', initiatorSkipped: '{people} 為提交人本人，自動跳過（{node}）',
    approverMissing: '「{node}」沒有簽核人，依流程設定處理', removed: '取消 {people} 的簽核（{node}）',
    branchByDefault: '條件欄位為空，走預設分支', mailSent: '郵件已寄給 {people}', mailUncertain: '寄給 {people} 的郵件結果不明，請查核', mailFailed: '寄給 {people} 的郵件未寄出',
    mailBounced: '寄給 {people} 的郵件被退回', replyRefused: '{people} 的回覆郵件未生效：{reason}', comment: '{people} 的郵件意見（不計入簽核）', settingsChanged: '變更設定',
  },
  en: {
    created: 'Created', updated: 'Changed', deleted: 'Deleted', voided: 'Voided', printed: 'PDF made (version {version}, checksum {sha256})',
    submitted: 'Submitted for approval', resubmitted: 'Submitted again after changes', opened: 'Waiting for {people} ({node})', approved: 'Approved ({node})', rejected: 'Rejected ({node})',
    taskReturned: 'Returned to “{to}”', returned: 'Document returned to “{to}”', finished: 'Approved; the flow has ended', endedRejected: 'Not approved; the flow has ended', withdrawn: 'Withdrawn; the flow has ended',
    transferred: 'Transferred to {people}', reassigned: 'The approver is disabled; {people} decides instead', escalated: 'Overdue; escalated to {people}', delegated: 'Delegated to {people}', assistanceAsked: 'Asked {people} for an opinion', answered: 'Opinion',
    signersAdded: 'Added {people} as signers', takenBack: 'Took the decision back', copied: 'Copy sent to {people}', urged: 'Urged', reminded: 'Reminded by the system', jumped: 'Jumped to “{to}”',
    contentChanged: 'Document changed during approval (version {version}); approval starts again', skipped: '{people} approved before, skipped ({node})', initiatorSkipped: '{people} is the submitter, skipped ({node})',
    approverMissing: '“{node}” has no approver; handled as the flow says', removed: 'Removed {people} ({node})',
    branchByDefault: 'A field of the condition is empty; the default branch was taken', mailSent: 'Mail sent to {people}', mailUncertain: 'It is not certain whether the mail to {people} was sent; please check', mailFailed: 'The mail to {people} was not sent',
    mailBounced: 'The mail to {people} bounced', replyRefused: 'The reply of {people} changed nothing: {reason}', comment: 'Comment by mail of {people} (does not count)', settingsChanged: 'Settings changed',
  },
  cs: {
    created: 'Vytvořeno', updated: 'Změněno', deleted: 'Smazáno', voided: 'Zneplatněno', printed: 'Vytvořeno PDF (verze {version}, kontrolní součet {sha256})',
    submitted: 'Předloženo ke schválení', resubmitted: 'Předloženo znovu po úpravě', opened: 'Čeká na: {people} ({node})', approved: 'Souhlas ({node})', rejected: 'Nesouhlas ({node})',
    taskReturned: 'Vráceno do kroku „{to}“', returned: 'Doklad vrácen do kroku „{to}“', finished: 'Schváleno, postup skončil', endedRejected: 'Neschváleno, postup skončil', withdrawn: 'Vzato zpět, postup skončil',
    transferred: 'Předáno: {people}', reassigned: 'Schvalovatel je zakázán, rozhoduje {people}', escalated: 'Po termínu, předáno výš: {people}', delegated: 'Pověřen(a): {people}', assistanceAsked: 'Vyžádáno stanovisko: {people}', answered: 'Stanovisko',
    signersAdded: 'Přidáni další schvalovatelé: {people}', takenBack: 'Rozhodnutí vzato zpět', copied: 'Kopie: {people}', urged: 'Upomínka', reminded: 'Připomenuto systémem', jumped: 'Skok do kroku „{to}“',
    contentChanged: 'Doklad se během schvalování změnil (verze {version}), schvaluje se znovu', skipped: '{people} už schválil(a), přeskočeno ({node})', initiatorSkipped: '{people} je předkladatel, přeskočeno ({node})',
    approverMissing: 'Krok „{node}“ nemá schvalovatele, postupuje se podle nastavení', removed: 'Odebráno: {people} ({node})',
    branchByDefault: 'Pole podmínky je prázdné, použita výchozí větev', mailSent: 'E-mail odeslán: {people}', mailUncertain: 'Není jisté, zda byl e-mail odeslán: {people}; prověřte', mailFailed: 'E-mail nebyl odeslán: {people}',
    mailBounced: 'E-mail se vrátil: {people}', replyRefused: 'Odpověď nic nezměnila ({people}): {reason}', comment: 'Komentář e-mailem: {people} (nepočítá se)', settingsChanged: 'Změna nastavení',
  },
};
