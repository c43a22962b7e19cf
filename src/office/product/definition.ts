import { money } from '../../model/fields/decimal.ts';
import { longText, text } from '../../model/fields/text.ts';
import { record } from '../../model/record.ts';

/** A product or service that is sold 「产品」, with its list price. */
export const product = record('product', {
  area: 'products',
  title: 'name',
  fields: {
    code: text({ required: true, unique: true, search: 'A', maximumLength: 40 }),
    name: text({ required: true, search: 'A' }),
    specification: text({ search: 'B' }),
    unit: text({ required: true, maximumLength: 20 }),
    price: money({ minimum: '0' }),
    remark: longText({ search: 'D' }),
  },
  list: ['code', 'name', 'specification', 'unit', 'price'],
  form: [{ section: 'basics', fields: ['code', 'name', 'specification', 'unit', 'price', 'remark'] }],
  access: {
    everyone: { read: ['all'] },
    'business-manager': { create: ['all'], update: ['all'], delete: ['all'] },
    administrator: { create: ['all'], update: ['all'], delete: ['all'] },
  },
});
