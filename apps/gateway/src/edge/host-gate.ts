/** Why a request is turned away by its `Host`. */
export type HostVerdict = 'allowed' | 'missing' | 'foreign';

/**
 * Compares `Host` with the names this site answers to. A page, a redirect or a feed is never built from a name the client
 * sent, and a request for another name (DNS rebinding, a misrouted proxy) is refused with 421.
 * @param allowed host names, with or without a port; without one, any port is accepted
 */
export function createHostGate(allowed: readonly string[]): (host: string | undefined) => HostVerdict {
  const names = new Set(allowed.map((name) => name.toLowerCase()));
  return (host) => {
    if (host === undefined || host === '') return 'missing';
    if (names.has(host)) return 'allowed';
    const lower = host.toLowerCase();
    if (names.has(lower)) return 'allowed';
    const withoutPort = lower.replace(/:\d+$/, '');
    return names.has(withoutPort) ? 'allowed' : 'foreign';
  };
}
