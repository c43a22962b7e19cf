import { ADMINISTRATOR } from '../../model/organisation.ts';
import type { FieldValues } from '../../model/value.ts';
import { roles } from '../roles.ts';
import type { DemoRecord } from './demo-record.ts';

const roleRecords: DemoRecord[] = roles.map(({ key, labels }) => bySystem('role', key, { name: labels['zh-CN'], key }));

const positions: DemoRecord[] = [
  position('general-manager', '总经理'),
  position('sales-manager', '销售经理'),
  position('sales-leader', '销售主管'),
  position('sales-engineer', '销售工程师'),
  position('finance-leader', '财务主管'),
  position('personnel-leader', '人事主管'),
  position('system-administrator', '系统管理员'),
];

const departments: DemoRecord[] = [
  department('general-office', '总经办', { parent: null, leader: 'chenguodong' }),
  department('sales', '销售部', { parent: 'general-office', leader: 'wangfang' }),
  department('sales-one', '销售一部', { parent: 'sales', leader: 'zhangwei' }),
  department('sales-two', '销售二部', { parent: 'sales', leader: 'zhaoxuemei' }),
  department('finance', '财务部', { parent: 'general-office', leader: 'linjiayi' }),
  department('personnel', '人事行政部', { parent: 'general-office', leader: 'sunli' }),
];

const users: DemoRecord[] = [
  user('chenguodong', { name: '陈国栋', position: 'general-manager', department: 'general-office', role: 'general-manager', supervisor: null }),
  user('wangfang', { name: '王芳', position: 'sales-manager', department: 'sales', role: 'business-manager', supervisor: 'chenguodong' }),
  user('zhangwei', { name: '张伟', position: 'sales-leader', department: 'sales-one', role: 'sales', supervisor: 'wangfang' }),
  user('liming', { name: '李明', position: 'sales-engineer', department: 'sales-one', role: 'sales', supervisor: 'zhangwei' }),
  user('zhaoxuemei', { name: '赵雪梅', position: 'sales-leader', department: 'sales-two', role: 'sales', supervisor: 'wangfang' }),
  // She reads English, so that the demo shows mail in two languages.
  user('linjiayi', { name: '林嘉怡', position: 'finance-leader', department: 'finance', role: 'finance', supervisor: 'chenguodong' }, 'en'),
  user('sunli', { name: '孙丽', position: 'personnel-leader', department: 'personnel', role: 'hr', supervisor: 'chenguodong' }),
  user('huangtao', { name: '黄涛', position: 'system-administrator', department: 'personnel', role: ADMINISTRATOR, supervisor: 'sunli' }),
];

/** Roles, positions, departments and people; a department's leader comes later than the people. */
export const organisation: readonly DemoRecord[] = [...roleRecords, ...positions, ...departments, ...users];

function position(key: string, name: string): DemoRecord {
  return bySystem('position', key, { name });
}

function department(key: string, name: string, place: { parent: string | null; leader: string }): DemoRecord {
  const values = { name, parent: place.parent === null ? null : `@department:${place.parent}` };
  return { ...bySystem('department', key, values), later: { leader: `@user:${place.leader}` } };
}

type Person = { name: string; position: string; department: string; role: string; supervisor: string | null };

function user(login: string, person: Person, language = 'zh-CN'): DemoRecord {
  return bySystem('user', login, {
    name: person.name,
    login,
    email: `${login}@qiheng.example`,
    enabled: true,
    roles: [`@role:${person.role}`],
    department: `@department:${person.department}`,
    position: `@position:${person.position}`,
    supervisor: person.supervisor === null ? null : `@user:${person.supervisor}`,
    language,
  });
}

function bySystem(type: string, key: string, values: FieldValues): DemoRecord {
  return { key: `${type}:${key}`, type, createdBy: null, values };
}
