import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ping, type Database } from '@openhall/database';
import { createSignIn, type SignIn, type SignInSettings } from '@openhall/identity';
import type { Viewer } from '@openhall/graphql-kit';
import type { Clock, Environment, Logger, Metrics, SiteConfig } from '@openhall/runtime';
import type { BuiltApp } from '@openhall/server-render';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { watchContent } from './cache/content-watch.ts';
import { createHttpCache, type HttpCache } from './cache/http-cache.ts';
import { contextOf, createServices, type GatewayContext, type Services, type Tables } from './compose.ts';
import { createEdge, type Edge } from './edge/edge.ts';
import { registerHealth } from './edge/health-routes.ts';
import { createScrape } from './edge/scrape.ts';
import { flatHeaders, securityHeaders } from './edge/security-headers.ts';
import { registerDisplay } from './sites/display-route.ts';
import { blobsOf, receiverOf } from './files/file-places.ts';
import { registerUploads } from './files/upload-route.ts';
import { registerFiles } from './files/file-route.ts';
import { startFreeText, type FreeText } from './graphql/apollo.ts';
import { publicSubSchema } from './graphql/audience.ts';
import { createDocumentExecutor, type ExecuteDocument } from './graphql/execute-document.ts';
import { registerGraphQL } from './graphql/graphql-route.ts';
import { prepareDocuments, type TrustedDocuments } from './graphql/trusted-documents.ts';
import { registerAuth } from './identity/auth-route.ts';
import { authSecret } from './identity/auth-secret.ts';
import { registerWitnesses } from './ledger/witness-routes.ts';
import { createRedirects, type Redirects } from './redirects/redirects.ts';
import { createPages, registerPages, type Pages } from './sites/page-route.ts';
import { registerSinglePage } from './sites/single-page-route.ts';
import { registerStaticFiles } from './sites/static-files.ts';

export interface GatewayOptions {
  readonly environment: Environment;
  readonly site: SiteConfig;
  /** Demonstration data is on show: every page says so. */
  readonly demo: boolean;
  readonly schema: GraphQLSchema;
  /** The built public site. */
  readonly app: BuiltApp;
  /** Single-page apps, each below a base of its own. */
  readonly desks: readonly BuiltApp[];
  readonly database: Pick<Database<Tables>, 'db'>;
  /** Address for LISTEN: a transaction pooler cannot carry it. */
  readonly listenUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
}

export interface Gateway {
  /** Fastify, all routes registered, not listening yet. */
  readonly http: FastifyInstance;
  /**
   * Takes no more work and ends: /readyz says 503 and connections are told to close at once, what is being answered is
   * finished, then nothing listens any more. The database is still needed until this has ended.
   */
  drain(): Promise<void>;
}

/** What a request runs on. */
interface Execution {
  readonly services: () => Services;
  readonly contextFor: (requestId: string, viewer?: Viewer | null) => GatewayContext;
  readonly signIn: SignIn;
  readonly documents: TrustedDocuments;
  readonly execute: ExecuteDocument<GatewayContext>;
  readonly freeText: FreeText;
}

/** Milliseconds the database has to answer a readiness check. */
const answersWithin = 2000;
/** Each is cheap, but a document of nothing else is not; the introspection query of common tools uses a handful. */
const maxDirectives = 30;

