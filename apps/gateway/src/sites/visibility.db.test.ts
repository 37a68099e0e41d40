import { testBlobs } from '@openhall/files/testing';
import { demoSite } from '@openhall/demo-data';
import { documentId, type DocumentInput } from '@openhall/publishing';
import { displayModes, type BuiltApp } from '@openhall/server-render';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawl, type Found } from '../../test/crawl.ts';
import { publicSite } from '../../test/public-site.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { sampleDocument } from '../../test/sample-document.ts';
import { createServices, type Tables } from '../compose.ts';

/** Stands beside every word by which a hidden record could be found, and is never typed: wherever it shows, something leaked. */
const MARK = '绝不可见';
const NOW = '2026-11-24T01:00:00Z';
const DUE = '2026-12-24T02:00:00Z';
const HIDDEN: Readonly<Record<string, Partial<DocumentInput>>> = {
  draft: { publicationState: 'DRAFT', publishedAt: null },
  scheduled: { publicationState: 'SCHEDULED', publishedAt: new Date(DUE) },
  'published later': { publishedAt: new Date(DUE) },
  embargoed: { embargoUntil: new Date(DUE) },
  withdrawn: { publicationState: 'WITHDRAWN' },
  withheld: { disclosureAttribute: 'WITHHELD' },
  'on request': { disclosureAttribute: 'ON_REQUEST' },
};
const idOf = (name: string): string => documentId('test', `${MARK} ${name}`);
const names = Object.keys(HIDDEN);

