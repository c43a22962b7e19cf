import { choice } from '../../model/fields/choice.ts';
import { date } from '../../model/fields/date.ts';
import { decimal, money } from '../../model/fields/decimal.ts';
import { lines } from '../../model/fields/lines.ts';
import { reference } from '../../model/fields/reference.ts';
import { longText, text } from '../../model/fields/text.ts';
import { record } from '../../model/record.ts';

/** A sales order 「销售订单」: what a customer buys; the larger the amount, the more people sign. */
export const salesOrder = record('sales-order', {
  area: 'sales',
  title: 'number',
  fields: {
    customer: reference('customer', { required: true }),
    contact: text({ search: 'B', maximumLength: 60 }),
    orderDate: date({ required: true, initial: 'today' }),
    paymentTerms: choice(['prepaid', 'deposit30', 'onDelivery', 'net30', 'net60'], { required: true, initial: 'net30' }),
    owner: reference('user', { required: true, initial: 'actor' }),
    department: reference('department', { initial: 'actorDepartment' }),
    deliveryDate: date({ required: true }),
    deliveryAddress: text({ search: 'C' }),
    lines: lines({
      product: reference('product', { required: true }),
      specification: text(),
      unit: text({ maximumLength: 20 }),
      quantity: decimal({ scale: 3, required: true, minimum: '0.001' }),
      price: money({ required: true, minimum: '0' }),
      amount: money({ formula: 'round(quantity * price, 2)' }),
      remark: text(),
    }, { required: true }),
    amount: money({ formula: 'sum(lines.amount)' }),
    remark: longText({ search: 'D' }),
  },
  list: ['number', 'customer', 'amount', 'orderDate', 'deliveryDate', 'owner', 'state'],
  form: [
    { section: 'basics', fields: ['customer', 'contact', 'orderDate', 'paymentTerms', 'owner', 'department'] },
    { section: 'delivery', fields: ['deliveryDate', 'deliveryAddress', 'remark'] },
    { section: 'lines', fields: ['lines', 'amount'] },
  ],
  access: {
    sales: { read: ['own'], create: ['all'], update: ['own'], delete: ['own'], submit: ['own'] },
    'business-manager': { read: ['departmentBelow', 'own'], create: ['all'], update: ['own'], delete: ['own'], submit: ['own'] },
    finance: { read: ['all'] },
    'general-manager': { read: ['all'] },
    administrator: { read: ['all'], create: ['all'], update: ['all'], delete: ['all'], submit: ['all'] },
  },
  numbering: { prefix: 'XS', datePart: 'day', digits: 4 },
  flow: {
    steps: [
      { key: 'businessManager', assignee: { role: 'business-manager' }, need: 'any', onReject: 'returnToStart' },
      {
        key: 'finance', assignee: { role: 'finance' }, need: 'any', onReject: 'returnToStart',
        condition: { field: 'amount', operator: '>=', value: '50000' },
      },
      {
        key: 'generalManager', assignee: { role: 'general-manager' }, need: 'any', onReject: 'returnToStart',
        condition: { field: 'amount', operator: '>=', value: '100000' },
      },
    ],
    withdraw: 'beforeFirstDecision',
    facts: ['customer', 'amount', 'deliveryDate'],
    amount: 'amount',
  },
});
