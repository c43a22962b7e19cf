import type { Labels } from '../../model/record.ts';

export const leaveRequestLabels: Labels = {
  'zh-CN': {
    name: '请假单',
    fields: {
      applicant: '请假人', department: '部门', kind: '请假类型', firstDay: '开始日期', lastDay: '结束日期', days: '请假天数',
      reason: '请假事由', substitute: '工作交接人',
    },
    choices: { kind: { annual: '年假', personal: '事假', sick: '病假', compensatory: '调休', marriage: '婚假', maternity: '产假', paternity: '陪产假', bereavement: '丧假' } },
    sections: { basics: '基本信息', leave: '请假信息' },
    flow: '请假审批',
    nodes: { departmentLeader: '部门负责人', personnel: '人事' },
  },
  'zh-TW': {
    name: '請假單',
    fields: {
      applicant: '請假人', department: '部門', kind: '假別', firstDay: '開始日期', lastDay: '結束日期', days: '請假天數',
      reason: '請假事由', substitute: '職務代理人',
    },
    choices: { kind: { annual: '特休假', personal: '事假', sick: '病假', compensatory: '補休', marriage: '婚假', maternity: '產假', paternity: '陪產假', bereavement: '喪假' } },
    sections: { basics: '基本資料', leave: '請假內容' },
    flow: '請假簽核',
    nodes: { departmentLeader: '部門主管', personnel: '人事' },
  },
  en: {
    name: 'Leave request',
    fields: {
      applicant: 'Applicant', department: 'Department', kind: 'Type of leave', firstDay: 'First day', lastDay: 'Last day', days: 'Days',
      reason: 'Reason', substitute: 'Stand-in',
    },
    choices: { kind: { annual: 'Annual leave', personal: 'Personal leave', sick: 'Sick leave', compensatory: 'Time off in lieu', marriage: 'Marriage leave', maternity: 'Maternity leave', paternity: 'Paternity leave', bereavement: 'Bereavement leave' } },
    sections: { basics: 'General', leave: 'Leave' },
    flow: 'Leave approval',
    nodes: { departmentLeader: 'Head of department', personnel: 'Human resources' },
  },
  cs: {
    name: 'Žádost o volno',
    fields: {
      applicant: 'Žadatel', department: 'Oddělení', kind: 'Druh volna', firstDay: 'První den', lastDay: 'Poslední den', days: 'Počet dnů',
      reason: 'Důvod', substitute: 'Zástup',
    },
    choices: { kind: { annual: 'Dovolená', personal: 'Neplacené volno', sick: 'Nemoc', compensatory: 'Náhradní volno', marriage: 'Svatba', maternity: 'Mateřská dovolená', paternity: 'Otcovská dovolená', bereavement: 'Úmrtí v rodině' } },
    sections: { basics: 'Základní údaje', leave: 'Volno' },
    flow: 'Schválení volna',
    nodes: { departmentLeader: 'Vedoucí oddělení', personnel: 'Personální oddělení' },
  },
};
