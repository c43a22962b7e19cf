import type { ProviderWords } from './providers.ts';
import { setting } from './setting.ts';

const providers: ProviderWords = {
  netease163: { name: '163 邮箱', hint: '密码处填「授权码」，不是登录密码：登录网页邮箱 → 设置 → POP3/SMTP/IMAP，开启 IMAP/SMTP 服务后生成。' },
  netease126: { name: '126 邮箱', hint: '密码处填「授权码」，不是登录密码：登录网页邮箱 → 设置 → POP3/SMTP/IMAP，开启 IMAP/SMTP 服务后生成。' },
  qq: { name: 'QQ 邮箱', hint: '密码处填「授权码」：登录网页邮箱 → 设置 → 账号，开启 IMAP/SMTP 服务，用手机验证后得到 16 位授权码。' },
  tencentExmail: { name: '腾讯企业邮', hint: '先在网页邮箱的「设置 → 客户端设置」开启 IMAP/SMTP；账号绑定了微信安全登录的，密码处填「客户端专用密码」。' },
  aliyun: { name: '阿里企业邮', hint: '管理员须允许使用第三方客户端；账号开启了「三方客户端安全密码」的，密码处填该安全密码。' },
  microsoft365: { name: 'Microsoft 365', hint: '微软已停用密码登录，须用 OAuth 2.0：在 Entra 管理中心注册应用，把令牌地址里的 organizations 换成贵公司的租户 ID，再填客户端 ID、密钥和刷新令牌。' },
  gmail: { name: 'Gmail', hint: '用「应用专用密码」：账号开启两步验证后，在 Google 账号的安全设置里生成 16 位密码。企业账号也可改用 OAuth 2.0。' },
  seznam: { name: 'Seznam', hint: '先在邮箱设置里允许 IMAP/SMTP 访问；开启了两步验证的，密码处填应用专用密码。' },
};

const server = {
  host: setting('服务器', '邮件服务商给出的服务器名，如 smtp.163.com、imap.qq.com。'),
  encryption: setting('加密方式', '选择后自动填入对应端口；公网邮箱请勿选「不加密」。'),
  port: setting('端口', '随加密方式变化；自己填写过的端口不会被改动。'),
  acceptSelfSigned: setting('接受自签名证书', '只在公司内部邮件服务器使用自签证书时打开；打开后无法识破冒充的服务器。'),
  authentication: setting('登录方式', '大多数邮箱用账号密码；Microsoft 365 须用 OAuth 2.0；内部转发服务器可以不登录。'),
  user: setting('账号', '一般就是完整的邮箱地址。'),
  password: setting('密码或授权码', '加密保存，之后不再显示；不填则沿用已保存的。'),
  oauthTokenUrl: setting('令牌地址', '从这里用刷新令牌换取访问令牌。'),
  oauthClientId: setting('客户端 ID', '在服务商处注册应用时得到。'),
  oauthClientSecret: setting('客户端密钥', '加密保存，之后不再显示；不填则沿用已保存的。'),
  oauthRefreshToken: setting('刷新令牌', '加密保存；过期后收发会停止，系统会提醒管理员。'),
  oauthScope: setting('授权范围', '向服务商申请的权限，多个之间用空格隔开。'),
};

const problemKinds: Record<string, string> = {
  noAssignees: '没有审批人', unknownField: '执行条件里的字段已不存在', invalidFilter: '执行条件不适用于这个字段',
};

const fetcherStates: Record<string, string> = {
  idle: '已连接，等待新邮件', connecting: '正在连接', fetching: '正在收取', disconnected: '连接已断开，稍后自动重连', stopped: '已停止', login: '登录失败', tls: '加密连接失败', dns: '找不到服务器', refused: '服务器拒绝连接', timeout: '连接超时', forbidden: '不允许连接到这个地址', 'folder-missing': '找不到收信文件夹', 'store-unavailable': '无法存档', 'message-failed': '有邮件处理失败',
};

const certificateFields: Record<string, string> = {
  subject: '颁发给', issuer: '颁发者', names: '适用域名', validFrom: '生效', validTo: '到期', sha256: 'SHA-256 指纹', problem: '问题',
};

