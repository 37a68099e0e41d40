import { countStatements } from '@openhall/database';
import { demoSite, seedDemo } from '@openhall/demo-data';
import type { BuiltApp, Execute } from '@openhall/server-render';
import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawl } from '../../test/crawl.ts';
import { publicSite } from '../../test/public-site.ts';
import { silentLog } from '../../test/silent-log.ts';
import { composeSchema, contextOf, createServices, type Services, type Tables } from '../compose.ts';
import { createDocumentExecutor } from '../graphql/execute-document.ts';
import { prepareDocuments } from '../graphql/trusted-documents.ts';

const now = new Date('2026-11-24T01:00:00Z');
const siteUrl = 'http://localhost:4000';
const most = 8;

let database: TestDatabase<Tables>;
let services: Services;
let site: BuiltApp;

beforeAll(async () => {
  [database, site] = await Promise.all([createTestDatabase<Tables>(), publicSite()]);
  services = await createServices(database.db, demoSite.businessTimeZone);
  await seedDemo({ publishing: services.publishing, now });
}, 180_000);
afterAll(() => database.drop());

/** Renders an address as the gateway does, and counts what that asked of the database. */
function renderer() {
  const schema = composeSchema();
  const documents = prepareDocuments(schema, { site: site.documents });
  const execute = createDocumentExecutor(schema, silentLog);
  const counts = new Map<string, number>();
  const render = async (path: string) => {
    const context = contextOf(services, 'test', now);
    const executeOne: Execute = async <T>(hash: string, variables: Readonly<Record<string, unknown>>) => {
      const document = documents.get(hash);
      if (document === undefined) throw new Error(`no document ${hash}`);
      const { data, errors } = await execute(document, variables, context);
      return { data: data as T | null | undefined, errors };
    };
    const request = { method: 'GET', path, siteUrl, requestId: 'test', now, demo: true, indexable: false, site: demoSite, development: true } as const;
    const { result, statements } = await countStatements(async () => {
      const page = await site.server?.render(request, executeOne);
      return { status: page?.status ?? 0, body: page?.body ?? '' };
    });
    counts.set(path, statements.length);
    return result;
  };
  return { render, counts };
}

describe('a page of the public site', () => {
  it(`asks the database at most ${most} things, whichever page it is`, async () => {
    const { render, counts } = renderer();
    const visited = await crawl({ seeds: ['/', '/sitemap.xml', '/search?q=工伤保险', '/search?q=zzzz', '/documents?after=nonsense', '/disclosure/deadline?receivedOn=2026-09-24&workingDays=20'], origin: siteUrl, fetch: render, ofOneKind: 10 });
    expect(visited.size).toBeGreaterThan(50);
    expect([...visited].filter(([, { status }]) => status >= 500)).toEqual([]);
    const kinds = [...visited.keys()].map((address) => address.replace(/\?.*/, '').replaceAll(/[0-9a-z]{13}/g, ':id'));
    for (const kind of ['/documents/:id', '/documents', '/search', '/columns/employment', '/disclosure/catalogue', '/about/units', '/sitemap/documents-:id.xml']) expect(kinds).toContain(kind);
    expect(Math.max(...counts.values()), 'nothing was counted').toBeGreaterThan(3);
    expect([...counts].filter(([, count]) => count > most)).toEqual([]);
  }, 180_000);
});
