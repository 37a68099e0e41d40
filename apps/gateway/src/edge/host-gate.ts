import { hostAllowed } from '@openhall/runtime';

/** Why a request is turned away by its `Host`. */
export type HostVerdict = 'allowed' | 'missing' | 'foreign';

/**
 * Compares `Host` with the names this site answers to, whatever the port. A page, a redirect or a feed is never built from a
 * name the client sent, and a request for another name (DNS rebinding, a misrouted proxy) is refused with 421.
 */
export function createHostGate(allowed: readonly string[]): (host: string | undefined) => HostVerdict {
  return (host) => {
    if (host === undefined || host === '') return 'missing';
    return hostAllowed(host, allowed) ? 'allowed' : 'foreign';
  };
}
