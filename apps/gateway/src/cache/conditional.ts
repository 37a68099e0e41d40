/**
 * Whether `If-None-Match` names this ETag (RFC 9110, 13.1.2: weak comparison, `*` matches anything).
 *
 * The common case, one tag that is exactly ours, is a single string comparison.
 */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag) return true;
  if (header.trim() === '*') return true;
  for (const part of header.split(',')) {
    const tag = part.trim();
    if (tag === etag || (tag.startsWith('W/') && tag.slice(2) === etag)) return true;
  }
  return false;
}
