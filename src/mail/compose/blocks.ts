/** One row of a table of facts, such as 金额 ¥128,400.00 with the capitals in `detail`. */
export type Fact = { label: string; value: string; detail?: string };

/**
 * What the body of a mail is made of. Text and HTML are both written from these, so they say the
 * same; every string is plain text from anybody, made harmless by the writers. Only `url` is a link.
 */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'facts'; facts: readonly Fact[] }
  | { kind: 'opinions'; opinions: readonly OpinionEntry[] }
  | { kind: 'quotation'; lines: readonly string[] }
  | { kind: 'link'; text: string; url: string; prominent: boolean }
  | { kind: 'note'; text: string }
  | { kind: 'footer'; lines: readonly string[] };

/** A numbered opinion: who said it at which node, what was decided, when and by which way, then its lines. */
export type OpinionEntry = {
  number: number;
  person: string;
  node: string;
  decision: string;
  at: string;
  way: string;
  lines: readonly string[];
};

/** Writes a link in full; throws on anything that is not http or https, which would be a fault of ours. */
export function webAddress(url: string): string {
  const address = new URL(url);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') {
    throw new TypeError(`A link in a mail must be http or https, not ${address.protocol}`);
  }
  return address.href;
}
