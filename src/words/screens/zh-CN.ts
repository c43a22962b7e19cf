import type { SeatStatus } from './kinds.ts';

const waysOfActing: Record<string, string> = {
  web: '网页', email: '邮件', mail: '邮件', sandbox: '邮件沙箱', phone: '手机', link: '链接', api: '接口', system: '系统',
};

const seatStatuses: Record<SeatStatus, string> = {
  open: '待审批', waiting: '等待轮到', approved: '同意', rejected: '不同意', returned: '退回', transferred: '已转办',
  voided: '已取消', skipped: '自动跳过', expected: '尚未到达',
};

const needs: Record<string, string> = { any: '任一人同意即可', all: '须全部同意', half: '须半数以上同意', majority: '须过半数同意' };

/** Everything the pages say, in Simplified Chinese; the other languages have its type. */
export const zhCN = {
  product: '会签',
  common: {
    save: '保存', cancel: '取消', close: '关闭', delete: '删除', remove: '移除',
    retry: '重试', loading: '正在加载', loadMore: '加载更多', more: '更多', yes: '是', no: '否', empty: '—', separator: '、',
    required: '必填', noMatch: '没有匹配的内容',
    unreadable: '无权查看', justNow: '刚刚', skipToContent: '跳到正文',
  },
  languages: { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English', cs: 'Čeština' },
  ways: waysOfActing,
  signIn: {
    welcome: '单据发出去，审批回邮件', accountSet: '账套', login: '登录名', password: '密码', code: '动态验证码',
    codeHelp: '打开手机上的验证器，输入 6 位数字', submit: '登录', demo: '演示', language: '语言', needLogin: '请输入登录名',
    needPassword: '请输入密码', needCode: '请输入 6 位验证码', noAccountSets: '还没有账套，请联系管理员创建',
  },
  frame: {
    desk: '工作台', setup: '设置', sandbox: '邮件沙箱', search: '搜索', searchHint: '搜索单据、页面', searchPlaceholder: '输入单号、名称或页面',
    navigation: '主菜单', collapse: '收起菜单', expand: '展开菜单', profile: '个人设置', signOut: '退出登录', theme: '外观',
    language: '语言', light: '浅色', dark: '深色', system: '跟随系统', me: '我的账号', accountSet: '账套', toApprove: '待审批',
    mail: '邮件', pages: '页面', newRecord: (type: string) => `新建${type}`,
    sandboxBanner: '演示账套：邮件不会真正发出，都在邮件沙箱里。', openSandbox: '打开邮件沙箱', demoBanner: '演示账套：数据仅供试用，不能用于正式业务。',
    openTasks: (count: number) => `${count} 份待审批`,
  },
  desk: {
    open: '待审批', done: '已审批', submitted: '我提交的', list: '单据列表', paper: '单据',
    approve: '同意', reject: '不同意', return: '退回', transfer: '转办', addSigner: '加签', copy: '抄送', more: '更多操作',
    opinion: '审批意见', opinionPlaceholder: '填写意见（选填）', phrases: ['同意', '价格合适', '请尽快办理', '请补充说明', '金额有误，请核对'], commonPhrases: '常用语',
    from: (person: string) => `${person}提交`, due: '办理期限', openRecord: '打开单据', pdf: 'PDF',
    emptyOpen: '没有待您审批的单据', emptyOpenHelp: '有新的单据到您这里时，会出现在这里，同时发邮件通知您。',
    emptyDone: '还没有审批过单据', emptyDoneHelp: '您审批过的单据会留在这里，方便回查。',
    emptySubmitted: '还没有提交过单据', emptySubmittedHelp: '提交后可以在这里看到单据到了谁手里。',
    choose: '请在左侧选择一份单据', opinions: '此前意见', progress: '审批进度',
    sending: (decision: string, paper: string) => `${paper}：${decision}`, undoIn: (seconds: number) => `撤销（${seconds} 秒）`, sendNow: '立即提交',
    sent: (decision: string, paper: string) => `已提交：${paper} ${decision}`,
    already: (person: string, time: string) => `已由${person}于 ${time} 处理`, alreadyNoName: '该单据已处理，无需再审批',
    changed: '单据内容已变更，已为您打开最新版本，请重新审阅', secondFactorTitle: '输入动态验证码',
    secondFactorText: '按公司规定，审批这份单据需要验证码。', secondFactorMissing: '按公司规定，审批这份单据需要两步验证。请先在个人设置里开启。', goToProfile: '去开启',
    failed: (paper: string) => `${paper} 提交失败`, notPermitted: '该单据目前不由您审批',
    webOnly: '须在网页审批', webSecondFactor: '须两步验证', keys: 'J 下一份 · K 上一份 · A 同意 · R 不同意',
    returnTo: '退回到', returnTitle: '退回单据', transferTitle: '转办给同事', transferTo: '转办给', signersTitle: '加签', signers: '加签人',
    position: '加签位置', before: '在我之前', after: '在我之后', beside: '与我并列', copyTitle: '抄送', copyTo: '抄送给', needPerson: '请选择人员', needTarget: '请选择退回到哪一步',
    returned: (paper: string) => `${paper} 已退回`, transferred: (paper: string) => `${paper} 已转办`, signersAdded: (paper: string) => `${paper} 已加签`, copied: (paper: string) => `${paper} 已抄送`,
    backToList: '返回列表', next: '下一份', previous: '上一份',
  },
  list: {
    createType: (type: string) => `新建${type}`, all: '全部', search: '搜索单号、名称', filter: '筛选', addCondition: '添加条件', clearFilter: '清除筛选',
    field: '字段', operator: '条件', value: '值', apply: '应用', number: '单号', state: '状态', createdAt: '创建时间', updatedAt: '修改时间',
    operators: {
      equals: '等于', notEquals: '不等于', contains: '包含', startsWith: '开头是', atLeast: '大于等于', atMost: '小于等于', greaterThan: '大于', lessThan: '小于', isEmpty: '为空', isNotEmpty: '不为空',
    },
    emptyTitle: (type: string) => `还没有${type}`, emptyHelp: (type: string) => `新建的${type}会列在这里，可以按状态、条件查找。`,
    noMatch: '没有符合条件的记录', noMatchHelp: '换个关键词，或清除筛选后再看。', sortBy: (column: string) => `按${column}排序`,
    openWhole: '打开整页', states: '状态', preview: '预览',
  },
  record: {
    new: (type: string) => `新建${type}`, submit: '提交审批', withdraw: '撤回', urge: '催办', delete: '删除', print: 'PDF', more: '更多操作',
    history: '审批或变更记录', progress: '进度', mail: '邮件', log: '记录', holders: (people: string) => `当前在 ${people}`,
    unsaved: '有未保存的修改', leaveTitle: '离开此页？', leaveText: '有修改尚未保存，离开后会丢失。', leave: '不保存，离开', stay: '留在此页',
    changedTitle: '单据已被他人修改', changedText: '您打开之后，有人先保存了新的内容。您填写的内容还在：可以查看最新内容后再决定。', keepMine: '以我填写的为准，重新保存', takeTheirs: '放弃我的修改，载入最新内容',
    fieldErrors: (count: number) => `有 ${count} 处需要修改`, addRow: '添加一行', deleteRow: (row: number) => `删除第 ${row} 行`, rowNumber: '序号', row: (row: number) => `第 ${row} 行`,
    pasteHint: '可从 Excel 复制后直接粘贴', noRows: '还没有明细', pasted: (rows: number) => `已粘贴 ${rows} 行`, pasteProblems: (count: number) => `有 ${count} 个单元格未能识别，请检查`, tooManyRows: (limit: number) => `最多 ${limit} 行`,
    previewTitle: '提交审批', previewText: '提交后将依次请以下人员审批：', previewEmpty: '该单据提交后无需审批，将直接通过。', submitNow: '确认提交', submitted: '已提交审批', withdrawn: '已撤回', urged: '已催办', saved: '已保存', deleted: '已删除',
    withdrawTitle: '撤回单据？', withdrawText: '撤回后审批停止，单据可以修改后重新提交。', deleteTitle: '删除单据？', deleteText: '删除后进入回收站；已编号的单据会作废并保留编号。', reason: '说明（选填）',
    choose: '请选择', chooseDate: '选择日期', searchReference: '输入关键词查找', noReference: '没有找到', total: '合计', notNumber: '请填写数字', computed: '自动计算', notFound: '找不到这份单据', notFoundText: '它可能已被删除，或者您没有查看的权限。',
    related: '相关单据', decide: '去审批', seeNewest: '查看最新内容',
  },
  flow: {
    seatStatuses, needs, round: (round: number) => `第 ${round} 轮`, none: '还没有提交审批', noneHelp: '提交后，可以在这里看到单据到了谁手里、谁怎么说。',
    took: (time: string) => `用时 ${time}`, since: (time: string) => `${time} 到达`, onBehalfOf: (person: string) => `代${person}`, start: '提交', end: '结束', flowId: '流程编号',
    statuses: { running: '审批中', pending: '审批中', approved: '已通过', rejected: '未通过', withdrawn: '已撤回', returned: '已退回', cancelled: '已取消', ended: '已结束' } satisfies Record<string, string>,
    noMail: '还没有往来邮件', noMailHelp: '与这份单据有关的每一封邮件，发出的和收到的，都会保存在这里。', mailIn: '收到', mailOut: '发出',
    mailStatuses: { held: '暂缓发送', waiting: '等待发送', sending: '正在发送', sent: '已发送', uncertain: '结果未知', failed: '发送失败', bounced: '被退回', cancelled: '已取消发送', decided: '已作为审批', comment: '留言', refused: '未生效', unclear: '未能识别', automatic: '自动回复', quarantined: '已隔离' } satisfies Record<string, string>,
    logAll: '全部', logActs: '审批', logChanges: '变更', logMail: '邮件', noLog: '没有记录', changeCount: (count: number) => `变更 ${count} 项`, before: '原值', after: '新值', evidence: '邮件审批依据', openMail: '查看邮件',
    duration: { minutes: (count: number) => `${count} 分钟`, hours: (count: number) => `${count} 小时`, days: (count: number) => `${count} 天`, moment: '不到 1 分钟' },
  },
  profile: {
    title: '个人设置', about: '账号', name: '姓名', login: '登录名', email: '收件邮箱', roles: '角色', language: '语言', languageHelp: '页面和发给您的邮件都用这种语言。', theme: '外观',
    password: '密码', currentPassword: '当前密码', newPassword: '新密码', repeatPassword: '再输入一次新密码', passwordHelp: '至少 10 个字符', passwordMismatch: '两次输入不一致', passwordTooShort: '至少 10 个字符', changePassword: '修改密码', passwordChanged: '密码已修改，其他设备上的登录已失效',
    secondFactor: '两步验证', secondFactorHelp: '登录和审批重要单据时，除密码外再输入手机验证器上的 6 位数字。', secondFactorOn: '已开启', secondFactorOff: '未开启', begin: '开启', confirmPassword: '先确认您的密码', scan: '用手机验证器扫描二维码，或手工输入密钥：', secret: '密钥', firstCode: '输入验证器上显示的 6 位数字', turnOn: '确认开启', turnOff: '关闭两步验证', qr: '两步验证二维码', turnedOn: '两步验证已开启', turnedOff: '两步验证已关闭',
  },
  errors: {
    notFoundTitle: '没有这个页面', notFoundText: '地址可能有误，或者您没有查看的权限。', toDesk: '回到工作台', crashedTitle: '页面出错了', crashedText: '已填写的内容可能没有保存。请刷新页面；如果仍然出错，请联系管理员。', reload: '刷新页面',
    offlineTitle: '连接不上服务器', offlineText: '请检查网络。您填写的内容还在，连接恢复后可以继续。', failedTitle: '没能载入', unexpected: '服务器没有按预期回答，请稍后再试。', offlineBanner: '网络已断开，恢复后会自动继续。',
  },
};

export type ScreenWords = typeof zhCN;