const hiddenDocument = (name: string, changes: Partial<DocumentInput>): DocumentInput =>
  sampleDocument(`${MARK} ${name}`, {
    title: `工伤保险${MARK}${name}`, documentNumber: '密人社〔2026〕1号', indexNumber: '000014349/2026-00007', issuer: { name: `${MARK}机关`, own: false }, columnSlug: 'social-insurance',
    topic: '社会保障', keywords: ['工伤', MARK], summary: MARK, author: MARK, editor: MARK, sourceName: MARK, textFamily: '工伤保险条例', bodyHtml: `<p id="art-1">${MARK}</p>`, bodyText: MARK,
    outline: [{ anchor: 'art-1', level: 3, title: MARK }], attachments: [{ name: '附件.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode(`${MARK}${name}`) }], ...changes,
  });

const clock = fixedClock(NOW);
let database: TestDatabase<Tables>;
let gateway: RunningGateway;
let files: string[];
let hiddenIssuer: string;

beforeAll(async () => {
  let site: BuiltApp;
  [database, site] = await Promise.all([createTestDatabase<Tables>(), publicSite()]);
  const { publishing } = await createServices(database.db, demoSite.businessTimeZone, testBlobs());
  await publishing.syncColumns(demoSite.columns);
  const shown = { columnSlug: 'social-insurance', topic: '社会保障', keywords: ['工伤'], textFamily: '工伤保险条例' };
  // The public document was a draft once, with a text nobody may read.
  await publishing.saveDocument(hiddenDocument('public', { ...shown, publicationState: 'DRAFT', publishedAt: null, changeNote: MARK, attachments: [] }), { now: new Date('2026-10-01T00:00:00Z') });
  await publishing.saveDocument(sampleDocument(`${MARK} public`, { ...shown, title: '工伤保险实施规定', bodyHtml: '<p>正文</p>', bodyText: '正文' }), { now: new Date('2026-11-02T00:00:00Z') });
  for (const [name, changes] of Object.entries(HIDDEN)) {
    // The withdrawn record was public first: only then is it remembered.
    if (name === 'withdrawn') await publishing.saveDocument(hiddenDocument(name, {}), { now: new Date('2026-11-03T00:00:00Z') });
    await publishing.saveDocument(hiddenDocument(name, changes), { now: new Date('2026-11-10T00:00:00Z') });
  }
  const relations = names.flatMap((name) => (['INTERPRETS', 'AMENDS', 'REPEALS'] as const).map((relation) => ({ fromId: idOf(name), toId: idOf('public'), relation, basis: MARK })));
  await publishing.saveRelations(relations, { now: new Date('2026-11-11T00:00:00Z') });
  files = (await database.db.selectFrom('attachments').select(['id', 'name']).execute()).map(({ id, name }) => `/files/${id}/${encodeURIComponent(name)}`);
  hiddenIssuer = (await database.db.selectFrom('issuers').select('id').where('name', '=', `${MARK}机关`).executeTakeFirstOrThrow()).id;
  gateway = await runGateway({ database, clock, app: site });
}, 180_000);
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

const typed = ['工伤保险', '密人社〔2026〕1号', '000014349/2026-00007', '机关'].map(encodeURIComponent);

/** Every address a stranger could think of, hidden records by their own included; what is linked from there is followed. */
const seeds = (): string[] => [
  '/', '/sitemap.xml', '/robots.txt', '/opensearch.xml', '/open-data/catalogue.jsonld',
  ...['documents', 'whats-new', 'social-insurance'].flatMap((feed) => [`/feeds/${feed}.xml`, `/feeds/${feed}.rss.xml`]),
  ...['/documents', '/columns', '/columns/social-insurance', '/disclosure/catalogue', '/whats-new'].flatMap((list) => [`${list}.csv`, `${list}.json`]),
  ...['PUBLISHED', 'REVISED', 'WITHDRAWN', 'VALIDITY_CHANGED'].map((kind) => `/whats-new?kind=${kind}`),
  `/open-data/query?query=${encodeURIComponent('{ documents(first: 100) { edges { node { id title summary bodyHtml } } } changes(first: 100) { edges { node { documentId document { title } } } } }')}`,
  ...[...names, 'public'].flatMap((name) => [`/documents/${idOf(name)}`, `/documents/${idOf(name)}?revision=1`]),
  ...typed.flatMap((words) => [`/search?q=${words}`, ...['/documents', '/documents.csv', '/documents.json', '/disclosure/catalogue', '/disclosure/catalogue.csv'].map((list) => `${list}?query=${words}`)]),
  `/documents?issuer=${hiddenIssuer}`,
  ...files,
];

/** Walks everything, as somebody does who sees pages in a display mode. */
const everything = (display = 'standard'): Promise<ReadonlyMap<string, Found>> =>
  crawl({
    seeds: seeds(),
    origin: 'http://localhost:4000',
    ofOneKind: 10,
    fetch: async (address) => {
      const { status, text } = await gateway.ask(address.replaceAll(/[^!-~]+/g, encodeURIComponent), { headers: { accept: 'text/html', cookie: `oh-display=${display}` } });
      return { status, body: text };
    },
  });

/** That something was withdrawn is news; its identifier and day are all that is said. */
const tellsOfWithdrawals = (address: string): boolean => /^\/(?:whats-new|feeds\/whats-new|open-data\/query)/.test(address);

const showing = (pages: ReadonlyMap<string, Found>, word: string): string[] => [...pages].filter(([, { body }]) => body.includes(word) || body.includes(encodeURIComponent(word))).map(([address]) => address);

describe('what is not public', () => {
  it.each(displayModes)('is on no page, in no search, in no site map and behind no file address, shown in the mode %s', async (display) => {
    const pages = await everything(display);
    expect(pages.get('/')?.body.includes(`data-display="${display}"`)).toBe(display !== 'standard');
    expect(pages.size).toBeGreaterThan(50);
    expect([...pages].filter(([, { status }]) => status >= 500)).toEqual([]);
    expect(showing(pages, '工伤保险实施规定').length).toBeGreaterThan(5);
    expect(showing(pages, MARK)).toEqual([]);
    for (const file of files) expect(pages.get(file)?.status).toBe(404);
    // Gone is said of what was public, and only of that.
    expect(names.map((name) => pages.get(`/documents/${idOf(name)}`)?.status)).toEqual(names.map((name) => (name === 'withdrawn' ? 410 : 404)));
    const asked = new Set(seeds());
    for (const name of names) {
      const places = showing(pages, idOf(name));
      expect(places.filter((address) => !(tellsOfWithdrawals(address) && name === 'withdrawn') && !(asked.has(address) && address.startsWith('/documents/'))), name).toEqual([]);
    }
    expect(showing(pages, idOf('withdrawn'))).toEqual(expect.arrayContaining(['/whats-new', '/whats-new.csv', '/feeds/whats-new.xml']));
  }, 180_000);

  it('is suggested to nobody who types', async () => {
    const suggest = async (prefix: string) => (await gateway.ask('/graphql', { body: { query: 'query ($p: String!) { searchSuggestions(prefix: $p) { text path } }', variables: { p: prefix } } })).text;
    expect(await suggest('工伤')).toContain('工伤保险实施规定');
    for (const prefix of ['工伤', 'gsbx', '密人社']) expect(await suggest(prefix)).not.toContain(MARK);
  });

  it('shows once it is due: the walk above would have noticed', async () => {
    clock.set(DUE);
    const pages = await everything();
    for (const name of ['published later', 'embargoed']) expect(showing(pages, `工伤保险${MARK}${name}`).length, name).toBeGreaterThan(0);
    for (const name of ['draft', 'withheld', 'on request', 'withdrawn']) expect(showing(pages, `工伤保险${MARK}${name}`), name).toEqual([]);
    expect(files.length).toBe(names.length);
    expect((await Promise.all(files.map((file) => gateway.ask(file)))).filter(({ status }) => status === 200)).toHaveLength(2);
  }, 180_000);
});
