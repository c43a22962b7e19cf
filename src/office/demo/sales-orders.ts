import type { FieldValues } from '../../model/value.ts';
import { customers, type CustomerKey } from './customers.ts';
import type { DemoRecord } from './demo-record.ts';
import { products, type ProductKey } from './products.ts';
import { stationParts } from './station-parts.ts';
import { workday } from './workday.ts';

/** A quantity of a product at its list price, unless `price` says another. */
type OrderLine = [product: ProductKey, quantity: string, special?: { price?: string; remark?: string }];
type Order = { customer: CustomerKey; orderedAfterDays: number; deliveredAfterDays: number; paymentTerms: string; remark?: string; lines: OrderLine[] };

const orders: Order[] = [
  {
    customer: 'baosheng', orderedAfterDays: 0, deliveredAfterDays: 13, paymentTerms: 'net30', remark: '分两批送货，首批不少于 10 台套。',
    lines: [['motor', '20'], ['inverter', '20'], ['reducer', '20'], ['service', '7', { remark: '含两次上门' }]],
  },
  {
    customer: 'lantuo', orderedAfterDays: 0, deliveredAfterDays: 10, paymentTerms: 'net30',
    lines: [
      ['servoMotor', '12'], ['servoDrive', '12'], ['reducer', '6'], ['coupling', '24'], ['bearing', '36'], ['guideRail', '18.6'],
      ['cylinder', '16'], ['sensor', '40'], ['cable', '186.5'], ['grease', '2'], ['inverter', '2'], ['service', '3'],
    ],
  },
  { customer: 'liyun', orderedAfterDays: -1, deliveredAfterDays: 30, paymentTerms: 'deposit30', remark: '按工位分箱，箱外贴工位标签。', lines: stationParts },
  { customer: 'yaogang', orderedAfterDays: 0, deliveredAfterDays: 3, paymentTerms: 'prepaid', lines: [['grease', '2']] },
  {
    customer: 'yanchuan', orderedAfterDays: -1, deliveredAfterDays: 9, paymentTerms: 'onDelivery',
    lines: [['motor', '4'], ['reducer', '4'], ['bearing', '20'], ['sensor', '15'], ['cable', '62.25']],
  },
  {
    customer: 'dinglu', orderedAfterDays: -2, deliveredAfterDays: 25, paymentTerms: 'net60', remark: '年度框架协议第二批。',
    lines: [['servoMotor', '48', { price: '1596.00', remark: '框架协议价' }], ['servoDrive', '48', { price: '1377.50', remark: '框架协议价' }]],
  },
  { customer: 'muhe', orderedAfterDays: 0, deliveredAfterDays: 14, paymentTerms: 'net30', lines: [['servoDrive', '40', { price: '1250.00', remark: '批量优惠价' }]] },
  {
    customer: 'xian', orderedAfterDays: -3, deliveredAfterDays: 12, paymentTerms: 'prepaid', remark: '首单，款到发货。',
    lines: [
      ['motor', '2'], ['inverter', '2'], ['reducer', '2'], ['coupling', '4'],
      ['bearing', '12'], ['cylinder', '6'], ['sensor', '10'], ['cable', '45.8'],
    ],
  },
  {
    customer: 'baosheng', orderedAfterDays: -1, deliveredAfterDays: 6, paymentTerms: 'net30', remark: '维修备件，急用。',
    lines: [['bearing', '24'], ['coupling', '8'], ['guideRail', '3.215'], ['sensor', '12'], ['cable', '98.375'], ['grease', '1']],
  },
  { customer: 'lantuo', orderedAfterDays: 0, deliveredAfterDays: 8, paymentTerms: 'net30', lines: [['inverter', '17'], ['service', '2.5', { remark: '按实际人天结算' }]] },
];

/** Orders in draft, below, at and above the amounts from which more people sign; one fills several pages. */
export function salesOrders(today: string): DemoRecord[] {
  return orders.map((order, index) => {
    const { contact, address, owner, department } = customers[order.customer];
    return {
      key: `sales-order:${index + 1}`,
      type: 'sales-order',
      createdBy: owner.slice(1),
      values: {
        customer: `@customer:${order.customer}`,
        contact,
        orderDate: workday(today, order.orderedAfterDays),
        paymentTerms: order.paymentTerms,
        owner,
        department,
        deliveryDate: workday(today, order.deliveredAfterDays),
        deliveryAddress: address,
        remark: order.remark ?? null,
      },
      lines: { lines: order.lines.map(orderLine) },
    };
  });
}

function orderLine([key, quantity, special]: OrderLine): FieldValues {
  const { specification, unit, price } = products[key];
  return { product: `@product:${key}`, specification, unit, quantity, price: special?.price ?? price, remark: special?.remark ?? null };
}
