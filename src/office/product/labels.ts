import type { Labels } from '../../model/record.ts';

export const productLabels: Labels = {
  'zh-CN': {
    name: '产品',
    fields: { code: '产品编码', name: '产品名称', specification: '规格型号', unit: '单位', price: '标准售价', remark: '备注' },
    sections: { basics: '基本信息' },
  },
  'zh-TW': {
    name: '產品',
    fields: { code: '品號', name: '品名', specification: '規格型號', unit: '單位', price: '標準售價', remark: '備註' },
    sections: { basics: '基本資料' },
  },
  en: {
    name: 'Product',
    fields: { code: 'Code', name: 'Name', specification: 'Specification', unit: 'Unit', price: 'List price', remark: 'Remarks' },
    sections: { basics: 'General' },
  },
  cs: {
    name: 'Produkt',
    fields: { code: 'Kód', name: 'Název', specification: 'Specifikace', unit: 'Jednotka', price: 'Ceníková cena', remark: 'Poznámka' },
    sections: { basics: 'Základní údaje' },
  },
};
