import type { PageRequest, PageResponse, Query } from '@openhall/server-render/render';
import { describe, expect, it } from 'vitest';
import { sampleContext } from '../../../test/page-context.ts';
import { childrenOf, readXml, textOf, type XmlNode } from '../../../test/read-xml.ts';
import type { ChangeFeedQuery, ColumnFeedQuery, DocumentFeedQuery } from '../../gql/graphql.ts';
import type { SitePage } from '../../site/frame.ts';
import { atom, rss } from './feed.ts';
import { changeFeed, columnFeed, documentFeed, feedProblems } from './feed-pages.ts';
import { nameUuid } from './name-uuid.ts';

const origin = 'https://hrss.example.gov.cn';
const A = '{http://www.w3.org/2005/Atom}';
const D = '{http://purl.org/dc/terms/}';

type Node = DocumentFeedQuery['documents']['edges'][number]['node'];
const node: Node = {
  id: '0a1b2c3d4e5f6', title: '关于 <就业> & "补贴" 的\u0001通知', kind: 'NORMATIVE_DOCUMENT', documentNumber: '示人社发〔2026〕7号', topic: '就业', summary: '甲 < 乙 ]]> 丙', listedOn: '2020-03-01',
  publishedAt: '2026-11-02T01:00:00.000Z', updatedAt: '2026-11-20T02:00:00.000Z', issuer: { name: '示例省人力资源和社会保障厅' },
};
const other: Node = { ...node, id: '0a1b2c3d4e5f7', title: '另一件', summary: null, topic: null, updatedAt: '2026-11-21T02:00:00.000Z' };
const documents = (...nodes: Node[]): DocumentFeedQuery => ({ documents: { edges: nodes.map((one) => ({ node: one })) } });

async function fetchFeed(page: SitePage, path: string, answer: unknown, { changes = {}, params = {} }: { changes?: Partial<PageRequest>; params?: Record<string, string> } = {}): Promise<PageResponse> {
  const context = sampleContext(path, params, (() => Promise.resolve(answer)) as Query);
  const result = await page({ ...context, request: { ...context.request, ...changes } });
  return result.type === 'answer' ? result.response : { status: result.status, contentType: 'text/html', headers: {}, body: '', cacheSeconds: null };
}
const atomOf = async (...nodes: Node[]) => readXml((await fetchFeed(documentFeed(atom), '/feeds/documents.xml', documents(...nodes))).body);
const entriesOf = (feed: XmlNode) => childrenOf(feed, `${A}entry`);
const linksOf = (of: XmlNode) => childrenOf(of, `${A}link`).map(({ attributes }) => [attributes['rel'], attributes['href']]);

describe('a feed as Atom', () => {
  it('is what RFC 4287 wants of a feed, under the address it was asked for', async () => {
    const { contentType, cacheSeconds } = await fetchFeed(documentFeed(atom), '/feeds/documents.xml', documents(node));
    expect({ contentType, cacheSeconds }).toEqual({ contentType: 'application/atom+xml; charset=utf-8', cacheSeconds: 13 * 3600 });
    const feed = await atomOf(node, other);
    expect(feed.name).toBe(`${A}feed`);
    expect(textOf(feed, `${A}id`)).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(textOf(feed, `${A}title`)).toBe('文件库 - 人力资源和社会保障厅门户网站');
    expect(textOf(feed, `${A}updated`)).toBe(other.updatedAt);
    expect(linksOf(feed)).toEqual([['self', `${origin}/feeds/documents.xml`], ['alternate', `${origin}/documents`]]);
    expect(textOf(childrenOf(feed, `${A}author`)[0] ?? feed, `${A}name`)).toBe('人力资源和社会保障厅');
  });

  it('tells of a document with both its dates, its page and what any text may hold', async () => {
    const [entry] = entriesOf(await atomOf(node));
    const read = (name: string) => textOf(entry as XmlNode, name);
    expect(read(`${A}title`)).toBe('关于 <就业> & "补贴" 的通知');
    expect(read(`${A}summary`)).toBe('甲 < 乙 ]]> 丙');
    expect([read(`${A}published`), read(`${A}updated`), read(`${D}issued`)]).toEqual(['2026-11-02T01:00:00.000Z', '2026-11-20T02:00:00.000Z', '2020-03-01']);
    expect(linksOf(entry as XmlNode)).toEqual([['alternate', `${origin}/documents/0a1b2c3d4e5f6`]]);
    expect(childrenOf(entry as XmlNode, `${A}category`).map(({ attributes }) => attributes['term'])).toEqual(['规范性文件', '就业']);
  });

  it('says what kind of text it is where no summary was written', async () => {
    const [entry] = entriesOf(await atomOf(other));
    expect(textOf(entry as XmlNode, `${A}summary`)).toBe('规范性文件，示例省人力资源和社会保障厅，示人社发〔2026〕7号');
  });

  it('calls an entry the same for ever: another title, another time, another address of the site', async () => {
    const idsOf = async (changed: Node, siteUrl = origin) => {
      const { body } = await fetchFeed(documentFeed(atom), '/feeds/documents.xml', documents(changed), { changes: { siteUrl } });
      return entriesOf(readXml(body)).map((entry) => textOf(entry, `${A}id`));
    };
    const [id] = await idsOf(node);
    expect(await idsOf({ ...node, title: '改名', updatedAt: '2027-01-01T00:00:00.000Z' }, 'https://new.example.gov.cn')).toEqual([id]);
    expect(await idsOf(other)).not.toEqual([id]);
    const [inRss] = childrenOf(childrenOf(readXml((await fetchFeed(documentFeed(rss), '/feeds/documents.rss.xml', documents(node))).body), 'channel')[0] as XmlNode, 'item');
    expect(textOf(inRss as XmlNode, 'guid')).toBe(id);
  });

  it('may be empty, and is then of the beginning of the day', async () => {
    expect(textOf(await atomOf(), `${A}updated`)).toBe('2026-11-23T16:00:00.000Z');
  });

  it('says that a demonstration is one', async () => {
    const { body } = await fetchFeed(documentFeed(atom), '/feeds/documents.xml', documents(node), { changes: { demo: true } });
    expect(textOf(readXml(body), `${A}subtitle`)).toContain('演示数据');
  });
});

