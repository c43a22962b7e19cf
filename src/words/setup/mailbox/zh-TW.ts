import type { MailboxWords } from './zh-CN.ts';

export const zhTW: MailboxWords = {
  sandbox: {
    title: '郵件沙箱', banner: '這是內建信箱：沒有設定寄信伺服器，郵件都投遞在這裡，不會離開本機。', bannerHelp: '點開一封待簽核郵件，像平常一樣回覆，就能看到簽核往下走。',
    mailboxes: '信箱', messages: '郵件清單', reading: '郵件內容', unread: (count) => `${count} 封未讀`, unreadMail: '未讀', answered: '已回覆', written: '已寄出',
    empty: '這個信箱還沒有郵件', emptyHelp: '提交一份單據，輪到此人簽核時，簽核郵件會出現在這裡。', choose: '在左側選擇一封郵件', noMailboxes: '沒有可以開啟的信箱', backToList: '返回郵件清單', chooseMailbox: '選擇信箱', retry: '重試', to: (person) => `收件人：${person}`, noSubject: '（無主旨）',
  },
  reply: {
    reply: '回覆', body: '回覆內文', placeholder: '像平常回信一樣寫在這裡', hints: '快速填寫', approve: '同意#', reject: '不同意#', opinionExample: '第一行寫「同意#」或「不同意#」，第二行寫意見並以 # 結束。',
    send: '寄出', sent: '已寄出，系統收到後會處理', quoted: '原始郵件', failed: '無法寄出',
    quote: (at, from) => `${from} 於 ${at} 寫道：`,
  },
  mail: {
    title: '郵件', from: '寄件人', to: '收件人', cc: '副本', at: '時間', received: '收到', sent: '寄出', status: '狀態', messageId: '郵件識別碼', content: '郵件內文', html: '原樣', text: '純文字', view: '顯示方式',
    attachments: (count) => `附件（${count}）`, openAttachment: '開啟附件', downloadAttachment: '下載附件', openInNewTab: '在新分頁開啟', source: '下載原始郵件', previewFailed: '無法開啟附件，請下載後查看', noContent: '這封郵件沒有內文', loadFailed: '無法載入郵件', retry: '重試', close: '關閉', sendAgain: '重新寄送', sentAgain: '已安排重新寄送', download: '下載', record: '所屬單據',
    statuses: { held: '暫緩寄出', waiting: '等待寄出', sending: '正在寄出', sent: '已寄出', uncertain: '結果不明', failed: '寄送失敗', bounced: '被退回', cancelled: '已取消寄送', decided: '已作為簽核', comment: '留言', refused: '未生效', unclear: '未能辨識', automatic: '自動回覆', quarantined: '已隔離', bounce: '退信通知', ignored: '已忽略', sandbox: '郵件沙箱' },
  },
  evidence: {
    title: '簽核依據', intro: '系統據此判斷這封郵件是否算數。', sha256: '原始郵件校驗碼（SHA-256）', none: '沒有', yes: '是', no: '否',
    labels: {
      rawSha256: '', messageId: '郵件識別碼', authentication: '寄件人驗證', pass: '通過', method: '方式', temporary: '結果可能變化', detail: '', reason: '說明', fromDomain: '寄件網域', trusted: '可信伺服器的結果', dkim: 'DKIM', dmarc: 'DMARC', spf: 'SPF', result: '結果', policy: '網域政策', alignedBySpf: '由 SPF 對齊', linesRead: '辨識到的內容', reading: '辨識結果', pdfSha256: 'PDF 校驗碼', contentVersion: '單據版本', kind: '種類', status: '狀態', recipients: '收件人',
    },
    values: {
      sandbox: '郵件沙箱', 'in-house': '內部網域，免驗證', 'authentication-results': '收信伺服器的驗證結果', dmarc: 'DMARC', dkim: 'DKIM', none: '沒有', KeywordWithHash: '關鍵詞以 # 結束', KeywordAlone: '關鍵詞獨占一行',
    },
  },
};
