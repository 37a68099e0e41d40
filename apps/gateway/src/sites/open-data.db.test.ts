import { parse } from 'csv-parse/sync';
import { testBlobs } from '@openhall/files/testing';
import { demoSite } from '@openhall/demo-data';
import { documentId } from '@openhall/publishing';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicSite } from '../../test/public-site.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { sampleDocument } from '../../test/sample-document.ts';
import { createServices, type Services, type Tables } from '../compose.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
const hostile = ['=HYPERLINK("https://evil.example","点这里")', '＝1+1', '-2+3', '@SUM(A1)', '关于“引号”, 逗号, "双引号"\n和换行的通知'] as const;
const lists = ['/documents', '/disclosure/catalogue', '/whats-new', '/columns', '/columns/employment'];

let database: TestDatabase<Tables>;
let services: Services;
let gateway: RunningGateway;

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  services = await createServices(database.db, demoSite.businessTimeZone, testBlobs());
  await services.publishing.syncColumns(demoSite.columns);
  const documents = hostile.map((title, index) => sampleDocument(`hostile ${index}`, { title, summary: title, keywords: ['就业', title], columnSlug: 'employment', indexNumber: `=1+${index}` }));
  const news = sampleDocument('news', { kind: 'NEWS', columnSlug: 'rights', issuer: { name: '某市人力资源和社会保障局', own: false } });
  // More than are read at once.
  const many = Array.from({ length: 230 }, (_, index) => sampleDocument(`many ${index}`, { columnSlug: 'training' }));
  await services.publishing.saveDocuments([...documents, news, ...many], { now: clock.now() });
  gateway = await runGateway({ database, clock, app: await publicSite() });
}, 180_000);
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

const csvOf = async (path: string): Promise<Record<string, string>[]> => parse((await gateway.ask(path)).text, { bom: true, columns: true, record_delimiter: '\r\n' });
const jsonOf = async (path: string): Promise<Record<string, unknown>[]> => (await gateway.ask(path)).json()['records'] as Record<string, unknown>[];

describe('the twins of a list', () => {
  it.each(lists)('%s are the same records under the same fields, each once', async (path) => {
    const [table, records] = await Promise.all([csvOf(`${path}.csv`), jsonOf(`${path}.json`)]);
    expect(records.length).toBeGreaterThan(4);
    const written = (value: unknown): string => (value === null ? '' : Array.isArray(value) ? value.join('、') : String(value));
    const unarmed = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/u, '');
    expect(table.map((row) => Object.values(row).map(unarmed))).toEqual(records.map((record) => Object.values(record).map(written)));
    expect(new Set(records.map((record) => JSON.stringify(record))).size).toBe(records.length);
  });

  it('have the whole list, however long, in the order of the page', async () => {
    const records = await jsonOf('/documents.json');
    expect(records).toHaveLength(hostile.length + 1 + 230);
    const { documents } = (await gateway.ask('/graphql', { body: { query: '{ documents(first: 100) { edges { node { id } } } }' } })).json()['data'] as { documents: { edges: { node: { id: string } }[] } };
    expect(records.slice(0, 100).map((record) => record['id'])).toEqual(documents.edges.map(({ node }) => node.id));
  });

  it('begin with the mark that tells Excel they are UTF-8, and end each line as RFC 4180 says', async () => {
    const { bytes, text } = await gateway.ask('/columns.csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.split('\r\n')).toHaveLength(demoSite.columns.length + 2);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('hold nothing a table program would run', async () => {
    const table = await csvOf('/columns/employment.csv');
    expect(table).toHaveLength(hostile.length);
    const cells = table.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/u.test(cell))).toEqual([]);
    expect(table.map((row) => row['标题']).toSorted()).toEqual([`'${hostile[0]}`, `'${hostile[1]}`, `'${hostile[2]}`, `'${hostile[3]}`, hostile[4]].toSorted());
  });

  it('are narrowed by what narrows the list', async () => {
    expect((await jsonOf('/documents.json?kind=NEWS')).map((record) => record['kindName'])).toEqual(['政务动态']);
    expect((await csvOf('/disclosure/catalogue.csv?column=employment')).length).toBe(hostile.length);
    expect(await jsonOf('/disclosure/catalogue.json?kind=NEWS')).toEqual([]);
    expect((await jsonOf('/whats-new.json?kind=WITHDRAWN'))).toEqual([]);
  });

  it('are linked from the list as it is narrowed', async () => {
    expect((await gateway.ask('/documents?kind=NEWS')).text).toContain('href="/documents.csv?kind=NEWS"');
    expect((await gateway.ask('/columns/employment')).text).toContain('href="/columns/employment.json"');
    expect((await gateway.ask('/disclosure/catalogue?column=training')).text).toContain('href="/disclosure/catalogue.json?column=training"');
  });

  it('refuse what the list would refuse, to people and to programs, before anything is sent', async () => {
    const page = await gateway.ask('/documents.csv?publishedFrom=2026-02-30', { headers: { accept: 'text/html' } });
    expect([page.status, page.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
    expect(page.text).toContain('不是有效的日期');
    expect((await gateway.ask('/documents.json?kind=NONSENSE', { headers: { accept: 'application/json' } })).headers['content-type']).toContain('problem+json');
    expect((await gateway.ask('/whats-new.csv?kind=NONSENSE')).status).toBe(400);
    expect((await gateway.ask('/columns/nowhere.csv')).status).toBe(404);
  });

  it('show at once what has changed', async () => {
    const titles = async () => (await jsonOf('/columns/veterans.json')).map((record) => record['title']);
    expect(await titles()).toEqual([]);
    await services.publishing.saveDocument(sampleDocument('late', { columnSlug: 'veterans' }), { now: clock.now() });
    expect(await titles()).toEqual(['关于late的通知']);
    await services.publishing.saveDocument(sampleDocument('late', { columnSlug: 'veterans', publicationState: 'WITHDRAWN' }), { now: clock.now() });
    expect(await titles()).toEqual([]);
    expect((await jsonOf('/whats-new.json?kind=WITHDRAWN'))).toMatchObject([{ documentId: documentId('test', 'late'), title: null, url: `http://localhost:4000/documents/${documentId('test', 'late')}` }]);
  });
});

