import type { Language } from '../model/record.ts';

/** A role 「角色」 that the types' access and the flows' steps name by its key, with what people call it. */
export type ProductRole = { key: string; labels: Record<Language, string> };

/** The roles that every account set begins with; an administrator adds his own. */
export const roles: readonly ProductRole[] = [
  { key: 'sales', labels: { 'zh-CN': '销售', 'zh-TW': '業務', en: 'Sales', cs: 'Prodejce' } },
  { key: 'business-manager', labels: { 'zh-CN': '业务主管', 'zh-TW': '業務主管', en: 'Business manager', cs: 'Vedoucí obchodu' } },
  { key: 'finance', labels: { 'zh-CN': '财务', 'zh-TW': '財務', en: 'Finance', cs: 'Finance' } },
  { key: 'general-manager', labels: { 'zh-CN': '总经理', 'zh-TW': '總經理', en: 'General manager', cs: 'Ředitel společnosti' } },
  { key: 'hr', labels: { 'zh-CN': '人事', 'zh-TW': '人事', en: 'Human resources', cs: 'Personalista' } },
  { key: 'administrator', labels: { 'zh-CN': '系统管理员', 'zh-TW': '系統管理員', en: 'Administrator', cs: 'Správce systému' } },
];
