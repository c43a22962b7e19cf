import { expect, test } from 'vitest';
import { salesOrderLabels } from '../../office/sales-order/labels.ts';
import { flowName } from './flow-name.ts';

test('the name that the product gave speaks the reader’s language, a name of the company’s own stays', () => {
  expect(flowName(salesOrderLabels, '销售订单审批', 'en')).toBe('Sales order approval');
  expect(flowName(salesOrderLabels, 'Sales order approval', 'zh-CN')).toBe('销售订单审批');
  expect(flowName(salesOrderLabels, '大额订单会签', 'en')).toBe('大额订单会签');
  expect(flowName(undefined, '用印审批', 'cs')).toBe('用印审批');
});
