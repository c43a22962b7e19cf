import type { Labels } from '../../model/record.ts';

export const customerLabels: Labels = {
  'zh-CN': {
    name: '客户',
    fields: {
      name: '客户名称', grade: '客户分类', contact: '联系人', telephone: '联系电话', email: '电子邮箱', address: '地址',
      owner: '业务员', department: '所属部门', remark: '备注',
    },
    choices: { grade: { prospect: '潜在客户', regular: '普通客户', key: '重点客户', lost: '流失客户' } },
    sections: { basics: '基本信息', contact: '联系方式' },
  },
  'zh-TW': {
    name: '客戶',
    fields: {
      name: '客戶名稱', grade: '客戶分類', contact: '聯絡人', telephone: '聯絡電話', email: '電子郵件', address: '地址',
      owner: '業務人員', department: '所屬部門', remark: '備註',
    },
    choices: { grade: { prospect: '潛在客戶', regular: '一般客戶', key: '重點客戶', lost: '流失客戶' } },
    sections: { basics: '基本資料', contact: '聯絡方式' },
  },
  en: {
    name: 'Customer',
    fields: {
      name: 'Name', grade: 'Category', contact: 'Contact person', telephone: 'Telephone', email: 'E-mail', address: 'Address',
      owner: 'Salesperson', department: 'Department', remark: 'Remarks',
    },
    choices: { grade: { prospect: 'Prospect', regular: 'Regular', key: 'Key account', lost: 'Lost' } },
    sections: { basics: 'General', contact: 'Contact details' },
  },
  cs: {
    name: 'Zákazník',
    fields: {
      name: 'Název', grade: 'Kategorie', contact: 'Kontaktní osoba', telephone: 'Telefon', email: 'E-mail', address: 'Adresa',
      owner: 'Obchodník', department: 'Oddělení', remark: 'Poznámka',
    },
    choices: { grade: { prospect: 'Zájemce', regular: 'Běžný zákazník', key: 'Klíčový zákazník', lost: 'Ztracený zákazník' } },
    sections: { basics: 'Základní údaje', contact: 'Kontaktní údaje' },
  },
};
