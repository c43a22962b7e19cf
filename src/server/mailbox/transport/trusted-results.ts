import tools from 'mailauth/lib/tools.js';
import { authenticationResults, type MethodResult } from '../../../mail/authentication-results.ts';
import type { ParsedMessage } from '../../../mail/parse.ts';

/** What a trusted server wrote into Authentication-Results; `silent` when it judged neither DMARC nor DKIM. */
export type TrustedResults = {
  authservId: string;
  verdict: 'pass' | 'fail' | 'silent';
  reason: string;
  methods: readonly MethodResult[];
};

/**
 * Judges by the topmost Authentication-Results, and only that: the lower ones may have come with
 * the mail. Null when there is none, or when it is not by one of `authservIds`.
 */
export function trustedResults(message: ParsedMessage, authservIds: readonly string[], fromDomain: string): TrustedResults | null {
  const top = authenticationResults(message)[0];
  if (top === undefined || top.authservId === '') return null;
  const authservId = unquoted(top.authservId);
  if (!authservIds.some((trusted) => trusted.toLowerCase() === authservId)) return null;
  return { authservId, ...judge(top.methods, fromDomain), methods: top.methods };
}

function judge(methods: readonly MethodResult[], fromDomain: string): Pick<TrustedResults, 'verdict' | 'reason'> {
  const dmarc = methods.filter(({ method }) => method === 'dmarc');
  const dkim = methods.filter(({ method }) => method === 'dkim');
  if (dmarc.some(({ result }) => result === 'fail')) return { verdict: 'fail', reason: 'dmarc=fail' };
  const isOfFrom = ({ properties }: MethodResult) => (properties['header.from'] ?? fromDomain).toLowerCase() === fromDomain;
  if (dmarc.some((entry) => entry.result === 'pass' && isOfFrom(entry))) return { verdict: 'pass', reason: 'dmarc=pass' };
  const signers = dkim.filter(({ result }) => result === 'pass').flatMap(({ properties }) => properties['header.d'] ?? properties['header.i']?.split('@').at(-1) ?? []);
  const aligned = tools.getAlignment(fromDomain, signers.filter((signer) => signer !== ''));
  if (aligned) return { verdict: 'pass', reason: `dkim=pass by ${aligned.domain}` };
  if (dmarc.length === 0 && dkim.length === 0) return { verdict: 'silent', reason: 'neither dmarc nor dkim' };
  return { verdict: 'fail', reason: 'neither dmarc=pass nor an aligned dkim=pass' };
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}
