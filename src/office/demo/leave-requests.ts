import type { DemoRecord } from './demo-record.ts';
import { mondayOf } from './workday.ts';

/** Two requests in draft: a short holiday and half a day off. */
export function leaveRequests(today: string): DemoRecord[] {
  const holiday = Temporal.PlainDate.from(mondayOf(today, 2));
  const schoolDay = Temporal.PlainDate.from(mondayOf(today, 1)).add({ days: 3 }).toString();
  return [
    {
      key: 'leave-request:1',
      type: 'leave-request',
      createdBy: 'user:liming',
      values: {
        applicant: '@user:liming', department: '@department:sales-one', kind: 'annual',
        firstDay: holiday.toString(), lastDay: holiday.add({ days: 2 }).toString(), days: '3',
        reason: '陪父母回老家。', substitute: '@user:zhangwei',
      },
    },
    {
      key: 'leave-request:2',
      type: 'leave-request',
      createdBy: 'user:huangtao',
      values: {
        applicant: '@user:huangtao', department: '@department:personnel', kind: 'personal',
        firstDay: schoolDay, lastDay: schoolDay, days: '0.5',
        reason: '下午参加孩子的家长会。', substitute: null,
      },
    },
  ];
}
