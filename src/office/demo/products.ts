import type { DemoRecord } from './demo-record.ts';

/** What the company sells, by symbolic name. */
export const products = {
  motor: { code: 'DJ-1001', name: '三相异步电动机', specification: '7.5kW 4极 B3', unit: '台', price: '2180.00' },
  servoMotor: { code: 'DJ-1002', name: '交流伺服电机', specification: '750W 2.4N·m 带刹车', unit: '台', price: '1680.00' },
  servoDrive: { code: 'QD-2001', name: '伺服驱动器', specification: '750W EtherCAT', unit: '台', price: '1450.00' },
  inverter: { code: 'QD-2002', name: '变频器', specification: '7.5kW 380V 矢量型', unit: '台', price: '2960.00' },
  reducer: { code: 'CD-3001', name: '蜗轮蜗杆减速机', specification: '075型 速比30', unit: '台', price: '860.00' },
  coupling: { code: 'CD-3002', name: '梅花联轴器', specification: '外径55 孔径20/24', unit: '个', price: '96.50' },
  bearing: { code: 'CD-3003', name: '深沟球轴承', specification: '6308-2RS', unit: '套', price: '68.00' },
  guideRail: { code: 'CD-3004', name: '直线导轨', specification: '20mm 法兰滑块', unit: '米', price: '238.50' },
  cylinder: { code: 'QY-4001', name: '标准气缸', specification: '缸径63 行程100', unit: '只', price: '185.00' },
  sensor: { code: 'DQ-5001', name: '接近开关', specification: 'M12 NPN 常开', unit: '只', price: '58.00' },
  cable: { code: 'DQ-5002', name: '高柔拖链电缆', specification: '4×1.5mm²', unit: '米', price: '9.80' },
  grease: { code: 'FC-6001', name: '锂基润滑脂', specification: '2号 17kg装', unit: '桶', price: '420.00' },
  service: { code: 'FW-9001', name: '现场安装调试', specification: null, unit: '人天', price: '1200.00' },
};

export type ProductKey = keyof typeof products;

export const productRecords: readonly DemoRecord[] = Object.entries(products).map(([key, values]) => ({
  key: `product:${key}`, type: 'product', createdBy: 'user:wangfang', values,
}));
