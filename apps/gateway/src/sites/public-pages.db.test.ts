import { testBlobs } from '@openhall/files/testing';
import { countStatements } from '@openhall/database';
import { demoSite, seedDemo } from '@openhall/demo-data';
import type { Ask, BuiltApp, DisplayMode, Execute } from '@openhall/server-render';
import { readCatalogue } from '@openhall/social-insurance';
import { createTestDatabase, sharedPath, type TestDatabase } from '@openhall/testkit';
import { execute as executePlainly } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawl, type Found } from '../../test/crawl.ts';
import { publicSite } from '../../test/public-site.ts';
import { silentLog } from '../../test/silent-log.ts';
import { composeSchema, contextOf, createServices, type GatewayContext, type Services, type Tables } from '../compose.ts';
import { createDocumentExecutor, type ExecuteDocument } from '../graphql/execute-document.ts';
import type { Variables } from '../graphql/request.ts';
import { prepareDocuments, type TrustedDocument, type TrustedDocuments } from '../graphql/trusted-documents.ts';

const now = new Date('2026-11-24T01:00:00Z');
const siteUrl = 'http://localhost:4000';
const mostStatements = 8;
const schema = composeSchema();

let database: TestDatabase<Tables>;
let services: Services;
let site: BuiltApp;
let documents: TrustedDocuments;
let execute: ExecuteDocument<GatewayContext>;
let visited: ReadonlyMap<string, Found>;
const counts = new Map<string, number>();
const asked: { document: TrustedDocument; variables: Variables }[] = [];

const context = () => contextOf(services, 'test', now);

/** What a visitor asks in free text costs what it costs; the walk asks nothing. */
const askNothing: Ask = async () => ({ data: {} });

/** Renders an address as the gateway does, as most readers see it and in 适老版, which asks for less; remembers what was asked, and counts what that asked of the database. */
async function render(path: string): Promise<Found> {
  await renderIn('elder', path);
  return renderIn('standard', path);
}

async function renderIn(display: DisplayMode, path: string): Promise<Found> {
  const shared = context();
  const executeOne: Execute = async <T>(hash: string, variables: Variables) => {
    const document = documents.get(hash);
    if (document === undefined) throw new Error(`no document ${hash}`);
    asked.push({ document, variables });
    const { data, errors } = await execute(document, variables, shared);
    return { data: data as T | null | undefined, errors };
  };
  const request = { method: 'GET', path, siteUrl, display, requestId: 'test', now, demo: true, indexable: false, site: demoSite, development: true } as const;
  const { result, statements } = await countStatements(async () => site.server?.render(request, executeOne, askNothing));
  counts.set(`${display} ${path}`, statements.length);
  return { status: result?.status ?? 0, body: result?.body ?? '' };
}

/** Two editions of devices out of real tables with different columns, and a rate. */
async function seedInsurance(socialInsurance: Services['socialInsurance']): Promise<void> {
  const facts = { kind: 'ASSISTIVE_DEVICE', title: '示例辅助器具目录', scope: '示例省', documentNumber: null, sourceName: '示例来源', sourceUrl: null, effectiveTo: null, publishedAt: now } as const;
  for (const [effectiveFrom, file] of [['2009-01-01', 'shandong-2009.csv'], ['2022-01-01', 'henan-2022-sample.csv']] as const) {
    const { content } = await readCatalogue('ASSISTIVE_DEVICE', sharedPath(`data/assistive-devices/${file}`));
    await socialInsurance.saveEdition({ ...facts, effectiveFrom }, content, { now });
  }
  await socialInsurance.saveStandards([{ city: '示例市', insurance: 'PENSION', item: 'PERSON_RATE', value: 8, validFrom: '2024-01-01', validTo: null, sourceName: '示例〔2024〕1号', sourceUrl: null, verified: 'R' }], { now });
}

beforeAll(async () => {
  [database, site] = await Promise.all([createTestDatabase<Tables>(), publicSite()]);
  services = await createServices(database.db, demoSite.businessTimeZone, testBlobs());
  await seedDemo({ publishing: services.publishing, now });
  await seedInsurance(services.socialInsurance);
  documents = prepareDocuments(schema, { site: site.documents });
  execute = createDocumentExecutor(schema, documents, silentLog);
  // Few documents have a history or another text beside them, and those are the pages that ask most.
  const { rows: rich } = await database.pool.query<{ address: string }>(
    "select '/documents/' || id as address from public_documents(now()) where id in (select document_id from document_revisions group by 1 having count(*) > 3) or text_family in (select text_family from documents group by 1 having count(*) > 1) order by id limit 12",
  );
  const seeds = [...rich.map(({ address }) => address), '/', '/sitemap.xml', '/search?q=工伤保险', '/search?q=zzzz', '/documents?after=nonsense', '/documents/0000000000000', '/disclosure/deadline?receivedOn=2026-09-24&workingDays=20', '/social-insurance/standards?city=示例市&on=2026-01-01&wage=6543.21'];
  visited = await crawl({ seeds, origin: siteUrl, fetch: render, ofOneKind: 10 });
}, 240_000);
afterAll(() => database.drop());

describe('the pages of the public site', () => {
  it('are all looked at, and none fails', () => {
    expect([...visited].filter(([, { status }]) => status >= 500)).toEqual([]);
    const kinds = [...visited.keys()].map((address) => address.replace(/\?.*/, '').replaceAll(/[0-9a-z]{13}/g, ':id'));
    for (const kind of ['/verify', '/documents/:id', '/documents', '/search', '/columns/employment', '/disclosure/catalogue', '/about/units', '/whats-new', '/social-insurance/drugs', '/social-insurance/assistive-devices', '/social-insurance/assistive-devices.csv', '/social-insurance/standards', '/open-data', '/open-data/query', '/feeds/documents.xml', '/feeds/employment.rss.xml', '/feeds/whats-new.xml', '/documents.csv', '/columns.json', '/columns/employment.csv', '/sitemap/documents-:id.xml']) expect(kinds).toContain(kind);
  });

  it(`ask the database at most ${mostStatements} things each`, () => {
    expect(Math.max(...counts.values()), 'nothing was counted').toBeGreaterThan(3);
    expect([...counts].filter(([, count]) => count > mostStatements)).toEqual([]);
  });

  it('get from a compiled document what graphql-js would answer, whatever they ask', async () => {
    const byScript = [...documents.values()].filter((document) => !asked.some((one) => one.document === document));
    const { rows: codes } = await database.pool.query<{ code: string }>('select code from ledger_events order by id limit 1');
    // What only the browser asks for: while somebody types, and to check for itself.
    const scripted: Readonly<Record<string, Variables>> = { SearchSuggestions: { prefix: '工伤' }, Evidence: { code: codes[0]?.code } };
    expect(byScript.map(({ operationName }) => operationName).toSorted()).toEqual(Object.keys(scripted).toSorted());
    const questions = [...asked, ...byScript.map((document) => ({ document, variables: scripted[document.operationName ?? ''] ?? {} }))];
    for (const { document, variables } of questions) {
      const compiled = await execute(document, variables, context());
      const plain = await executePlainly({ schema, document: document.document, variableValues: variables, contextValue: context() });
      expect(compiled.data, `${document.operationName} ${JSON.stringify(variables)}`).toEqual(JSON.parse(JSON.stringify(plain.data ?? null)));
      expect(compiled.errors?.map(({ message }) => message)).toEqual(plain.errors?.map(({ message }) => message));
    }
  });
});
