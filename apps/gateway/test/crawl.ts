/** What is at an address. */
export interface Found {
  readonly status: number;
  readonly body: string;
}

/** Addresses that differ in identifiers or in values are of one kind; lists whatever their filters, since those combine without end. */
function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://site.invalid');
  const kind = pathname.replaceAll(/[0-9a-z]{13}/g, ':id');
  return kind.includes(':id') ? `${kind} ${[...searchParams.keys()].toSorted().join(' ')}` : kind;
}

/** Addresses of this site in a page or a site map, without anchors; what leads elsewhere is left out. */
function linksIn(body: string, origin: string): string[] {
  const named = [...body.matchAll(/(?:href|action|src|data-[a-z-]+)="([^"]+)"|<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? match[2] ?? '');
  return named
    .map((link) => link.replaceAll('&amp;', '&').replace(/#.*$/, '').replace(origin, ''))
    .filter((link) => link.startsWith('/') && !link.startsWith('//'));
}

export interface CrawlOptions {
  readonly seeds: readonly string[];
  readonly origin: string;
  readonly fetch: (address: string) => Promise<Found>;
  /** How many addresses of one kind are enough. */
  readonly ofOneKind: number;
}

/** Follows every link from the seeds, as a search engine would: a page nobody listed in a test is still looked at. */
export async function crawl({ seeds, origin, fetch, ofOneKind }: CrawlOptions): Promise<ReadonlyMap<string, Found>> {
  const visited = new Map<string, Found>();
  const kinds = new Map<string, number>();
  const waiting = [...seeds];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const kind = kindOf(address);
    const seen = kinds.get(kind) ?? 0;
    if (visited.has(address) || (seen >= ofOneKind && !seeds.includes(address))) continue;
    kinds.set(kind, seen + 1);
    const found = await fetch(address);
    visited.set(address, found);
    waiting.push(...linksIn(found.body, origin));
  }
  return visited;
}