/**
 * Everything between a socket and the domains, put together.
 * @throws ManifestError where the app was built against another schema
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { environment, database, clock, log, metrics } = options;
  const documents = prepareDocuments(options.schema, Object.fromEntries([options.app, ...options.desks].map(({ manifest, documents: of }) => [manifest.name, of])));
  const signIn = createSignIn(database.db, signInSettings(options), { log, clock });
  const kept: { cache?: HttpCache } = {};
  const content = await watchContent({
    db: database.db,
    listenUrl: options.listenUrl,
    load: () => createServices(database.db, options.site.businessTimeZone, blobsOf(environment), signIn.ways),
    clock,
    log,
    onChange: () => kept.cache?.clear(),
  });
  const cache = createHttpCache({ maxBytes: environment.cache.maxBytes, book: content.book, clock });
  kept.cache = cache;
  const contextFor = (requestId: string, viewer: Viewer | null = null): GatewayContext => contextOf(content.services(), requestId, clock.now(), viewer);
  const execution: Execution = {
    services: content.services,
    contextFor,
    signIn,
    documents,
    execute: createDocumentExecutor(options.schema, documents, log),
    freeText: await startFreeText({ schema: publicSubSchema(options.schema), limits: { ...environment.limits, maxDirectives }, contextFor, log }),
  };
  const state = { draining: false };
  const isDraining = (): boolean => state.draining;
  const pages = pagesOf(options, execution);
  const headers = securityHeaders({ https: environment.http.siteUrl.startsWith('https:') });
  const redirects = createRedirects(database.db);
  const edge = await createEdge({ environment, cache, book: content.book, documents, pages, redirects, securityHeaders: headers, isDraining, log, metrics });
  registerHealth(edge.http, {
    isDraining,
    checkDatabase: () => Promise.race([ping(database.db), tooLate()]),
    metrics: createScrape(metrics, cache),
    metricsToken: environment.http.metricsToken ?? null,
  });
  await registerContent(options, execution, edge, { pages, redirects }, flatHeaders(headers));
  return {
    http: edge.http,
    drain: async () => {
      state.draining = true;
      await edge.front.quiet();
      await edge.http.close();
      await content.stop();
    },
  };
}

function signInSettings({ environment, site }: GatewayOptions): SignInSettings {
  const { siteUrl } = environment.http;
  return { siteUrl, siteName: site.organisation.name, signInPage: `${siteUrl}/office-desk/sign-in`, secret: authSecret(environment), oidc: environment.signIn.oidc };
}

/** What answers at an address that is nothing else's. */
interface Addresses {
  readonly pages: Pages | null;
  readonly redirects: Redirects;
}

async function registerContent(options: GatewayOptions, execution: Execution, { http, deliver, errorAnswer, networkOf }: Edge, { pages, redirects }: Addresses, headers: readonly string[]): Promise<void> {
  const { app, clock, environment } = options;
  const { services, contextFor, signIn, documents, execute, freeText } = execution;
  const { siteUrl } = environment.http;
  registerGraphQL(http, { answerFreeText: freeText.answer, documents, execute, viewerOf: (cookies) => signIn.readViewer(cookies, clock.now()), contextFor, siteUrl, deliver });
  registerAuth(http, { signIn, siteUrl, clock, requestsPerMinute: environment.limits.requestsPerMinute });
  registerFiles(http, {
    file: (id) => services().publishing.attachment(id, { now: clock.now() }),
    bytes: (id, part) => services().publishing.attachmentBytes(id, part, { now: clock.now() }),
  });
  await registerUploads(http, {
    receiver: receiverOf(environment, options.database.db),
    viewerOf: (cookies) => signIn.readViewer(cookies, clock.now()),
    siteUrl,
    newId: () => randomBytes(16).toString('hex'),
    clock,
    log: options.log,
    securityHeaders: securityHeaders({ https: siteUrl.startsWith('https:') }),
  });
  registerWitnesses(http, { db: options.database.db, deliver, errorAnswer, siteUrl, siteName: options.site.organisation.name });
  await registerStaticFiles(http, { folder: app.clientFolder, base: app.manifest.base, securityHeaders: headers });
  const facts = { organisation: options.site.organisation.name, demo: options.demo, timeZone: options.site.businessTimeZone };
  for (const desk of options.desks) await registerSinglePage(http, { app: desk, facts, securityHeaders: headers, deliver, errorAnswer });
  if (pages === null) return;
  await registerDisplay(http, { parametersOf: pages.parametersOf, https: siteUrl.startsWith('https:'), deliver, errorAnswer });
  registerPages(http, { pages, deliver, errorAnswer, redirects, networkOf });
}

function pagesOf({ app, environment, site, demo, clock }: GatewayOptions, { services, documents, execute, freeText }: Execution): Pages | null {
  if (app.server === null) return null;
  return createPages({
    app: app.server,
    settings: { siteUrl: environment.http.siteUrl, demo, indexable: environment.indexable, site, development: environment.nodeEnv !== 'production' },
    clock,
    executeFor: (requestId, now) => {
      const context = contextOf(services(), requestId, now);
      return async <T>(hash: string, variables: Readonly<Record<string, unknown>>) => {
        const document = documents.get(hash);
        if (document === undefined) throw new Error(`the manifest has no document ${hash}`);
        const { data, errors } = await execute(document, variables, context);
        return { data: data as T | null | undefined, errors };
      };
    },
    askFor: (requestId) => (query, variables) => freeText.ask(query, variables, requestId),
  });
}

async function tooLate(): Promise<never> {
  await delay(answersWithin, undefined, { ref: false });
  throw new Error('the database did not answer in time');
}
