import ipaddr from 'ipaddr.js';

/** The name in a Host header, without port, in lower case; null where it is not a host at all. */
export function hostName(header: string | undefined): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?)(?::\d{1,5})?$/i.exec(header ?? '');
  return match?.[1]?.toLowerCase().replace(/\.$/, '') ?? null;
}

/** Whether a request for this host is ours: an open host list lets strangers put their name into our links and caches. */
export function hostAllowed(header: string | undefined, allowed: readonly string[]): boolean {
  const name = hostName(header);
  return name !== null && allowed.some((entry) => entry.toLowerCase() === name);
}

/**
 * A test for "may this peer speak for its clients", from addresses and CIDR ranges.
 * @throws where an entry is neither
 */
export function trustedProxyTest(entries: readonly string[]): (address: string) => boolean {
  const ranges = entries.map((entry): [ipaddr.IPv4 | ipaddr.IPv6, number] => {
    if (entry.includes('/')) return ipaddr.parseCIDR(entry);
    const address = ipaddr.process(entry);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  });
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.process(text);
    return ranges.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits));
  };
}
