import { department, position, role, user } from '../model/organisation.ts';
import type { Labels, RecordType } from '../model/record.ts';
import { areas, type Area } from './areas.ts';
import { customer } from './customer/definition.ts';
import { customerLabels } from './customer/labels.ts';
import { leaveRequest } from './leave-request/definition.ts';
import { leaveRequestLabels } from './leave-request/labels.ts';
import { departmentLabels, positionLabels, roleLabels, userLabels } from './organisation/labels.ts';
import { product } from './product/definition.ts';
import { productLabels } from './product/labels.ts';
import { salesOrder } from './sales-order/definition.ts';
import { salesOrderLabels } from './sales-order/labels.ts';

/** A product as data: what stands in the menu, what exists, and how it is called. */
export type Office = {
  /** In the order of the menu. */
  areas: readonly Area[];
  /** Every type, those of the organisation included; within an area in the order of the menu. */
  types: readonly { type: RecordType; labels: Labels }[];
};

/** The product that is built in. */
export const office: Office = {
  areas,
  types: [
    { type: salesOrder, labels: salesOrderLabels },
    { type: customer, labels: customerLabels },
    { type: product, labels: productLabels },
    { type: leaveRequest, labels: leaveRequestLabels },
    { type: user, labels: userLabels },
    { type: department, labels: departmentLabels },
    { type: position, labels: positionLabels },
    { type: role, labels: roleLabels },
  ],
};
