/** Characters of an address; longer ones no old site had. */
export const longestAddress = 2000;

/**
 * The one spelling under which an address is looked up: escapes written one way, no slash at the end, parameters sorted by name, no anchor.
 * `null` for what is no address of a site: no slash before it, two of them, a control character, an escape that is no UTF-8.
 */
export function oldAddress(url: string): string | null {
  if (url.length > longestAddress || !/^\/(?![/\\])/.test(url)) return null;
  const [whole = ''] = url.split('#', 1);
  const mark = whole.indexOf('?');
  const path = spelled(mark === -1 ? whole : whole.slice(0, mark));
  if (path === null) return null;
  const query = mark === -1 ? '' : spelledQuery(whole.slice(mark + 1));
  return query === null ? null : path + query;
}

/** Without the query: an old page may be meant whatever came after its name. */
export const withoutQuery = (address: string): string => address.split('?', 1)[0] ?? address;

function spelled(path: string): string | null {
  try {
    const segments = path.split('/').map((segment) => decodeURIComponent(segment));
    // A line end would write a header of its own; what a browser folds (`..`) would lead elsewhere than it says.
    if (segments.some((segment) => /\p{Cc}|^\.{1,2}$/u.test(segment))) return null;
    return segments.map((segment) => encodeURIComponent(segment)).join('/').replace(/(?<=.)\/+$/, '');
  } catch {
    return null;
  }
}

function spelledQuery(query: string): string | null {
  const parameters = [...new URLSearchParams(query)];
  // What is no UTF-8 reads as the same sign whatever it was: two addresses would be one.
  if (parameters.flat().some((text) => /[\p{Cc}\uFFFD]/u.test(text))) return null;
  const written = new URLSearchParams(parameters.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString();
  return written === '' ? '' : `?${written}`;
}
