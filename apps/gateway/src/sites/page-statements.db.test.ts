import { join } from 'node:path';
import { countStatements } from '@openhall/database';
import { demoSite } from '@openhall/demo-data';
import { documentId } from '@openhall/publishing';
import { readBuiltApp, type PageResponse } from '@openhall/server-render';
import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleDocument } from '../../test/sample-document.ts';
import { silentLog } from '../../test/silent-log.ts';
import { composeSchema, contextOf, createServices, type Services, type Tables } from '../compose.ts';
import { createDocumentExecutor } from '../graphql/execute-document.ts';
import { prepareDocuments } from '../graphql/trusted-documents.ts';

const now = new Date('2026-11-24T01:00:00Z');
const schema = composeSchema();
// The site as it was built: `npm test` builds before it tests.
const app = await readBuiltApp(join(import.meta.dirname, '../../../public-site/dist'));
const documents = prepareDocuments(schema, { site: app.documents });
const execute = createDocumentExecutor(schema, silentLog);

let database: TestDatabase<Tables>;
let services: Services;
beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  services = await createServices(database.db, demoSite.businessTimeZone);
  await services.publishing.syncColumns(demoSite.columns);
  // More than a page of them, in different columns: what is asked once a document would show.
  const inputs = Array.from({ length: 45 }, (_, index) =>
    sampleDocument(`工伤保险${index}`, { columnSlug: demoSite.columns[index % demoSite.columns.length]?.slug ?? null, keywords: ['工伤'], issuer: { name: `机关${index % 7}`, own: index % 2 === 0 } }),
  );
  await services.publishing.saveDocuments(inputs, { now });
});
afterAll(() => database.drop());

/** Renders an address as the gateway does, and tells how often the database was asked. */
async function render(path: string): Promise<PageResponse & { readonly statements: number }> {
  const context = contextOf(services, 'test', now);
  const request = { method: 'GET' as const, path, siteUrl: 'http://localhost:4000', requestId: 'test', now, demo: true, indexable: false, site: demoSite, development: false };
  const { result, statements } = await countStatements(async () =>
    app.server?.render(request, async <T>(hash: string, variables: Readonly<Record<string, unknown>>) => {
      const document = documents.get(hash);
      if (document === undefined) throw new Error(`no document ${hash}`);
      const { data, errors } = await execute(document, variables, context);
      return { data: data as T | null | undefined, errors };
    }),
  );
  if (result === undefined) throw new Error('the public site has no server entry');
  return { ...result, statements: statements.length };
}

const addresses = [
  '/',
  '/columns/social-insurance',
  '/documents',
  '/documents?kind=NORMATIVE_DOCUMENT&status=IN_FORCE&query=%E5%B7%A5%E4%BC%A4',
  `/documents/${documentId('test', '工伤保险1')}`,
  '/search?q=%E5%B7%A5%E4%BC%A4%E4%BF%9D%E9%99%A9',
  '/disclosure',
  '/disclosure/guide',
  '/disclosure/catalogue',
  '/disclosure/deadline?receivedOn=2026-09-24&workingDays=20',
  '/about/organisation',
  '/about/sitemap',
  '/sitemap.xml',
  `/sitemap/documents-${documentId('test', '工伤保险1')}.xml`,
];

describe('a page', () => {
  it.each(addresses)('%s asks the database at most eight times', async (path) => {
    const { status, statements } = await render(path);
    expect(status).toBe(200);
    expect(statements).toBeLessThanOrEqual(8);
  });

  it('that is found nowhere costs no more', async () => {
    const { status, statements } = await render('/documents/0000000000000');
    expect(status).toBe(404);
    expect(statements).toBeLessThanOrEqual(8);
  });

  it('does not ask again for every document on it', async () => {
    const [few, many] = [await render('/documents?query=%E5%B7%A5%E4%BC%A4%E4%BF%9D%E9%99%A91'), await render('/documents')];
    expect(many.statements).toBeLessThanOrEqual(few.statements);
    expect(many.body.match(/oh-documents__item/g)?.length ?? 0).toBe(20);
  });
});
