import type { ParsedMessage } from './parse.ts';

export type MethodResult = { method: string; result: string; reason: string; properties: Readonly<Record<string, string>> };
export type AuthenticationResults = { authservId: string; methods: readonly MethodResult[] };

/** What the headers claim, without any check of ours. */
export type ClaimedAuthentication = {
  spf: string | null;
  dkim: string | null;
  dmarc: string | null;
  arc: string | null;
  authservId: string | null;
  note: string;
};

/** The Authentication-Results headers, topmost first (RFC 8601). A header that cannot be read has no methods. Never throws. */
export function authenticationResults(message: ParsedMessage): AuthenticationResults[] {
  return message.headers.filter(({ name }) => name === 'authentication-results').map(({ value }) => parseResults(value));
}

/**
 * The verdicts of the topmost header, of the topmost header by `authservId` where one is given. Headers below are
 * not looked at: anyone can have written them (rule 11).
 */
export function claimedAuthentication(message: ParsedMessage, authservId?: string): ClaimedAuthentication {
  const all = authenticationResults(message);
  const top = authservId === undefined ? all[0] : all.find((results) => results.authservId === authservId.toLowerCase());
  const resultOf = (method: string): string | null => {
    const results = top?.methods.filter((entry) => entry.method === method).map((entry) => entry.result) ?? [];
    return results.includes('pass') ? 'pass' : results[0] ?? null;
  };
  return {
    spf: resultOf('spf'), dkim: resultOf('dkim'), dmarc: resultOf('dmarc'), arc: resultOf('arc'),
    authservId: top?.authservId ?? null,
    note: noteOf(message, all.length),
  };
}

function noteOf(message: ParsedMessage, count: number): string {
  const notes = [count === 0 ? 'No Authentication-Results header.' : 'As claimed by the topmost Authentication-Results header; nothing was checked.'];
  if (count > 1) notes.push(`${count - 1} more below, ignored.`);
  const signatures = message.headers.filter(({ name }) => name === 'dkim-signature');
  if (signatures.length > 0) notes.push(`DKIM signatures: ${signatures.length}.`);
  if (signatures.some(({ value }) => /;\s{0,20}l\s{0,20}=/.test(value))) notes.push('One signs only the beginning of the body (l=).');
  return notes.join(' ');
}

function parseResults(value: string): AuthenticationResults {
  const [head = '', ...statements] = splitStatements(value.slice(0, 20_000));
  const authservId = head.trim().split(/\s/)[0]?.toLowerCase() ?? '';
  return { authservId, methods: statements.flatMap(parseStatement) };
}

/** `dkim=pass (comment) reason="…" header.d=example.org`; the method may carry a version (`dkim/1`). */
function parseStatement(statement: string): MethodResult[] {
  const pairs: [string, string][] = [];
  for (const match of statement.replaceAll(/\s{0,20}=\s{0,20}/g, '=').matchAll(/([^\s="]{1,100})=(?:"((?:[^"\\]|\\.){0,500})"|([^\s"]{0,500}))/g)) {
    pairs.push([(match[1] ?? '').toLowerCase(), match[2] ?? match[3] ?? '']);
  }
  const [first, ...others] = pairs;
  if (first === undefined) return [];
  const reason = others.find(([name]) => name === 'reason')?.[1] ?? '';
  const properties = Object.fromEntries(others.filter(([name]) => name.includes('.')));
  return [{ method: first[0].split('/')[0] ?? '', result: first[1].toLowerCase(), reason, properties }];
}

/** Splits at semicolons outside quotes and drops comments, which may be nested. */
function splitStatements(value: string): string[] {
  const statements: string[] = [];
  let current = '';
  let depth = 0;
  let isQuoted = false;
  for (let index = 0; index < value.length; index += 1) {
    const character = value[index] ?? '';
    if (character === '\\') {
      if (depth === 0) current += value.slice(index, index + 2);
      index += 1;
      continue;
    }
    if (depth === 0 && character === '"') isQuoted = !isQuoted;
    if (!isQuoted && character === '(') depth += 1;
    if (depth === 0 && character === ';' && !isQuoted) {
      statements.push(current);
      current = '';
    } else if (depth === 0) {
      current += character;
    }
    if (!isQuoted && character === ')' && depth > 0) {
      depth -= 1;
      current += ' ';
    }
  }
  statements.push(current);
  return statements;
}
