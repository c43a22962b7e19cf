/** How well bytes read in one charset: 1 is everyday text, 0 is noise. */
type Score = { charset: string; score: number };

/** The charset that bytes with high bits most likely are: GB 18030, Big5 or Central European. Never throws. */
export function guessCharset(bytes: Uint8Array): string {
  const scores: Score[] = [
    { charset: 'gb18030', score: scoreOfPairs(bytes, gbPair) },
    { charset: 'big5', score: scoreOfPairs(bytes, big5Pair) },
    { charset: centralEuropean(bytes), score: scoreOfLetters(bytes) },
  ];
  return scores.reduce((left, right) => (right.score > left.score ? right : left)).charset;
}

/** May these bytes be what was declared, or are they Chinese or Czech under a wrong label? */
export function isPlausible(bytes: Uint8Array, declared: string): boolean {
  const gb = scoreOfPairs(bytes, gbPair);
  const big5 = scoreOfPairs(bytes, big5Pair);
  if (declared === 'gb18030') return gb >= big5 - margin && gb >= scoreOfLetters(bytes) - margin;
  if (declared === 'big5') return big5 >= gb - 0.1 && big5 >= scoreOfLetters(bytes) - margin;
  if (likeChinese.has(declared)) return true;
  if (Math.max(gb, big5) < certainScore) return true;
  const letters = scoreOfLetters(bytes);
  return letters > signsOnlyScore || (letters > 0.5 && !hasNeighbourPairs(bytes));
}

/** UTF-16 without a mark shows by its zero bytes: every second one in Latin text, beside line feeds in Chinese text. */
export function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4_096);
  let even = 0;
  let odd = 0;
  let lineFeeds = 0;
  let wideLineFeeds = 0;
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] === 0x0a) {
      lineFeeds += 1;
      if (bytes[index % 2 === 0 ? index + 1 : index - 1] === 0) wideLineFeeds += 1;
    }
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const isWide = (even + odd) * 5 >= length || (lineFeeds > 0 && wideLineFeeds * 2 >= lineFeeds);
  if (length < 4 || bytes.length % 2 !== 0 || !isWide) return null;
  if (odd > even * 4) return 'utf-16le';
  return even > odd * 4 ? 'utf-16be' : null;
}

const certainScore = 0.9;
/** What signs such as ° score where no letter stands among them. */
const signsOnlyScore = 0.6;
const margin = 0.25;
/** Korean, Japanese and Russian in these use the same bytes as common Chinese: the label is all there is to go by. */
const likeChinese = new Set(['euc-kr', 'euc-jp', 'koi8-r', 'koi8-u']);

function scoreOfPairs(bytes: Uint8Array, weigh: (lead: number, trail: number) => number): number {
  let pairs = 0;
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    pairs += 1;
    const weight = weigh(lead, bytes[index + 1] ?? 0);
    sum += weight;
    if (weight >= 0) index += 1;
  }
  return pairs === 0 ? 0 : sum / pairs;
}

/** GB 2312 orders its common characters by sound in rows B0–D7; A1–A3 are marks and full-width letters. */
function gbPair(lead: number, trail: number): number {
  const inGb2312 = trail >= 0xa1 && trail <= 0xfe;
  if (inGb2312 && lead >= 0xb0 && lead <= 0xd7) return 1;
  if (inGb2312 && lead >= 0xa1 && lead <= 0xa3) return 1;
  if (inGb2312 && lead >= 0xd8 && lead <= 0xf7) return 0.4;
  if (lead >= 0x81 && lead <= 0xfe && trail >= 0x30 && trail <= 0x39) return 0.5;
  if (lead >= 0x81 && lead <= 0xfe && trail >= 0x40 && trail !== 0x7f && trail !== 0xff) return 0.3;
  return -1;
}

/** Big5 keeps its 5,401 common characters in A440–C67E. */
function big5Pair(lead: number, trail: number): number {
  const isTrail = (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe);
  if (!isTrail) return -1;
  if (lead >= 0xa1 && lead <= 0xc6) return 1;
  return lead >= 0xc9 && lead <= 0xf9 ? 0.3 : -1;
}

/** Two characters of two bytes side by side, as Chinese ones are and signs among letters never. */
function hasNeighbourPairs(bytes: Uint8Array): boolean {
  return bytes.some((byte, index) => byte >= 0x80 && (bytes[index + 1] ?? 0x80) < 0x80 && (bytes[index + 1] ?? 0) >= 0x40 && (bytes[index + 2] ?? 0) >= 0x80 && (bytes[index + 3] ?? 0) >= 0x40);
}

/** Accented letters stand among plain ones; Chinese bytes stand in runs, or before a digit in GB 18030. */
function scoreOfLetters(bytes: Uint8Array): number {
  let high = 0;
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) continue;
    high += 1;
    const next = bytes[index + 1] ?? 0;
    const isAlone = (bytes[index - 1] ?? 0) < 0x80 && next < 0x80 && !(next >= 0x30 && next <= 0x39);
    const isLetter = byte >= 0xc0 || byte === 0x8a || byte === 0x9a || byte === 0x8e || byte === 0x9e || byte === 0x9d || byte === 0x8d || byte === 0xb9 || byte === 0xbe || byte === 0xa0;
    if (isAlone && isLetter) sum += 1;
    else if (isAlone) sum += 0.6;
    else if (isLetter) sum += 0.3;
  }
  return high === 0 ? 0 : sum / high;
}

/** š, ť, ž tell windows-1250 from ISO 8859-2, which has control characters where windows-1250 has them. */
function centralEuropean(bytes: Uint8Array): string {
  const isWindows = bytes.some((byte) => byte >= 0x80 && byte < 0xa0);
  const isIso = bytes.some((byte) => byte === 0xb9 || byte === 0xbe || byte === 0xbb);
  return !isWindows && isIso ? 'iso-8859-2' : 'windows-1250';
}