/** Everything the set-up pages say, in Simplified Chinese; the other languages have its type. */
export const zhCN = {
  title: '设置', sections: '设置分类', search: '搜索设置', searchPlaceholder: '搜索设置，如「授权码」「编号」', searchEmpty: '没有找到相关的设置',
  groups: { company: '公司', mail: '邮件', documents: '单据', people: '组织', integration: '接口' },
  pages: {
    company: { title: '公司与账套', intro: '单据、邮件上的公司名称，以及日期和金额的写法。' },
    smtp: { title: '发信邮箱', intro: '审批邮件从哪个邮箱发出（SMTP）。没有启用时，演示账套的邮件都进邮件沙箱。' },
    imap: { title: '收信邮箱', intro: '从哪个邮箱取回审批人的答复（IMAP）。' },
    mailApproval: { title: '邮件审批', intro: '系统怎样识别和信任一封答复邮件。' },
    documentTypes: { title: '单据类型', intro: '每种单据怎样编号、能否用邮件审批、多大金额须上网页审批。' },
    flows: { title: '审批流程', intro: '每种单据提交后依次由谁审批。' },
    users: { title: '用户', intro: '谁能登录、审批邮件发到哪里、在组织中的位置。' },
    departments: { title: '部门', intro: '部门的上下级和负责人，「部门主管」审批时据此找人。' },
    positions: { title: '岗位', intro: '公司里的岗位名称。' },
    roles: { title: '角色', intro: '角色决定能看什么、改什么，也可以作为审批人。' },
    apiKeys: { title: '接口密钥', intro: '让其他系统以某个用户的身份读写单据。' },
  },
  form: {
    save: '保存', saved: '已保存，立即生效', discard: '撤销修改', unsaved: '有修改尚未保存', failed: '没能保存', loadFailed: '没能载入设置', retry: '重试',
    required: '此项必填', wrongEmail: '请填写正确的邮箱地址', wrongDomain: '请填写域名，如 example.com', cancel: '取消', close: '关闭',
    and: '、', copy: '复制', copied: '已复制', administratorsOnly: '只有管理员可以进入设置',
  },
  company: {
    title: setting('公司名称', '出现在页面、审批邮件和打印的单据抬头上。'),
    address: setting('地址', '印在单据抬头下方。'),
    telephone: setting('电话', '印在单据抬头下方。'),
    language: setting('默认语言', '新用户和收件人不明的邮件用这种语言；每个人可以改成自己的。'),
    timeZone: setting('时区', '「今天」、单据日期和办理时间都按这个时区。'),
    currency: setting('本位币', '金额前的货币符号；人民币另印大写金额。'),
    demo: '这是演示账套：邮件不会真正发出，数据仅供试用，不能转为正式账套。',
  },
  server,
  smtp: {
    enabled: setting('启用发信', '打开后，审批邮件从这个邮箱真正发出。'),
    fromAddress: setting('发件地址', '审批邮件的发件人；答复也会回到这个地址，须与收信邮箱一致。'),
    fromName: setting('发件名称', '收件人看到的发件人名字，如「某某公司审批」。'),
    messagesPerSecond: setting('每秒最多发信', '服务商限制发信频率时调低；积压的邮件会依次发出。'),
  },
  imap: {
    enabled: setting('启用收信', '打开后，系统自动取回这个邮箱里的答复。'),
    folder: setting('收信文件夹', '从这里取新邮件，一般是 INBOX。'),
    processedFolder: setting('处理完移到', '已经存档并处理的邮件移到这里，没有会自动建立。'),
    failedFolder: setting('处理失败移到', '多次处理失败的邮件移到这里，附上原因，等人工查看。'),
    pollSeconds: setting('检查间隔（秒）', '服务器支持即时推送时几乎没有延迟；不支持时按这个间隔检查。'),
    status: '收信状态', statusAt: (time: string) => `更新于 ${time}`, noStatus: '还没有连接过',
    states: fetcherStates,
  },
  connection: {
    account: '邮箱账号', connection: '服务器', sender: '发件人', folders: '文件夹', provider: '邮箱服务商', providerHelp: '选择后自动填好服务器、端口和加密方式。', otherProvider: '其他',
    encryptions: { none: '不加密', starttls: 'STARTTLS', tls: 'SSL/TLS' },
    authentications: { anonymous: '不登录', password: '账号密码', oauth: 'OAuth 2.0' },
    stored: '已保存，不填则不变', notStored: '尚未填写', unencryptedWarning: '不加密时，账号密码和邮件内容在网络上是明文。',
    test: '测试连接', testing: '正在测试…', testHelp: '用当前填写的内容测试，不必先保存。', sendTest: '发送测试邮件', sendTo: '测试邮件收件人',
    ok: '连接成功', sent: (address: string) => `测试邮件已发往 ${address}，请查收`, certificate: '服务器证书',
    certificateFields,
    failed: '测试没有通过',
  },
  providers,
  mailApproval: {
    enabled: setting('允许邮件审批', '总开关。关闭后 5 秒内，所有邮件答复都不再生效；邮件照常保存，审批只能在网页上进行。'),
    words: setting('审批用语', '系统已认识「同意」「不同意」等常用说法，这里添加公司自己的说法，按语言分列。'),
    banners: setting('横幅文字', '公司邮件网关加在正文最前面的提示语，识别答复时跳过；「*」代表任意文字。'),
    authservIds: setting('可信的验证服务器', '公司收信服务器写在 Authentication-Results 里的名字；只相信这些服务器给出的发件人验证结果。'),
    unauthenticatedDomains: setting('免验证的内部域名', '来自这些域名的答复，即使没有通过 DMARC 或 DKIM 验证也算数。'),
    tokenDays: setting('答复有效天数', '审批邮件发出多少天之后，直接回复不再生效，须在网页上审批。'),
    subaddress: setting('使用子地址', '答复地址带上一次性令牌（名字+令牌@域名），识别更可靠；须服务商支持。'),
    off: '邮件审批已停用', offEffect: '收到的答复只存档，不生效。审批人须在网页上处理。',
    on: '邮件审批已启用', onEffect: '审批人直接回复邮件即可完成审批。',
    turnOffTitle: '停用邮件审批？', turnOffText: '5 秒内生效：已发出的审批邮件不能再用回复来审批，直到重新启用。',
    turnOff: '停用邮件审批', approve: '表示同意', reject: '表示不同意', wordsPlaceholder: '输入后按回车', bannerPlaceholder: '如：[外部邮件]*', domainPlaceholder: '如：example.com', serverPlaceholder: '如：mx.example.com',
    domainWarningTitle: '任何人都可能冒充这些域名的发件人', domainWarning: '免验证意味着：只要能伪造发件地址，就可能冒名审批。请只填写完全在公司内网收发的域名。此设置会记入日志。',
    reading: '识别答复', trust: '信任发件人', days: '天',
  },
  documentTypes: {
    mailApproval: setting('允许邮件审批', '关闭后，这种单据只能在网页上审批，邮件里会写明。'),
    prefix: setting('编号前缀', '编号开头的字母，如 XS。'),
    datePart: setting('编号日期', '编号里的日期；日期变化后流水号从 1 重新开始。'),
    digits: setting('流水号位数', '不足时前面补 0；用完后自动加长。'),
    tiers: setting('审批方式', '金额越大，要求越严。金额达到的最高一档生效；没有设置的，直接回复邮件即可审批。'),
    type: '单据类型', example: '编号示例', nextExample: '下一个编号', way: '审批方式', dateParts: { none: '不带日期', year: '年', month: '年月', day: '年月日' },
    ways: { reply: '回复邮件即可', web: '须在网页审批', webSecondFactor: '网页审批并两步验证' },
    always: '任何金额', fromAmount: '金额达到', fromAmountOf: (amount: string) => `${amount} 起`, addTier: '添加一档', removeTier: (row: number) => `移除第 ${row} 档`, noTiers: '任何金额都可以直接回复邮件审批。',
    noAmount: '这种单据没有金额，只设一档。', wrongAmount: '请填写金额，最多两位小数', sameAmount: '两档的金额不能相同', editTitle: (type: string) => `单据类型：${type}`, flow: '审批流程', numberingTitle: '编号', empty: '还没有可以审批的单据类型', mailOn: '可用邮件审批', mailOff: '仅网页',
  },
  flow: {
    name: setting('流程名称', '出现在审批邮件的主题里。'),
    withdraw: setting('撤回', '提交人什么时候可以撤回单据。'),
    selfApproval: setting('提交人就是审批人时', '自己提交的单据轮到自己审批时怎么办。'),
    repeatedApprover: setting('同一人重复审批时', '已经同意过的人再次轮到时是否还要审批。'),
    need: setting('通过条件', '这一步有多人时，几个人同意才算通过。'),
    order: setting('审批顺序', '同时：一起收到邮件；依次：前一人处理后，后一人才收到。'),
    onReject: setting('不同意时', '有人不同意，单据去哪里。'),
    onEmpty: setting('找不到审批人时', '例如角色里没有人、部门没有主管。'),
    condition: setting('执行条件', '只有满足条件的单据才经过这一步，其他单据跳过。'),
    assignees: setting('审批人', '可以是角色、指定人员、提交人的部门主管，可以有多个。'),
    stepName: setting('步骤名称', '出现在审批进度和邮件里。'),
    version: (version: number) => `当前第 ${version} 版`, noVersion: '使用默认流程，尚未发布', options: '流程选项', steps: '审批步骤', start: '提交', end: '审批通过',
    addStep: '添加步骤', newStep: '新步骤', removeStep: (name: string) => `删除步骤「${name}」`, moveUp: (name: string) => `上移「${name}」`, moveDown: (name: string) => `下移「${name}」`, editStep: (name: string) => `编辑步骤「${name}」`, drag: (name: string) => `拖动「${name}」调整顺序`,
    stepMoved: (name: string, position: number) => `「${name}」现在是第 ${position} 步`,
    publish: '发布新版本', published: (version: number) => `已发布第 ${version} 版`, publishHelp: '正在审批的单据继续按原来的版本走，新提交的按新版本走。', problems: '流程有问题，尚未发布',
    kinds: { role: '角色', user: '人员', departmentLeader: '部门主管' }, addAssignee: '添加审批人', removeAssignee: (row: number) => `移除第 ${row} 个审批人`, assigneeKind: '审批人类型', assigneeValue: '审批人',
    leader: (level: number) => (level === 1 ? '提交人的部门主管' : `提交人部门往上第 ${level - 1} 级的主管`), roleOf: (role: string) => `角色：${role}`, gone: '（已不存在）',
    needs: { any: '任一人同意', all: '所有人同意', half: '半数以上同意' }, orders: { parallel: '同时', sequential: '依次' },
    rejects: { end: '流程结束，未通过', returnToStart: '退回提交人', returnToPrevious: '退回上一步' }, empties: { pass: '自动通过', reject: '自动不同意', administrator: '转给管理员' },
    withdraws: { beforeFirstDecision: '第一个人审批之前', anyTime: '流程结束之前都可以', never: '不允许撤回' }, selfApprovals: { himself: '仍由本人审批', skip: '自动跳过', leader: '转给本人的主管' }, repeats: { ask: '每次都要审批', skipConsecutive: '相邻步骤自动跳过', skipAlways: '同意过就自动跳过' },
    always: '总是执行', when: '满足条件才执行', conditionField: '字段', conditionOperator: '比较', conditionValue: '值', summaryWhen: (field: string, operator: string, value: string) => `当${field}${operator} ${value}`,
    operators: { '>=': '大于等于', '>': '大于', '<=': '小于等于', '<': '小于', '=': '等于', '!=': '不等于' },
    problemKinds, otherProblem: (kind: string) => `流程定义不完整（${kind}）`,
    nameMissing: '请填写步骤名称', assigneesMissing: '请至少添加一个审批人', assigneeIncomplete: '有审批人没有选择', conditionIncomplete: '执行条件没有填完整', notNumber: '请填写数字', chooseType: '选择单据类型', noTypes: '还没有可以审批的单据类型',
  },
  users: {
    name: setting('姓名', '出现在单据、邮件和审批记录上。'),
    login: setting('登录名', '登录时输入，账套内不能重复。'),
    email: setting('收件邮箱', '审批邮件发到这里；只有从这个地址发出的答复才算数。'),
    language: setting('语言', '页面和发给他的邮件用这种语言。'),
    enabled: setting('启用', '停用后不能登录，他名下的待审批会改派。'),
    department: setting('部门', '决定能看到哪些单据，以及由哪位部门主管审批。'),
    position: setting('岗位', '显示在通讯录和单据上。'),
    supervisor: setting('直属上级', '自己审批自己的单据时，转给直属上级。'),
    roles: setting('角色', '决定能看什么、改什么；也可以作为审批人。'),
    create: '新建用户', createTitle: '新建用户', editTitle: (name: string) => `用户：${name}`, searchPlaceholder: '搜索姓名、登录名', empty: '还没有用户', noMatch: '没有符合的用户', disabled: '已停用', more: '加载更多', place: '组织', account: '账号', open: (name: string) => `编辑用户「${name}」`,
    resetPassword: '重置密码', resetTitle: (name: string) => `重置 ${name} 的密码？`, resetText: '将生成新的随机密码，并让他在所有设备上退出登录。', removeSecondFactor: '同时关闭他的两步验证（手机丢失时使用）',
    passwordTitle: (name: string) => `${name} 的新密码`, passwordText: '只显示这一次，请复制后转交本人，并请他登录后立即修改。', changedMeanwhile: '此用户已被他人修改，请关闭后重新打开再改。',
  },
  apiKeys: {
    name: setting('名称', '写明给哪个系统用，便于日后核对。'),
    user: setting('代表的用户', '这个密钥能看什么、改什么，与该用户完全一样。'),
    create: '新建密钥', empty: '还没有接口密钥', emptyHelp: '其他系统（如 ERP、网站）要读写单据时，在这里为它建一个密钥。', createdAt: '创建时间', lastUsedAt: '最近使用', never: '从未使用', revoked: '已吊销', active: '有效', status: '状态', prefix: '开头',
    revoke: '吊销', revokeTitle: (name: string) => `吊销密钥「${name}」？`, revokeText: '使用它的系统会立即无法访问，且不能恢复。', keyTitle: '新的接口密钥', keyText: '只显示这一次，请立即复制保存。', documentation: '查看接口文档',
  },
};

export type SetupWords = typeof zhCN;
