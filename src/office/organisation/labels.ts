import type { Labels } from '../../model/record.ts';

/** Each language is called by its own name, so that whoever reads only that one finds it. */
const languages = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English', cs: 'Čeština' };

export const departmentLabels: Labels = {
  'zh-CN': { name: '部门', fields: { name: '部门名称', parent: '上级部门', leader: '部门负责人' }, sections: { basics: '基本信息' } },
  'zh-TW': { name: '部門', fields: { name: '部門名稱', parent: '上級部門', leader: '部門主管' }, sections: { basics: '基本資料' } },
  en: { name: 'Department', fields: { name: 'Name', parent: 'Parent department', leader: 'Head of department' }, sections: { basics: 'General' } },
  cs: { name: 'Oddělení', fields: { name: 'Název', parent: 'Nadřízené oddělení', leader: 'Vedoucí oddělení' }, sections: { basics: 'Základní údaje' } },
};

export const positionLabels: Labels = {
  'zh-CN': { name: '岗位', fields: { name: '岗位名称' }, sections: { basics: '基本信息' } },
  'zh-TW': { name: '職位', fields: { name: '職位名稱' }, sections: { basics: '基本資料' } },
  en: { name: 'Position', fields: { name: 'Name' }, sections: { basics: 'General' } },
  cs: { name: 'Pracovní pozice', fields: { name: 'Název' }, sections: { basics: 'Základní údaje' } },
};

export const roleLabels: Labels = {
  'zh-CN': { name: '角色', fields: { name: '角色名称', key: '角色标识' }, sections: { basics: '基本信息' } },
  'zh-TW': { name: '角色', fields: { name: '角色名稱', key: '角色代碼' }, sections: { basics: '基本資料' } },
  en: { name: 'Role', fields: { name: 'Name', key: 'Key' }, sections: { basics: 'General' } },
  cs: { name: 'Role', fields: { name: 'Název', key: 'Kód' }, sections: { basics: 'Základní údaje' } },
};

export const userLabels: Labels = {
  'zh-CN': {
    name: '用户',
    fields: {
      name: '姓名', login: '登录名', email: '邮箱', enabled: '启用', roles: '角色', department: '部门', position: '岗位',
      supervisor: '直属上级', language: '语言',
    },
    choices: { language: languages },
    sections: { basics: '基本信息', organisation: '组织关系' },
  },
  'zh-TW': {
    name: '使用者',
    fields: {
      name: '姓名', login: '登入帳號', email: '電子郵件', enabled: '啟用', roles: '角色', department: '部門', position: '職位',
      supervisor: '直屬主管', language: '語言',
    },
    choices: { language: languages },
    sections: { basics: '基本資料', organisation: '組織關係' },
  },
  en: {
    name: 'User',
    fields: {
      name: 'Name', login: 'Sign-in name', email: 'E-mail', enabled: 'Active', roles: 'Roles', department: 'Department', position: 'Position',
      supervisor: 'Supervisor', language: 'Language',
    },
    choices: { language: languages },
    sections: { basics: 'General', organisation: 'Place in the organisation' },
  },
  cs: {
    name: 'Uživatel',
    fields: {
      name: 'Jméno', login: 'Přihlašovací jméno', email: 'E-mail', enabled: 'Aktivní', roles: 'Role', department: 'Oddělení', position: 'Pracovní pozice',
      supervisor: 'Nadřízený', language: 'Jazyk',
    },
    choices: { language: languages },
    sections: { basics: 'Základní údaje', organisation: 'Zařazení v organizaci' },
  },
};
