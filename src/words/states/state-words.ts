/** States of records and documents, as lists and papers show them. */
const zhCN = { draft: '草稿', pending: '待审批', returned: '已退回', approved: '已批准', rejected: '已否决', withdrawn: '已撤回', void: '已作废', active: '有效' };
export type RecordState = keyof typeof zhCN;

export const stateWords: Record<'zh-CN' | 'zh-TW' | 'en' | 'cs', Record<RecordState, string>> = {
  'zh-CN': zhCN,
  'zh-TW': { draft: '草稿', pending: '待簽核', returned: '已退回', approved: '已核准', rejected: '已否決', withdrawn: '已撤回', void: '已作廢', active: '有效' },
  en: { draft: 'Draft', pending: 'Pending approval', returned: 'Returned', approved: 'Approved', rejected: 'Rejected', withdrawn: 'Withdrawn', void: 'Void', active: 'Active' },
  cs: { draft: 'Koncept', pending: 'Ke schválení', returned: 'Vráceno', approved: 'Schváleno', rejected: 'Zamítnuto', withdrawn: 'Vzato zpět', void: 'Zneplatněno', active: 'Platné' },
};

/** A state's word; what is no state of ours is shown as it is. */
export function stateWord(language: keyof typeof stateWords, state: string): string {
  const words: Record<string, string> = stateWords[language];
  return words[state] ?? state;
}
