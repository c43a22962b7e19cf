const decisionZhCN = { approved: '同意', rejected: '不同意', returned: '退回' };
const wayZhCN = { web: '网页', email: '邮件', sandbox: '邮件沙箱', link: '链接', api: '接口', system: '系统' };
type ByLanguage<T> = Record<'zh-CN' | 'zh-TW' | 'en' | 'cs', Record<keyof T, string>>;

/** What was decided, as papers and mails say it. */
export const decisionWords: ByLanguage<typeof decisionZhCN> = {
  'zh-CN': decisionZhCN,
  'zh-TW': { approved: '同意', rejected: '不同意', returned: '退回' },
  en: { approved: 'Approved', rejected: 'Rejected', returned: 'Returned' },
  cs: { approved: 'Souhlas', rejected: 'Nesouhlas', returned: 'Vráceno' },
};

/** By which way an act came in (M12). */
export const wayWords: ByLanguage<typeof wayZhCN> = {
  'zh-CN': wayZhCN,
  'zh-TW': { web: '網頁', email: '郵件', sandbox: '郵件沙箱', link: '連結', api: '介面', system: '系統' },
  en: { web: 'Web', email: 'E-mail', sandbox: 'Mail sandbox', link: 'Link', api: 'API', system: 'System' },
  cs: { web: 'Web', email: 'E-mail', sandbox: 'Zkušební pošta', link: 'Odkaz', api: 'API', system: 'Systém' },
};
