import { customerRecords } from './demo/customers.ts';
import type { DemoRecord } from './demo/demo-record.ts';
import { leaveRequests } from './demo/leave-requests.ts';
import { organisation } from './demo/organisation.ts';
import { productRecords } from './demo/products.ts';
import { salesOrders } from './demo/sales-orders.ts';

export type DemoCompany = {
  company: { title: string; address: string; telephone: string };
  /** A record comes after those that its `values` and its lines point to, and after who made it. */
  records: readonly DemoRecord[];
};

/**
 * A small invented company to try the product with; everything in it stands in draft.
 * @param today the day its dates are counted from, e.g. `2026-11-22`; a RangeError where it is no day.
 */
export function demoCompany(today: string): DemoCompany {
  return {
    company: { title: '上海启衡机电有限公司', address: '上海市闵行区启衡路 88 号 6 幢', telephone: '021-5550 0188' },
    records: [...organisation, ...productRecords, ...customerRecords, ...salesOrders(today), ...leaveRequests(today)],
  };
}
