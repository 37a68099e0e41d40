/**
 * Whether a client would rather read JSON than a page, for answers that exist as both (errors).
 * Only a client that names JSON and not HTML gets it: a browser, and everything that accepts anything, gets the page.
 */
export function prefersJson(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  const lower = accept.toLowerCase();
  if (lower.includes('text/html')) return false;
  return /application\/(?:[\w.+-]*\+)?json/.test(lower);
}
