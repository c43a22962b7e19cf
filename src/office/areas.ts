import type { Language } from '../model/record.ts';

/** An entry of the menu that record types stand under. */
export type Area = { name: string; labels: Record<Language, string> };

/** The areas in the order of the menu. */
export const areas: readonly Area[] = [
  { name: 'sales', labels: { 'zh-CN': '销售', 'zh-TW': '銷售', en: 'Sales', cs: 'Prodej' } },
  { name: 'customers', labels: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers', cs: 'Zákazníci' } },
  { name: 'products', labels: { 'zh-CN': '产品', 'zh-TW': '產品', en: 'Products', cs: 'Produkty' } },
  { name: 'personnel', labels: { 'zh-CN': '人事', 'zh-TW': '人事', en: 'Personnel', cs: 'Personalistika' } },
  { name: 'organisation', labels: { 'zh-CN': '组织', 'zh-TW': '組織', en: 'Organisation', cs: 'Organizace' } },
];
