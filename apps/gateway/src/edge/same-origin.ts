import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether what a request asks to be changed was asked for by this site's own pages, or by a program that is no browser. Browsers
 * name the origin of every POST; the host was held against the list of ours before anything else looked at the request.
 */
export function isSameOrigin({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders, siteUrl: string): boolean {
  if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
  return origin === siteUrl || (URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase());
}
