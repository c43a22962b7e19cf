import { choice } from '../../model/fields/choice.ts';
import { reference } from '../../model/fields/reference.ts';
import { longText, text } from '../../model/fields/text.ts';
import { record } from '../../model/record.ts';

/** A customer 「客户」, kept by one salesperson. */
export const customer = record('customer', {
  area: 'customers',
  title: 'name',
  fields: {
    name: text({ required: true, unique: true, search: 'A' }),
    grade: choice(['prospect', 'regular', 'key', 'lost'], { required: true, initial: 'prospect' }),
    contact: text({ search: 'B', maximumLength: 60 }),
    telephone: text({ search: 'B', maximumLength: 40 }),
    email: text({ search: 'B', format: 'email' }),
    address: text({ search: 'C' }),
    owner: reference('user', { required: true, initial: 'actor' }),
    department: reference('department', { initial: 'actorDepartment' }),
    remark: longText({ search: 'D' }),
  },
  list: ['name', 'grade', 'contact', 'telephone', 'owner', 'department'],
  form: [
    { section: 'basics', fields: ['name', 'grade', 'owner', 'department'] },
    { section: 'contact', fields: ['contact', 'telephone', 'email', 'address', 'remark'] },
  ],
  access: {
    // Colleagues of a department stand in for one another, so they see each other's customers.
    sales: { read: ['own', 'department'], create: ['all'], update: ['own'], delete: ['own'] },
    'business-manager': { read: ['departmentBelow', 'own'], create: ['all'], update: ['departmentBelow', 'own'], delete: ['own'] },
    finance: { read: ['all'] },
    'general-manager': { read: ['all'] },
    administrator: { read: ['all'], create: ['all'], update: ['all'], delete: ['all'] },
  },
});
