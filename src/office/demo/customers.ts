import type { DemoRecord } from './demo-record.ts';

const liming = { owner: '@user:liming', department: '@department:sales-one' };
const zhangwei = { owner: '@user:zhangwei', department: '@department:sales-one' };
const zhaoxuemei = { owner: '@user:zhaoxuemei', department: '@department:sales-two' };

/** The customers by symbolic name; who keeps one also writes its orders. */
export const customers = {
  baosheng: {
    name: '上海宝晟精工机械有限公司', grade: 'key', contact: '周海峰', telephone: '021-5550 0121', email: 'zhouhf@baosheng.example',
    address: '上海市松江区晟业路 188 号 3 号库', ...liming, remark: '每月 25 日对账，送货须附质检报告。',
  },
  lantuo: {
    name: '苏州澜拓自动化设备有限公司', grade: 'regular', contact: '钱晓琳', telephone: '0512-5550 0134', email: 'qianxl@lantuo.example',
    address: '江苏省苏州市吴中区澜港路 66 号', ...liming, remark: null,
  },
  liyun: {
    name: '杭州砺云智能装备有限公司', grade: 'key', contact: '沈志远', telephone: '0571-5550 0146', email: 'shenzy@liyun.example',
    address: '浙江省杭州市余杭区砺新街 9 号 2 幢', ...liming, remark: '产线改造项目，分工位装箱。',
  },
  yaogang: {
    name: '宁波曜港注塑机械有限公司', grade: 'regular', contact: '徐建国', telephone: '0574-5550 0158', email: 'xujg@yaogang.example',
    address: '浙江省宁波市北仑区曜海路 120 号', ...zhangwei, remark: null,
  },
  yanchuan: {
    name: '无锡衍川包装设备有限公司', grade: 'regular', contact: '吴佳', telephone: '0510-5550 0163', email: 'wujia@yanchuan.example',
    address: '江苏省无锡市惠山区衍石路 35 号', ...zhangwei, remark: null,
  },
  dinglu: {
    name: '嘉兴鼎麓汽车零部件有限公司', grade: 'key', contact: '冯立新', telephone: '0573-5550 0172', email: 'fenglx@dinglu.example',
    address: '浙江省嘉兴市秀洲区鼎新路 501 号', ...zhangwei, remark: '送货前一天预约卸货时间。',
  },
  muhe: {
    name: '常州沐禾食品机械有限公司', grade: 'regular', contact: '何敏', telephone: '0519-5550 0185', email: 'hemin@muhe.example',
    address: '江苏省常州市武进区沐阳路 18 号', ...zhaoxuemei, remark: '食品级工况，润滑脂须另行确认。',
  },
  xian: {
    name: '南通汐岸纺织机械有限公司', grade: 'prospect', contact: '陆一鸣', telephone: '0513-5550 0197', email: 'luym@xian.example',
    address: '江苏省南通市通州区汐岸路 77 号', ...zhaoxuemei, remark: null,
  },
};

export type CustomerKey = keyof typeof customers;

export const customerRecords: readonly DemoRecord[] = Object.entries(customers).map(([key, values]) => ({
  key: `customer:${key}`, type: 'customer', createdBy: values.owner.slice(1), values,
}));
