const valueLimit = 1_000;

const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
/** Control characters, and those that turn the reading direction: with them an amount could be shown backwards. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu;

/** One printable line: control characters and runs of spaces become one space. No-break spaces stay, amounts need them. */
export function singleLine(value: string): string {
  return value.toWellFormed().replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim();
}

/** The printable lines of a text that are not empty. */
export function printableLines(value: string): string[] {
  return value.split(lineBreak).map(singleLine).filter((line) => line !== '');
}

/** At most `maximum` characters, never half of one; what was cut shows as an ellipsis. */
export function shorten(value: string, maximum: number): string {
  const characters = Array.from(value.slice(0, 2 * maximum + 2));
  return characters.length > maximum ? `${characters.slice(0, maximum - 1).join('')}…` : value;
}

/**
 * A value of anybody's as it may stand in the body of a mail: one printable line of bounded length
 * that no mail program makes a link of.
 */
export function harmless(value: string): string {
  return withoutLinks(shorten(singleLine(value), valueLimit));
}

/**
 * Mail programs turn what looks like an address into a link, in plain text too. An invisible
 * character at the joints prevents it: only our own links are links. `.pdf` is no address.
 */
function withoutLinks(line: string): string {
  return line
    .replace(/:(?=[/\\])/g, ':\u200c')
    .replace(/([/\\])(?=[/\\])/g, '$1\u200c')
    .replace(/(?<=[\p{L}\p{N}-])\.(?=\p{L}{2})(?!pdf\b)/giu, '.\u200c')
    .replace(/(?<=[\p{L}\p{N}])@(?=[\p{L}\p{N}])/gu, '@\u200c');
}
