import type { SiteConfig } from '@openhall/runtime';
import type { DisplayMode } from './display-mode.ts';

/** One request for a page, already vetted by the gateway (host allowed, method GET or HEAD, length bounded). */
export interface PageRequest {
  readonly method: 'GET' | 'HEAD';
  /** Path and search of the request line, still percent-encoded: `/documents?kind=LAW`. */
  readonly path: string;
  /** Origin the public knows the site by, without a trailing slash: base of canonical addresses and the site map. */
  readonly siteUrl: string;
  /** How the reader wants pages shown; all a page learns of who reads it. */
  readonly display: DisplayMode;
  readonly requestId: string;
  readonly now: Date;
  /** Demonstration data is on show: every page says so and asks not to be indexed. */
  readonly demo: boolean;
  /** Overrides the `noindex` of demonstration data (quality runs). */
  readonly indexable: boolean;
  readonly site: SiteConfig;
  /** Outside production: pages made for developers exist. */
  readonly development: boolean;
}

/** What a page gets back from one manifest document. */
export interface ExecutionResult<T> {
  readonly data?: T | null | undefined;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> | undefined }[] | undefined;
}

/**
 * Runs one document of the app's manifest in-process, as the anonymous public.
 * @param documentHash the key of the document in `persisted-documents.json`
 */
export type Execute = <T>(documentHash: string, variables: Readonly<Record<string, unknown>>) => Promise<ExecutionResult<T>>;

/** The answer to a query in free text, as `/graphql` would give it. */
export interface FreeTextResult {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly locations?: readonly { readonly line: number; readonly column: number }[] | undefined }[] | undefined;
}

/** Asks the public part of the schema in free text, as the anonymous public and within its limits. Never rejects for what was asked. */
export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<FreeTextResult>;

export interface PageResponse {
  readonly status: number;
  readonly contentType: string;
  /** Further headers, names in lower case (`location`, `allow`, …). Security headers are the gateway's. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** In place of `body`, for what is too long to be held: read only as fast as the client takes it, left off when it goes away, never kept by a cache. */
  readonly stream?: AsyncIterable<string>;
  /**
   * Longest time in seconds a cache may keep this, already cut off at the next local midnight, when validity, deadlines and "today" change;
   * null: never store. The gateway may shorten it (scheduled publication) and drops it when a domain's generation moves.
   */
  readonly cacheSeconds: number | null;
}

/** Statuses the gateway may ask an error page for; an app renders the rest (404, 410, 400) itself where it knows why. */
export type ErrorStatus = 400 | 404 | 405 | 410 | 413 | 414 | 429 | 500 | 503;

/** What a built server entry exports as `app`. */
export interface ServerApp {
  /**
   * Names in the query string that the page at a path reads. The gateway drops every other: a name nobody reads would be
   * another page to the cache, and could be made up without end.
   * @param pathname percent-encoded, without query
   */
  parameters(pathname: string): ReadonlySet<string>;
  /** Renders one address. Rejects only for a bug or a lost connection: answer with `renderError(request, 500)` then. */
  render(request: PageRequest, execute: Execute, ask: Ask): Promise<PageResponse>;
  /** A whole page saying what went wrong in plain words, with the request id. Runs no query, so that it works when the database is down. */
  renderError(request: PageRequest, status: ErrorStatus): Promise<PageResponse>;
  /** What the app cannot use of a site configuration, in words for who wrote it. Asked once at start: with any, the site must not start. */
  problems?(site: SiteConfig): readonly string[];
}

/** `dist/app.json`: where the parts of a built app lie, relative to its folder. */
export interface AppManifest {
  readonly name: string;
  /** Path prefix the app answers under; `/` for the public site. */
  readonly base: string;
  /** Folder of files served as they are. Everything under `assets/` in it carries a content hash in its name: immutable. */
  readonly client: string;
  /** Server entry exporting `app: ServerApp`; absent for a single-page app. */
  readonly server?: string;
  /** Persisted documents: one flat object, hash → GraphQL text. */
  readonly documents: string;
}
