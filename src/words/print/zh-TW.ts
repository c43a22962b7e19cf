import type { PrintWords } from './zh-CN.ts';

export const zhTW: PrintWords = {
  total: '合計',
  number: '單據編號',
  state: '狀態',
  version: '版本',
  amountInCapitals: '新臺幣大寫',
  approvals: '簽核紀錄',
  node: '簽核關卡',
  person: '簽核人',
  decision: '簽核結果',
  way: '簽核方式',
  decidedAt: '簽核時間',
  opinion: '簽核意見',
  telephone: '電話',
  scan: '掃碼檢視單據',
  printedAt: '列印時間',
  printedBy: '列印人',
  page: '第 {page} 頁 / 共 {pages} 頁',
};