describe('the data catalogue', () => {
  it('names addresses that answer, and describes the fields they have', async () => {
    const catalogue = await gateway.ask('/open-data/catalogue.jsonld');
    expect(catalogue.headers['content-type']).toBe('application/ld+json; charset=utf-8');
    const addresses = [...catalogue.text.matchAll(/"(?:dcat:downloadURL|dcat:landingPage)": \{\s*"@id": "http:\/\/localhost:4000([^"]+)"/g)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(12);
    for (const address of addresses) expect((await gateway.ask(address)).status, address).toBe(200);
    const page = (await gateway.ask('/open-data')).text;
    const headings = Object.keys((await csvOf('/documents.csv'))[0] ?? {});
    for (const name of [...headings, ...Object.keys((await jsonOf('/documents.json'))[0] ?? {})]) expect(page, name).toContain(`>${name}<`);
  });
});

describe('a query tried on the page', () => {
  const ask = (query: string) => gateway.ask(`/open-data/query?query=${encodeURIComponent(query)}`, { headers: { accept: 'text/html' } });

  it('is answered in every example', async () => {
    const links = [...(await gateway.ask('/open-data/query')).text.matchAll(/href="(\/open-data\/query\?query=[^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
    expect(links).toHaveLength(3);
    for (const link of links) {
      const { status, text, headers } = await gateway.ask(link);
      expect([status, headers['cache-control']], link).toEqual([200, 'no-store']);
      expect(text).toContain('查询结果');
      expect(text).not.toContain('有一部分没有查到');
    }
  });

  it('is answered as programs are, for reading', async () => {
    const { text } = await ask('{ documents(kind: [NEWS]) { totalCount edges { node { title } } } }');
    expect(text).toContain('&quot;totalCount&quot;: 1');
    expect(text).toContain('关于news的通知');
  });

  it('is held to the limits of strangers, and refused in words with what was typed', async () => {
    const dear = await ask('{ documents(first: 100) { edges { node { related { related { related { bodyHtml } } } } } } }');
    expect(dear.status).toBe(400);
    expect(dear.text).toContain('这条查询没有执行');
    expect(dear.text).toContain('related { related');
    for (const query of ['{', 'mutation { x }', '{ nothing }', `{ columns { ${'x'.repeat(2100)} } }`, '<script>alert(1)</script>']) {
      const { status, text } = await ask(query);
      expect(status, query).toBe(400);
      expect(text).not.toContain('<script>alert');
    }
  });
});
