import type { PrintDocument } from './print-document.ts';

/** A sales order of any number of lines, for the tests. */
export function sampleOrder(lines: number): PrintDocument {
  return {
    language: 'zh-CN',
    company: { name: '苏州澄湖精密机械有限公司', address: '江苏省苏州市吴中区澄湖东路 288 号', telephone: '0512-6688 1200' },
    title: '销售订单',
    number: 'SO-2026-000128',
    state: '待审批',
    version: 3,
    url: 'https://office.example.com/sales-order/128',
    sections: [{
      title: '基本信息',
      fields: [
        { label: '客户', value: '上海晴川食品有限公司' },
        { label: '业务员', value: '李雯' },
        { label: '备注', value: '分两批交货。\n第二批随附质检报告。', wide: true },
      ],
    }],
    tables: [{
      title: '订单明细',
      columns: [
        { label: '序号', align: 'center' },
        { label: '产品名称', align: 'left' },
        { label: '数量', align: 'right' },
        { label: '金额', align: 'right' },
      ],
      rows: Array.from({ length: lines }, (_, index) => [String(index + 1), '不锈钢输送带', '2.00', '1,280.00']),
      totals: ['合计', '', '', '¥537,600.00'],
    }],
    amounts: [{ label: '合计金额', value: '¥537,600.00', capitals: '伍拾叁万柒仟陆佰元整' }],
  };
}
