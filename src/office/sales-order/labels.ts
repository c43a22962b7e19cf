import type { Labels } from '../../model/record.ts';

export const salesOrderLabels: Labels = {
  'zh-CN': {
    name: '销售订单',
    fields: {
      customer: '客户', contact: '联系人', orderDate: '下单日期', paymentTerms: '付款方式', owner: '业务员', department: '部门',
      deliveryDate: '交货日期', deliveryAddress: '收货地址', amount: '订单金额', remark: '备注',
      lines: '订单明细', 'lines.product': '产品', 'lines.specification': '规格型号', 'lines.unit': '单位',
      'lines.quantity': '数量', 'lines.price': '单价', 'lines.amount': '金额', 'lines.remark': '备注',
    },
    choices: { paymentTerms: { prepaid: '款到发货', deposit30: '预付30%，发货前付清', onDelivery: '货到付款', net30: '月结30天', net60: '月结60天' } },
    sections: { basics: '基本信息', delivery: '交货信息', lines: '明细' },
    flow: '销售订单审批',
    nodes: { businessManager: '业务主管', finance: '财务', generalManager: '总经理' },
  },
  'zh-TW': {
    name: '銷售訂單',
    fields: {
      customer: '客戶', contact: '聯絡人', orderDate: '訂單日期', paymentTerms: '付款條件', owner: '業務人員', department: '部門',
      deliveryDate: '交貨日期', deliveryAddress: '送貨地址', amount: '訂單金額', remark: '備註',
      lines: '訂單明細', 'lines.product': '產品', 'lines.specification': '規格型號', 'lines.unit': '單位',
      'lines.quantity': '數量', 'lines.price': '單價', 'lines.amount': '金額', 'lines.remark': '備註',
    },
    choices: { paymentTerms: { prepaid: '款到出貨', deposit30: '訂金30%，出貨前付清', onDelivery: '貨到付款', net30: '月結30天', net60: '月結60天' } },
    sections: { basics: '基本資料', delivery: '交貨資訊', lines: '明細' },
    flow: '銷售訂單簽核',
    nodes: { businessManager: '業務主管', finance: '財務', generalManager: '總經理' },
  },
  en: {
    name: 'Sales order',
    fields: {
      customer: 'Customer', contact: 'Contact person', orderDate: 'Order date', paymentTerms: 'Payment terms', owner: 'Salesperson', department: 'Department',
      deliveryDate: 'Delivery date', deliveryAddress: 'Delivery address', amount: 'Order total', remark: 'Remarks',
      lines: 'Order lines', 'lines.product': 'Product', 'lines.specification': 'Specification', 'lines.unit': 'Unit',
      'lines.quantity': 'Quantity', 'lines.price': 'Unit price', 'lines.amount': 'Amount', 'lines.remark': 'Remarks',
    },
    choices: { paymentTerms: { prepaid: 'Payment in advance', deposit30: '30% deposit, balance before shipment', onDelivery: 'Payment on delivery', net30: 'Monthly statement, 30 days', net60: 'Monthly statement, 60 days' } },
    sections: { basics: 'General', delivery: 'Delivery', lines: 'Lines' },
    flow: 'Sales order approval',
    nodes: { businessManager: 'Sales manager', finance: 'Finance', generalManager: 'General manager' },
  },
  cs: {
    name: 'Přijatá objednávka',
    fields: {
      customer: 'Zákazník', contact: 'Kontaktní osoba', orderDate: 'Datum objednávky', paymentTerms: 'Platební podmínky', owner: 'Obchodník', department: 'Oddělení',
      deliveryDate: 'Termín dodání', deliveryAddress: 'Dodací adresa', amount: 'Celková částka', remark: 'Poznámka',
      lines: 'Položky objednávky', 'lines.product': 'Produkt', 'lines.specification': 'Specifikace', 'lines.unit': 'Jednotka',
      'lines.quantity': 'Množství', 'lines.price': 'Cena za jednotku', 'lines.amount': 'Částka', 'lines.remark': 'Poznámka',
    },
    choices: { paymentTerms: { prepaid: 'Platba předem', deposit30: 'Záloha 30 %, doplatek před odesláním', onDelivery: 'Platba při dodání', net30: 'Měsíční vyúčtování, splatnost 30 dní', net60: 'Měsíční vyúčtování, splatnost 60 dní' } },
    sections: { basics: 'Základní údaje', delivery: 'Dodání', lines: 'Položky' },
    flow: 'Schválení přijaté objednávky',
    nodes: { businessManager: 'Vedoucí obchodu', finance: 'Finanční oddělení', generalManager: 'Ředitel společnosti' },
  },
};
