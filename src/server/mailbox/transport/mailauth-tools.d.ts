// mailauth describes its main module only; this function of its pinned version spares us a public suffix list.
declare module 'mailauth/lib/tools.js' {
  /** The first of the domains that shares the organizational domain of `fromDomain`; with `strict`, that equals it. */
  export function getAlignment(fromDomain: string, domains: string[], strict?: boolean): { domain: string } | false;
}
