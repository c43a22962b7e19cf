const compoundSurname =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|司徒|令狐|夏侯|南宫|南宮|长孙|長孫|端木|百里|轩辕|軒轅)(?=\p{sc=Han})/u;

/** What a colleague is called by; a longer title comes before the one it ends with. */
const titleOfAddress =
  /(?:副?总经理|副?總經理|副?董事长|副?董事長|总监|總監|经理|經理|主任|部长|部長|处长|處長|科长|科長|厂长|廠長|主管|会计|會計|老师|老師)$/u;

/** The heads of a company are called by the short form: 陈国栋, 总经理 → 陈总; a deputy is not called a deputy. */
const SPOKEN: Readonly<Record<string, string>> = {
  总经理: '总', 總經理: '總', 副总经理: '总', 副總經理: '總', 总监: '总', 總監: '總', 董事长: '董', 董事長: '董', 副董事长: '董', 副董事長: '董',
};

/**
 * The opening of a letter as colleagues write it: 王芳, 业务经理 → 「王经理，您好：」.
 * Without a title one is called by, or with a name that is not Chinese, the whole name is used.
 */
export function chineseGreeting(name: string, title: string): string {
  const form = titleOfAddress.exec(title.trim())?.[0];
  const surname = surnameOf(name.trim());
  return form && surname ? `${surname}${SPOKEN[form] ?? form}，您好：` : `${name}，您好：`;
}

function surnameOf(name: string): string | undefined {
  if (!/^\p{sc=Han}{1,4}$/u.test(name)) return undefined;
  return compoundSurname.exec(name)?.[0] ?? Array.from(name)[0];
}
