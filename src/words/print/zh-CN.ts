/** The fixed words on a printed paper; every other language has the same keys. */
export const zhCN = {
  total: '合计',
  number: '单据编号',
  state: '状态',
  version: '版本',
  amountInCapitals: '人民币大写',
  approvals: '审批记录',
  node: '审批环节',
  person: '审批人',
  decision: '审批结果',
  way: '审批方式',
  decidedAt: '审批时间',
  opinion: '审批意见',
  telephone: '电话',
  scan: '扫码查看单据',
  printedAt: '打印时间',
  printedBy: '打印人',
  page: '第 {page} 页 / 共 {pages} 页',
};

export type PrintWords = Record<keyof typeof zhCN, string>;