describe('a feed as RSS', () => {
  it('is what RSS 2.0 wants of a channel and its items', async () => {
    const { contentType, body } = await fetchFeed(documentFeed(rss), '/feeds/documents.rss.xml', documents(node, other));
    expect(contentType).toBe('application/rss+xml; charset=utf-8');
    const root = readXml(body);
    expect([root.name, root.attributes['version']]).toEqual(['rss', '2.0']);
    const [channel] = childrenOf(root, 'channel') as [XmlNode];
    expect([textOf(channel, 'link'), textOf(channel, 'lastBuildDate')]).toEqual([`${origin}/documents`, 'Sat, 21 Nov 2026 02:00:00 GMT']);
    expect(linksOf(channel)).toEqual([['self', `${origin}/feeds/documents.rss.xml`]]);
    const [item] = childrenOf(channel, 'item') as [XmlNode];
    expect([textOf(item, 'title'), textOf(item, 'pubDate'), textOf(item, `${D}issued`), textOf(item, 'link')]).toEqual(['关于 <就业> & "补贴" 的通知', 'Mon, 02 Nov 2026 01:00:00 GMT', '2020-03-01', `${origin}/documents/0a1b2c3d4e5f6`]);
    expect(childrenOf(item, 'guid')[0]?.attributes).toEqual({ isPermaLink: 'false' });
  });
});

describe('the feed of a column', () => {
  const answer: ColumnFeedQuery = { column: { name: '就业创业', description: '就业政策。' }, ...documents(node) };

  it('bears its name and follows its page', async () => {
    const { body } = await fetchFeed(columnFeed(atom), '/feeds/employment.xml', answer, { params: { slug: 'employment' } });
    const feed = readXml(body);
    expect([textOf(feed, `${A}title`), textOf(feed, `${A}subtitle`)]).toEqual(['就业创业 - 人力资源和社会保障厅门户网站', '就业政策。']);
    expect(linksOf(feed)).toContainEqual(['alternate', `${origin}/columns/employment`]);
  });

  it('is not found where there is no such column, and keeps away from the names of other feeds', async () => {
    expect((await fetchFeed(columnFeed(atom), '/feeds/x.xml', { ...answer, column: null }, { params: { slug: 'x' } })).status).toBe(404);
    const { site } = sampleContext('/', {}, (() => Promise.resolve()) as Query).request;
    const [first] = site.columns;
    expect(feedProblems(site)).toEqual([]);
    expect(feedProblems({ ...site, columns: [{ ...(first as NonNullable<typeof first>), slug: 'whats-new' }] })).toEqual([expect.stringContaining('/feeds/whats-new.xml')]);
  });
});

describe('the feed of what changed', () => {
  it('tells what happened, and of what was withdrawn no more than that', async () => {
    const line = { revisionNumber: null, changeNote: null, status: null, document: { title: '办法', kind: 'NORMATIVE_DOCUMENT', documentNumber: null, issuer: { name: '某厅' } } } as const;
    const answer: ChangeFeedQuery = {
      changes: {
        edges: [
          { node: { ...line, id: 'a:VALIDITY_CHANGED:2026-11-20', kind: 'VALIDITY_CHANGED', at: '2026-11-19T16:00:00.000Z', on: '2026-11-20', documentId: '0a1b2c3d4e5f6', status: 'REPEALED' } },
          { node: { ...line, id: 'b:WITHDRAWN:2026-11-19', kind: 'WITHDRAWN', at: '2026-11-19T01:00:00.000Z', on: '2026-11-19', documentId: '0a1b2c3d4e5f7', document: null } },
          { node: { ...line, id: 'a:REVISED:2', kind: 'REVISED', at: '2026-11-18T01:00:00.000Z', on: '2026-11-18', documentId: '0a1b2c3d4e5f6', revisionNumber: 2, changeNote: '更正笔误' } },
        ],
      },
    };
    const { body } = await fetchFeed(changeFeed(atom), '/feeds/whats-new.xml', answer);
    const entries = entriesOf(readXml(body)).map((entry) => [textOf(entry, `${A}title`), textOf(entry, `${A}summary`), textOf(entry, `${A}updated`)]);
    expect(entries).toEqual([
      ['【有效性变更】办法', '有效性变更，自当日起已废止，规范性文件，某厅', '2026-11-19T16:00:00.000Z'],
      ['【撤下】一件已公开的文件已撤下，不再公开', '撤下，编号 0a1b2c3d4e5f7', '2026-11-19T01:00:00.000Z'],
      ['【修订】办法', '修订，第 2 版，修订说明：更正笔误，规范性文件，某厅', '2026-11-18T01:00:00.000Z'],
    ]);
    expect(new Set(entriesOf(readXml(body)).map((entry) => textOf(entry, `${A}id`))).size).toBe(3);
  });
});

describe('a UUID made of a name', () => {
  it('is the same for the same name only', () => {
    expect(nameUuid('甲')).toBe(nameUuid('甲'));
    expect(nameUuid('甲')).not.toBe(nameUuid('乙'));
  });
});
