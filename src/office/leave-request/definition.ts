import { choice } from '../../model/fields/choice.ts';
import { date } from '../../model/fields/date.ts';
import { decimal } from '../../model/fields/decimal.ts';
import { reference } from '../../model/fields/reference.ts';
import { longText } from '../../model/fields/text.ts';
import { record } from '../../model/record.ts';

/** A leave request 「请假单」: everybody may ask, his department's leader and then personnel sign. */
export const leaveRequest = record('leave-request', {
  area: 'personnel',
  title: 'number',
  fields: {
    applicant: reference('user', { required: true, initial: 'actor' }),
    department: reference('department', { initial: 'actorDepartment' }),
    kind: choice(['annual', 'personal', 'sick', 'compensatory', 'marriage', 'maternity', 'paternity', 'bereavement'], { required: true, initial: 'annual' }),
    firstDay: date({ required: true }),
    lastDay: date({ required: true }),
    days: decimal({ scale: 1, required: true, minimum: '0.5', maximum: '366' }),
    reason: longText({ required: true, maximumLength: 1000 }),
    substitute: reference('user'),
  },
  list: ['number', 'applicant', 'department', 'kind', 'firstDay', 'lastDay', 'days', 'state'],
  form: [
    { section: 'basics', fields: ['applicant', 'department'] },
    { section: 'leave', fields: ['kind', 'firstDay', 'lastDay', 'days', 'reason', 'substitute'] },
  ],
  owner: 'applicant',
  // Reasons are private, so an administrator reads no more of them than anybody else.
  access: {
    everyone: { read: ['own'], create: ['all'], update: ['own'], delete: ['own'], submit: ['own'] },
    hr: { read: ['all'] },
    'business-manager': { read: ['departmentBelow'] },
    'general-manager': { read: ['all'] },
  },
  numbering: { prefix: 'QJ', datePart: 'day', digits: 4 },
  flow: {
    steps: [
      { key: 'departmentLeader', assignee: { departmentLeader: 1 }, need: 'any', onReject: 'end' },
      { key: 'personnel', assignee: { role: 'hr' }, need: 'any', onReject: 'end' },
    ],
    withdraw: 'anyTime',
    facts: ['kind', 'firstDay', 'lastDay', 'days'],
  },
});
