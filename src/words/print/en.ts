import type { PrintWords } from './zh-CN.ts';

export const en: PrintWords = {
  total: 'Total',
  number: 'Number',
  state: 'State',
  version: 'Version',
  amountInCapitals: 'RMB in capitals',
  approvals: 'Approval record',
  node: 'Step',
  person: 'Approver',
  decision: 'Decision',
  way: 'By way of',
  decidedAt: 'Time',
  opinion: 'Opinion',
  telephone: 'Tel.',
  scan: 'Scan to open',
  printedAt: 'Printed at',
  printedBy: 'Printed by',
  page: 'Page {page} of {pages}',
};
