import { authenticate as mailauth, type AuthenticateResult, type DKIMResult } from 'mailauth';
import tools from 'mailauth/lib/tools.js';
import { shapeOfFrom } from '../../../mail/from.ts';
import { parseMessage, type ParsedMessage } from '../../../mail/parse.ts';
import { readHeaderBlock } from '../../../mail/raw-headers.ts';
import { trustedResults, type TrustedResults } from './trusted-results.ts';

export type AuthenticationOptions = {
  /** Names under which the company's own border server writes Authentication-Results; it removes forged ones. */
  authservIds: readonly string[];
  /** Known for mail that came through our own door: they make SPF possible. */
  remoteAddress?: string;
  heloName?: string;
  envelopeFrom?: string;
  /** DNS; the system's by default. */
  resolver?: (name: string, type: string) => Promise<string[][] | string[]>;
};

/** What the mail's own word about its sender is worth. Plain data, stored as evidence of a decision. */
export type AuthenticationVerdict = {
  pass: boolean;
  /** Which way led to the verdict; for a failure `none`. */
  method: 'authentication-results' | 'dmarc' | 'dkim' | 'none';
  /** DNS did not answer: the verdict may change when it is asked again. */
  temporary: boolean;
  detail: {
    reason: string;
    fromDomain: string | null;
    trusted: TrustedResults | null;
    dkim: { domain: string; selector: string; result: string; aligned: boolean; bodyLengthLimited: boolean; comment: string }[];
    dmarc: { result: string; policy: string; alignedBySpf: boolean } | null;
    spf: string | null;
  };
};

/**
 * Whether the domain in From vouches for this mail (mail-rules.md 11): DMARC, or an aligned DKIM
 * signature; as the topmost Authentication-Results says if a configured server wrote it, else as
 * our own check finds. ARC is not looked at. A signature with l= counts for nothing: anything may
 * have been added below what it covers. Never throws on what the message holds.
 */
export async function authenticate(raw: Uint8Array, options: AuthenticationOptions): Promise<AuthenticationVerdict> {
  const head = await parseMessage(raw.subarray(0, readHeaderBlock(raw).bodyStart));
  const from = shapeOfFrom(head);
  const nothing = { trusted: null, dkim: [], dmarc: null, spf: null };
  if (!from.ok) return { pass: false, method: 'none', temporary: false, detail: { ...nothing, fromDomain: null, reason: from.problem } };

  const fromDomain = from.address.slice(from.address.lastIndexOf('@') + 1).toLowerCase();
  const trusted = trustedResults(head, options.authservIds, fromDomain);
  // What another server found does not say which signature it relied on, so l= is looked into here.
  if (trusted !== null && trusted.verdict !== 'silent' && !hasLimitedSignature(head)) {
    const pass = trusted.verdict === 'pass';
    return { pass, method: pass ? 'authentication-results' : 'none', temporary: false, detail: { ...nothing, fromDomain, trusted, reason: trusted.reason } };
  }
  return ownCheck(raw, fromDomain, trusted, options);
}

async function ownCheck(raw: Uint8Array, fromDomain: string, trusted: TrustedResults | null, options: AuthenticationOptions): Promise<AuthenticationVerdict> {
  const result = await mailauth(Buffer.from(raw), {
    ip: options.remoteAddress,
    helo: options.heloName,
    sender: options.envelopeFrom,
    trustReceived: false,
    disableArc: true,
    disableBimi: true,
    minBitLength: 1024,
    rejectRsaSha1: true,
    resolver: options.resolver,
  });
  // Two readers that see different senders in one mail are what a forger plays on.
  const otherFrom = result.dkim.fromFields !== 1 || !tools.getAlignment(fromDomain, result.dkim.headerFrom.map((address) => address.split('@').at(-1) ?? ''), true);
  const dkim = result.dkim.results.filter((entry) => entry.signingDomain !== undefined);
  const dmarc = result.dmarc === false || result.dmarc === undefined ? null : result.dmarc;
  const alignedBySpf = dmarc?.status.result === 'pass' && Boolean(dmarc.alignment.spf.result);
  const sound = dkim.some((entry) => isSound(entry));
  const dmarcResult = dmarc?.status.result ?? 'none';
  // Published and failed: the domain's owner asks for stricter alignment than a DKIM pass gives.
  const pass = !otherFrom && dmarcResult !== 'fail' && (sound || alignedBySpf);
  const temporary = !pass && [dmarcResult, ...dkim.map((entry) => entry.status.result)].some((word) => word.startsWith('temp'));
  return {
    pass,
    method: !pass ? 'none' : dmarcResult === 'pass' ? 'dmarc' : 'dkim',
    temporary,
    detail: {
      reason: pass ? 'own check' : otherFrom ? 'From can be read in two ways' : reasonFor(dkim, dmarcResult),
      fromDomain,
      trusted,
      dkim: dkim.map(describe),
      dmarc: dmarc === null ? null : { result: dmarcResult, policy: dmarc.policy, alignedBySpf },
      spf: spfResult(result),
    },
  };
}

/** A signature of From's own domain over the whole body, in its time, by a key that is not on trial. */
function isSound(entry: DKIMResult): boolean {
  return entry.status.result === 'pass' && Boolean(entry.status.aligned) && entry.canonBodyLengthLimited !== true
    && entry.signatureTimeValid !== false && entry.status.testing !== true;
}

function reasonFor(dkim: DKIMResult[], dmarcResult: string): string {
  if (dmarcResult === 'fail') return 'DMARC failed';
  if (dkim.length === 0) return 'no DKIM signature';
  if (dkim.some((entry) => entry.canonBodyLengthLimited === true)) return 'the DKIM signature does not cover the whole body (l=)';
  return dkim.some((entry) => entry.status.result === 'pass') ? 'the DKIM signature is of another domain, out of its time or on trial' : 'no DKIM signature is valid';
}

function describe(entry: DKIMResult): AuthenticationVerdict['detail']['dkim'][number] {
  return {
    domain: entry.signingDomain ?? '',
    selector: entry.selector ?? '',
    result: entry.status.result,
    aligned: Boolean(entry.status.aligned),
    bodyLengthLimited: entry.canonBodyLengthLimited === true,
    comment: entry.status.comment ?? '',
  };
}

function spfResult(result: AuthenticateResult): string | null {
  return result.spf === false || result.spf === undefined ? null : result.spf.status.result;
}

function hasLimitedSignature(head: ParsedMessage): boolean {
  return head.headers.some(({ name, value }) => name === 'dkim-signature' && /(?:^|;)\s*l\s*=/i.test(value));
}
