export interface SecurityHeaderOptions {
  /** The public reaches the site by https. */
  readonly https: boolean;
  /** A development server injects styles and opens a web socket. Never in production. */
  readonly development?: boolean;
}

/** Seconds. Without `includeSubDomains`: names below this one may be run by somebody else. */
const year = 31_536_000;

/**
 * The headers on every answer. Everything is refused first and then allowed by name; no inline script or style runs, so a
 * fault in sanitised HTML cannot become a script. Lower case, in writing order.
 */
export function securityHeaders({ https, development = false }: SecurityHeaderOptions): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy({ https, development }),
    'x-content-type-options': 'nosniff',
    // The full address inside the site (statistics of one's own pages), only the origin outside, nothing to plain http.
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(https ? { 'strict-transport-security': `max-age=${year}` } : {}),
  };
}

function contentSecurityPolicy({ https, development = false }: SecurityHeaderOptions): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** Name, value, name, value …, as `writeHead` takes them. */
export function flatHeaders(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flat();
}
