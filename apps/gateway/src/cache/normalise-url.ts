/** Names in the query string that mean something at a path; see `ServerApp.parameters`. */
export type ParametersOf = (pathname: string) => ReadonlySet<string>;

/**
 * The one spelling of a path with query that is both the cache key and what the page is rendered from, so that nothing
 * outside the key can reach the page. Parameters are sorted by name (values keep their order), empty ones and those nobody
 * reads dropped (a campaign's, a messenger's, a stranger's), escapes written one way. `null` for an address that is not one:
 * a broken escape, no leading slash.
 */
export function normaliseUrl(url: string, parametersOf: ParametersOf): string | null {
  if (!url.startsWith('/')) return null;
  const fragment = url.indexOf('#');
  const whole = fragment === -1 ? url : url.slice(0, fragment);
  const mark = whole.indexOf('?');
  const path = normalisePath(mark === -1 ? whole : whole.slice(0, mark));
  if (path === null) return null;
  if (mark === -1 || mark === whole.length - 1) return path;
  const query = normaliseQuery(whole.slice(mark + 1), parametersOf(path));
  return query === '' ? path : `${path}?${query}`;
}

function normalisePath(path: string): string | null {
  if (/^[\w/.~-]*$/.test(path)) return path;
  try {
    // Each segment by itself, so that an escaped slash stays an escaped slash.
    return path
      .split('/')
      .map((segment) => encodeURIComponent(decodeURIComponent(segment)))
      .join('/');
  } catch {
    return null;
  }
}

function normaliseQuery(query: string, known: ReadonlySet<string>): string {
  const read = [...new URLSearchParams(query)].filter(([name, value]) => value !== '' && known.has(name));
  // Said twice, it means what it means said once.
  const kept = [...new Map(read.map((parameter) => [parameter.join('='), parameter])).values()];
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return new URLSearchParams(kept).toString();
}
