import { limits } from './limits.ts';
import { normalLine } from './plain-line.ts';

/**
 * Where the signature begins: at "-- " or a card, after which all is signature, or at a line after which the writer
 * may have gone on: the one that a phone adds, or a long rule. A rule above an opinion that is ended by `#` is no
 * signature's, and neither is one above everything.
 */
export function signatureStart(lines: readonly string[]): { index: number; kind: 'separator' | 'line' } | null {
  const first = lines.findIndex((line) => line.trim() !== '');
  const lastEnded = lines.findLastIndex((line) => /[#＃﹟]\s*$/.test(line.slice(-limits.headingCharacters)));
  for (let index = 0; index < lines.length; index += 1) {
    const raw = lines[index] ?? '';
    if (raw.length > limits.headingCharacters) continue;
    const line = normalLine(raw);
    if (line === '--' || cardBars.test(line)) return { index, kind: 'separator' };
    const isRule = index > first && index > lastEnded && longRule.test(line);
    if (isRule || isPhoneLine(line)) return { index, kind: 'line' };
  }
  return null;
}

function isPhoneLine(line: string): boolean {
  if (line.length > 80) return false;
  return phoneLine.test(line.replace(/^[([{<*_]+/, '')) && !/[#。]/.test(line);
}

/** Netease draws a business card in plain text. */
const cardBars = /^\|(?: ?\|)*$/;
/** Dashes of QQ Mail, underscores of a disclaimer. */
const longRule = /^(?:[-—–─]{8,}|_{8,})$/;

/** "Sent from my iPhone" and its like: the whole line is the client's advertisement. */
const phoneLine = new RegExp(
  [
    '^(?:发自|發自|来自|來自|发送自|發送自|傳送自|寄自) ?(?:我的|于|於)? ?(?:iphone|ipad|ipod|mac|android|安卓|手机|手機|华为|華為|huawei|honor|荣耀|小米|xiaomi|redmi|红米|oppo|vivo|三星|samsung|galaxy|魅族|平板|outlook|foxmail|qq|网易|網易|163|126|189|139|新浪|搜狐|windows|邮件|郵件|邮箱|郵箱|移动|企业|阿里|钉钉|飞书|微信|yahoo|gmail)',
    '^(?:发自|發自|来自|來自)我的',
    '^(?:从|從) ?(?:我的|windows|iphone|ipad|android|outlook).{0,40}(?:发送|傳送|發送|寄出)',
    '^(?:从|從) ?我的 ?(?:iphone|ipad|android|手机|手機)',
    '^(?:由|從|从) ?(?:我的 ?)?(?:iphone|ipad|android|galaxy|yahoo).{0,30}(?:传送|傳送|发送|發送)$',
    '^(?:该邮件|此邮件)?(?:从|通过|由)(?:我的)?(?:移动设备|手机|移动终端)(?:客户端)?(?:发送|发出)$',
    '^自我的 ?.{0,30}(?:传送|傳送)',
    '^(?:获取|取得|下载|下載).{0,20}outlook',
    '^获取qq邮箱',
    '^sent (?:from|via|with|using) (?:my |the |a )?(?:iphone|ipad|mac|mobile|phone|smartphone|galaxy|samsung|huawei|honor|xiaomi|redmi|oppo|vivo|pixel|android|blackberry|nokia|outlook|mail|yahoo|aol|gmail|proton|spark|windows|qq|foxmail|netease|tablet|verizon)',
    '^签名由.{0,40}定制',
    '^signature is customized by',
    '^get (?:outlook|bluemail|[a-z ]{2,30}mail) for (?:ios|android|mac|windows)',
    '^(?:odesláno|posláno|odeslano|poslano) (?:z|ze|pomocí|přes) (?:mého |mé |mojí )?(?:aplikace |zařízení |chytrého )?(?:iphon|ipad|mac|mobil|telefon|galaxy|samsung|huawei|xiaomi|android|outlook|pošt|windows|tablet|gmail|seznam|email|e-mail|mail)',
    '^(?:získat|získejte|stáhnout|stáhněte si)(?: aplikaci)? outlook',
  ].join('|'),
  'i',
);
